import type { ImportDecision } from '../../../schemas/import-decision.ts';
import type { TakenDecision } from '../../../ledger/drafts/open-draft.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { headOn, Verbatim } from '../../parts/text.tsx';
import { DraftForm, DraftPage, isOpen, type DraftView } from './view.tsx';

/** GET /desk/import/:id/history: what was decided by whom, each to be undone and taken again. */
export function showHistory(view: DraftView, status: 200 | 409 = 200) {
  const { c, draft, says } = view;
  const { history: words } = says;
  const { decisions } = draft;
  const undone = decisions.some(({ undoneAt }) => undoneAt !== null);
  return c.html(
    <DraftPage view={view} tab="history">
      {isOpen(view) && undone && (
        <DraftForm view={view} action="redo" form="redo" class="mb-3">
          <button class="btn">{words.redoLast}</button>
        </DraftForm>
      )}
      <Card title={words.title} body="table">
        {decisions.length === 0 && <Empty text={words.none} />}
        {decisions.length > 0 && (
          <table class="table table-sm table-list card-table">
            <tbody>
              {decisions.toReversed().map((each) => (
                <Row view={view} taken={each} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </DraftPage>,
    status,
  );
}

function Row({ view, taken }: { view: DraftView; taken: TakenDecision }) {
  const { c, says } = view;
  const { history: words } = says;
  const { seq, at, by, decision, undoneAt, undoneBy } = taken;
  const tell = (instant: Date) => c.get('words').instant(instant, c.get('zone'));
  const isUndone = undoneAt !== null;
  return (
    <tr>
      <td class="nowrap">{tell(at)}</td>
      <td>
        {isUndone ? (
          <s>{words.what[decision.what]}</s>
        ) : (
          <strong>{words.what[decision.what]}</strong>
        )}
        <div>
          <Verbatim c={c} text={headOn(c, subjectOf(view, decision), 80)} />
        </div>
        {isUndone && (
          <div class="muted small">
            <Verbatim c={c} text={words.undone(undoneBy ?? '', tell(undoneAt))} />
          </div>
        )}
      </td>
      <td class="nowrap">
        <Verbatim c={c} text={by} />
      </td>
      <td>
        <DraftForm view={view} action={isUndone ? 'redo' : 'undo'} form={`seq-${seq}`}>
          <input type="hidden" name="seq" value={seq} />
          <button class="btn btn-sm">{isUndone ? words.redo : words.undo}</button>
        </DraftForm>
      </td>
    </tr>
  );
}

/** What a decision was about, in the document's or the decider's words. */
function subjectOf({ draft, says, c }: DraftView, decision: ImportDecision): string {
  const { state } = draft;
  const taskText = (key: string) => state.tasks.find((task) => task.key === key)?.text ?? key;
  switch (decision.what) {
    case 'title':
      return decision.title;
    case 'period':
      return `${decision.from}–${decision.to}`;
    case 'rule':
      return says.rules.kind[decision.rule];
    case 'roles':
    case 'split':
    case 'merge':
      return taskText(decision.task);
    case 'text':
    case 'add':
      return decision.text;
    case 'remove':
    case 'aside':
    case 'duty_aside':
      return decision.why;
    case 'name':
      return decision.match.to === 'new'
        ? `${decision.name} · ${c.get('words').agencyKind[decision.match.kind]}`
        : decision.name;
    case 'duty':
      return state.duties[decision.duty]?.quote ?? '';
    case 'owed':
      return decision.why;
    case 'commission':
    case 'government':
      return nameOf(draft.register, decision.agency);
    case 'regions':
      return decision.agencies.map((id) => nameOf(draft.register, id)).join(says.comma);
    case 'amends':
      return decision.plan ?? '';
  }
}

const nameOf = (register: DraftView['draft']['register'], id: string): string =>
  register.find((agency) => agency.id === id)?.name ?? id.replace(/^name:/, '');
