import type { Child } from 'hono/jsx';
import type { TaskPage } from '../../ledger/read/desk/tasks.ts';
import type { AgencyName } from '../../ledger/read/desk/plans.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import type { Desk } from '../parts/desk.ts';
import { agencyText } from '../parts/names.tsx';
import { changeWordsOf } from './change-words.ts';
import { firstOf, type Given } from './given.ts';
import { WhyField } from './preview-page.tsx';

interface TaskFormsProps {
  desk: Desk;
  task: TaskPage;
  agencies: AgencyName[];
  /** What was typed before a refusal. */
  given: Given;
}

/** Rows for agencies beyond those a task has. */
const MORE_ROWS = 2;
const ROLES = ['lead', 'responsible', 'cooperating'] as const;

/** What the commission does with a task; each is shown before it is done. */
export function TaskForms({ desk, task, agencies, given }: TaskFormsProps) {
  const words = changeWordsOf(desk.words.lang);
  const path = `/desk/tasks/${encodeURIComponent(task.id)}`;
  const form = (what: string, open: string, text: string, children?: Child) => (
    <TaskForm desk={desk} given={given} action={path} what={what} open={open} text={text}>
      {children}
    </TaskForm>
  );
  if (task.setAside) return form('resume', words.resume.open, words.resume.text);
  const cause = firstOf(given, 'cause') || 'dropped';
  return (
    <>
      {form(
        'set-aside',
        words.drop.open,
        words.drop.text,
        <p>
          {(['dropped', 'completed'] as const).map((each) => (
            <label class="me-3">
              <input type="radio" name="cause" value={each} checked={cause === each} />{' '}
              {words.drop.cause[each]}
            </label>
          ))}
        </p>,
      )}
      {form(
        'reassign',
        words.reassign.open,
        words.reassign.text,
        <Responsible desk={desk} task={task} agencies={agencies} given={given} />,
      )}
      {form(
        'reword',
        words.reword.open,
        words.reword.text,
        <textarea
          class="form-control mb-2"
          name="text"
          rows={6}
          maxlength={5000}
          required
          lang="zh-CN"
          aria-label={words.text}
        >
          {firstOf(given, 'text') || task.text}
        </textarea>,
      )}
    </>
  );
}

function TaskForm(props: {
  desk: Desk;
  given: Given;
  action: string;
  what: string;
  open: string;
  text: string;
  children?: Child;
}) {
  const { desk, given, action, what, open, text, children } = props;
  const words = changeWordsOf(desk.words.lang);
  const source = firstOf(given, 'source');
  const isThis = firstOf(given, 'what') === what || (source !== '' && what === 'reword');
  return (
    <Card id={what}>
      <details class="card-body" open={isThis}>
        <summary>
          <span class="btn">{open}…</span>
        </summary>
        <p class="mt-2">{text}</p>
        <form method="post" action={action}>
          <input type="hidden" name="plan" value={desk.plan.id} />
          <input type="hidden" name="what" value={what} />
          {source !== '' && <input type="hidden" name="source" value={source} />}
          {children}
          <WhyField desk={desk} label={words.why} value={isThis ? firstOf(given, 'why') : ''} />
          <NoClassified c={desk.c} />
          <button class="btn btn-primary" name="step" value="preview">
            {words.look}
          </button>
        </form>
      </details>
    </Card>
  );
}

function Responsible({ desk, task, agencies, given }: TaskFormsProps) {
  const words = changeWordsOf(desk.words.lang);
  const typed = given['agency'];
  const rows = typed
    ? typed.map((agencyId, i) => ({ agencyId, role: given['role']?.[i] ?? 'lead' }))
    : [
        ...task.responsible.map(({ agency, role }) => ({ agencyId: agency.id, role })),
        ...Array.from({ length: MORE_ROWS }, () => ({ agencyId: '', role: 'lead' })),
      ];
  return (
    <>
      {rows.map(({ agencyId, role }) => (
        <div class="d-flex gap-2 mb-2">
          <select class="form-select w-auto" name="role" aria-label={words.responsible}>
            {ROLES.map((each) => (
              <option value={each} selected={each === role}>
                {desk.words.responsibility[each]}
              </option>
            ))}
          </select>
          <select class="form-select" name="agency" aria-label={desk.says.common.agency}>
            <option value="">{words.reassign.nobody}</option>
            {agencies.map((agency) => (
              <option
                value={agency.id}
                selected={agency.id === agencyId}
                {...(desk.words.lang === 'en' && agency.nameEn === null && { lang: 'zh-CN' })}
              >
                {agencyText(desk, agency)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  );
}
