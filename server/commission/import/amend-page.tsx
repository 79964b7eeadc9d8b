import type { ChangedTask, ComparedTask } from '../../../domain/import/difference.ts';
import { amendPlan, type Accepted } from '../../../ledger/drafts/amend-plan.ts';
import { amendmentOf } from '../../../ledger/drafts/amendment.ts';
import { newAgencyId } from '../../../ledger/drafts/import-draft.ts';
import type { Effects } from '../../../ledger/roster/effects.ts';
import type { Child } from 'hono/jsx';
import { Card } from '../../parts/card.tsx';
import { Verbatim } from '../../parts/text.tsx';
import type { AppContext } from '../../web/deps.ts';
import { actorOf, userOf } from '../../web/session.ts';
import { firstOf, type Given } from '../given.ts';
import { valuesIn } from '../order.tsx';
import { showDraft } from './overview-page.tsx';
import { DraftForm, DraftPage, draftPath, importRefusal, viewOf, type DraftView } from './view.tsx';

/** GET /desk/import/:id/amend: how the document differs from the plan it amends, each difference to be ticked. */
export async function showAmendment(
  view: DraftView,
  effects: Effects | null = null,
  status: 200 | 409 = 200,
) {
  const { c, draft, says } = view;
  const { amend: words } = says;
  const { ledger } = c.get('deps');
  const amendment = await amendmentOf(ledger.db, draft);
  if (!amendment) return status === 409 ? showDraft(view, 409) : c.redirect(draftPath(view), 303);
  const { same, changed, added, gone } = amendment.difference;
  const isNone = changed.length + added.length + gone.length === 0;
  const isTyped = firstOf(view.given, 'form') === 'amend';
  const isTicked = (name: string, id: string, otherwise: boolean) =>
    isTyped ? (view.given[name] ?? []).includes(id) : otherwise;
  const box = (name: string, id: string, otherwise: boolean) => (
    <input type="checkbox" name={name} value={id} checked={isTicked(name, id, otherwise)} />
  );
  return c.html(
    <DraftPage view={view} tab="overview">
      {effects && <EffectsCard view={view} effects={effects} />}
      <DraftForm view={view} action="amend" form="amend">
        {effects && (
          <p class="btn-row mb-3">
            <button class="btn btn-warning" name="step" value="do">
              {words.apply}
            </button>
            <a class="btn" href={draftPath(view, 'amend')}>
              {says.back}
            </a>
          </p>
        )}
        <h2>{words.difference}</h2>
        <p>{isNone ? words.nothing : words.same(same.length)}</p>
        {changed.length > 0 && (
          <Card title={`${words.changed} (${changed.length})`}>
            {changed.map((each) => (
              <Changed view={view} change={each} box={box('changed', each.after.id, true)} />
            ))}
          </Card>
        )}
        {added.length > 0 && (
          <Card title={`${words.added} (${added.length})`}>
            {added.map((task) => (
              <div class="import-item">
                <label>
                  {box('added', task.id, true)} <Words view={view} task={task} />
                </label>
              </div>
            ))}
          </Card>
        )}
        {gone.length > 0 && (
          <Card title={`${words.gone} (${gone.length})`}>
            <p class="muted px-3 py-3 m-0">{words.goneHint}</p>
            {gone.map((task) => (
              <div class="import-item">
                <label>
                  {box('gone', task.id, false)} <Words view={view} task={task} />
                </label>
              </div>
            ))}
          </Card>
        )}
        {!isNone && (
          <button class="btn btn-primary" name="step" value="preview">
            {words.look}
          </button>
        )}
      </DraftForm>
    </DraftPage>,
    status,
  );
}

function Changed(props: { view: DraftView; change: ChangedTask; box: Child }) {
  const { view, change, box } = props;
  const { before, after, isReworded, isReassigned } = change;
  const { amend: words, history } = view.says;
  return (
    <div class="import-item">
      <label class="fw-bold">
        {box} {isReworded && history.what.text}
        {isReworded && isReassigned && view.says.comma}
        {isReassigned && history.what.roles}
      </label>
      <div class="beside px-0 border-0">
        <div>
          <p class="muted small m-0">{words.before}</p>
          <Words view={view} task={before} />
        </div>
        <div>
          <p class="muted small m-0">{words.after}</p>
          <Words view={view} task={after} />
        </div>
      </div>
    </div>
  );
}

function Words({ view, task }: { view: DraftView; task: ComparedTask }) {
  const { c, draft, says } = view;
  const names = new Map(draft.register.map(({ id, name }) => [id, name]));
  const { number, text, roles } = task;
  return (
    <>
      {number !== null && (
        <strong>
          <Verbatim c={c} text={number} />{' '}
        </strong>
      )}
      <Verbatim c={c} text={text} />
      {roles.map(({ agencyId, role }) => (
        <span class="d-block">
          <span class="role-name">{c.get('words').responsibility[role]}</span>{' '}
          <Verbatim
            c={c}
            text={names.get(agencyId) ?? newName(view, agencyId) ?? says.names.state.new}
          />
        </span>
      ))}
    </>
  );
}

/** The name of an agency that the register does not know yet, from the task that names it. */
const newName = ({ draft }: DraftView, id: string): string | undefined =>
  draft.state.names.map(({ name }) => name).find((name) => newAgencyId(name) === id);

function EffectsCard({ view, effects }: { view: DraftView; effects: Effects }) {
  const { c, says } = view;
  const { amend: words } = says;
  const { left, passed, told } = effects;
  return (
    <Card title={words.effects} body="padded">
      <p class="m-0">{words.left(left.length)}</p>
      <p class="m-0">{words.passed(passed.length)}</p>
      <p class="m-0">{words.told(told.length)}</p>
      <ul class="m-0">
        {told.map(({ name, agency, notice }) => (
          <li>
            <Verbatim c={c} text={`${agency.name} ${name}`} />{' '}
            <span class="muted">{c.get('words').notice[notice]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** POST /desk/import/:id/amend: shows what would come of what is ticked, then enters it into the plan. */
export async function amendByForm(c: AppContext, id: string) {
  const given = valuesIn(await c.req.parseBody({ all: true }));
  const accepted: Accepted = { changed: [], added: [], gone: [], ...pick(given) };
  const isPreview = firstOf(given, 'step') !== 'do';
  const { ledger } = c.get('deps');
  const outcome = await amendPlan(ledger, id, accepted, actorOf(userOf(c)), isPreview);
  if (outcome.ok && !isPreview) {
    const plan = encodeURIComponent(outcome.value.planId);
    return c.redirect(`/desk/changes?plan=${plan}&done=task-changed`, 303);
  }
  const refusal = outcome.ok ? null : importRefusal(c, outcome.refusal);
  const view = await viewOf(c, id, { ...given, form: ['amend'] }, refusal);
  if (!view) return c.notFound();
  return showAmendment(view, outcome.ok ? outcome.value : null, outcome.ok ? 200 : 409);
}

const pick = (given: Given) =>
  Object.fromEntries(['changed', 'added', 'gone'].map((name) => [name, given[name] ?? []]));
