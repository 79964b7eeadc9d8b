import { startStates, type StartState, type StartStep } from '../../domain/register/checklist.ts';
import { installed } from '../../ledger/read/register/installed.ts';
import { Card } from '../parts/card.tsx';
import type { AppContext } from '../web/deps.ts';
import { userOf } from '../web/session.ts';
import { RegisterPage } from './register-page.tsx';
import { registerWords } from './words.ts';

/** Where each step is taken. */
const LINKS: Record<StartStep, string> = {
  administrator: '/desk/register/users',
  commission: '/desk/register?add=commission#add',
  government: '/desk/register?add=government_office#add',
  register: '/desk/register/files',
  document: '/desk/import',
  people: '/desk/register?show=silent',
  launch: '/desk/launch',
};

/** GET /desk/start: the way from an empty installation to the first mail, and how far it is. */
export async function showStart(c: AppContext) {
  const { start: words, sections } = registerWords(c);
  const facts = await installed(c.get('deps').ledger);
  const states = startStates(facts);
  const { commissions, governments, agencies, reachable, plans } = facts;
  const all = commissions + governments + agencies;
  const counts: Partial<Record<StartStep, string>> = {
    ...(agencies > 0 && { register: words.counts.agencies(agencies) }),
    ...(all > 0 && {
      people: `${words.counts.agencies(all)} · ${words.counts.reachable(reachable)}`,
    }),
    ...(plans > 0 && { document: words.counts.plans(plans) }),
  };
  return c.html(
    <RegisterPage c={c} title={sections.start} section="start">
      <p>{states.every(({ done }) => done) ? words.finished : words.lead}</p>
      <Card>
        <ol class="start-steps">
          {states.map((state) => (
            <Step c={c} state={state} count={counts[state.step]} />
          ))}
        </ol>
      </Card>
    </RegisterPage>,
  );
}

function Step(props: { c: AppContext; state: StartState; count: string | undefined }) {
  const { c, count } = props;
  const { step, done, next } = props.state;
  const { start: words } = registerWords(c);
  const { title, text, link } = words.steps[step];
  // Roles are an administrator's.
  const mayFollow = step !== 'administrator' || userOf(c).role === 'admin';
  return (
    <li
      class={done ? 'is-done' : next ? 'is-next' : ''}
      {...(next && { 'aria-current': 'step' as const })}
    >
      <span class="start-mark" aria-hidden="true">
        {done ? '✓' : next ? '→' : '·'}
      </span>
      <div>
        <h2>
          {title}{' '}
          <span class="muted small">{done ? words.done : next ? words.next : words.later}</span>
        </h2>
        <p class="muted">{text}</p>
        {count !== undefined && <p class="small">{count}</p>}
      </div>
      {mayFollow && (
        <a class={next ? 'btn btn-primary act' : 'act'} href={LINKS[step]}>
          {link}
        </a>
      )}
    </li>
  );
}
