import { kindWordsOf } from '../../domain/kinds/words.ts';
import { endObligation, resumeObligation } from '../../ledger/commands/end-obligation.ts';
import { planChanges, type ObligationRow } from '../../ledger/read/desk/changes.ts';
import { Card, Empty } from '../parts/card.tsx';
import { announcementOf, DeskPage, type Announcement } from '../parts/desk-page.tsx';
import type { Desk } from '../parts/desk.ts';
import { AgencyLink } from '../parts/names.tsx';
import { headOn, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { changeWordsOf } from './change-words.ts';
import { firstOf, type Given } from './given.ts';
import { order } from './order.tsx';
import { WhyField } from './preview-page.tsx';
import { taskPath } from './tasks-page.tsx';
import { rowsOf } from '../parts/pager.tsx';

/** GET /desk/changes: what passed between agencies, what was changed of tasks, and the obligations. */
export async function showChanges(
  desk: Desk,
  given: Given = {},
  refusal: Announcement | null = null,
) {
  const { transfers, changes, obligations } = await planChanges(
    desk.ledger,
    desk.plan,
    rowsOf(desk.c),
  );
  const all = changeWordsOf(desk.words.lang);
  const { changes: words, transfer } = all;
  const tell = (at: Date) => desk.words.instant(at, desk.zone);
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={words.title}
      section="changes"
      announcement={refusal ?? announcementOf(desk)}
    >
      <p>
        <a href={desk.link('/desk/tasks')}>{all.tasks}</a>
      </p>
      <Card title={words.transfers} body="table">
        {transfers.length === 0 && <Empty text={words.noTransfers} />}
        <table class="table table-sm table-list card-table">
          <tbody>
            {transfers.map(({ at, by, cause, why, from, to, tasks }) => (
              <tr>
                <td class="nowrap">{tell(at)}</td>
                <td>
                  <AgencyLink desk={desk} agency={from} /> → <AgencyLink desk={desk} agency={to} />
                </td>
                <td class="nowrap">
                  {transfer.cause[cause as keyof typeof transfer.cause]}
                  {desk.words.frame.colon}
                  {tasks === 0 ? transfer.whole : transfer.some(tasks)}
                </td>
                <td>
                  <Verbatim c={desk.c} text={why} />
                  <div class="muted small">
                    {words.by}
                    <Verbatim c={desk.c} text={by} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={words.taskChanges} body="table">
        {changes.length === 0 && <Empty text={words.noTaskChanges} />}
        <table class="table table-sm table-list card-table">
          <tbody>
            {changes.map(({ at, by, why, task, what }) => (
              <tr>
                <td class="nowrap">{tell(at)}</td>
                <td>
                  <a href={taskPath(desk, task.id)}>{all.task(task.number)}</a>{' '}
                  <Verbatim c={desk.c} text={headOn(desk.c, task.text, 30)} />
                </td>
                <td class="nowrap">{all.what[what]}</td>
                <td>
                  <Verbatim c={desk.c} text={why} />
                  <div class="muted small">
                    {words.by}
                    <Verbatim c={desk.c} text={by} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={words.obligations} body="padded" id="obligations">
        {obligations.map((obligation) => (
          <Obligation desk={desk} obligation={obligation} given={given} />
        ))}
      </Card>
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

function Obligation(props: { desk: Desk; obligation: ObligationRow; given: Given }) {
  const { desk, obligation, given } = props;
  const all = changeWordsOf(desk.words.lang);
  const { changes: words } = all;
  const { id, kind, order: sentence, added, ended, cycles, open, confirmedBy } = obligation;
  const isThis = firstOf(given, 'obligation') === id;
  return (
    <div class="mb-3">
      <strong>{kindWordsOf(desk.words.lang, kind).name}</strong>{' '}
      <span class="muted">
        {words.cycles(cycles)} · {words.open(open)} · {words.confirmedBy}
        <Verbatim c={desk.c} text={confirmedBy} />
      </span>
      <p class="quote m-0">
        <Verbatim c={desk.c} text={sentence ?? added?.why ?? ''} />
      </p>
      {ended && (
        <p class="m-0">
          {words.endedAt(desk.words.instant(ended.at, desk.zone))}
          {desk.words.frame.colon}
          <Verbatim c={desk.c} text={ended.why} />
        </p>
      )}
      {desk.mayAct && (
        <details open={isThis}>
          <summary>
            <span class="btn btn-sm">{ended ? words.resume : words.end}…</span>
          </summary>
          <form method="post" action={`/desk/obligations/${encodeURIComponent(id)}`}>
            <input type="hidden" name="plan" value={desk.plan.id} />
            <input type="hidden" name="obligation" value={id} />
            <input type="hidden" name="what" value={ended ? 'resume' : 'end'} />
            {!ended && (
              <>
                <p class="mt-2">{words.endText}</p>
                {(['stay', 'leave'] as const).map((each) => (
                  <label class="me-3">
                    <input
                      type="radio"
                      name="open"
                      value={each}
                      checked={(isThis ? firstOf(given, 'open') : 'stay') === each}
                    />{' '}
                    {words[each]}
                  </label>
                ))}
              </>
            )}
            <WhyField desk={desk} label={all.why} value={isThis ? firstOf(given, 'why') : ''} />
            <button class="btn btn-primary" name="step" value="preview">
              {all.look}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}

/** POST /desk/obligations/:id: ends an obligation, or takes its end back. */
export const changeObligation = (c: AppContext, obligationId: string) =>
  order(c, {
    done: 'obligation-changed',
    back: (desk) => desk.link('/desk/changes'),
    again: (desk, given, refusal) => showChanges(desk, given, refusal),
    command({ ledger, plan }, given, ordered) {
      if (firstOf(given, 'what') === 'resume')
        return resumeObligation(ledger, plan.id, obligationId, ordered);
      const open = firstOf(given, 'open') === 'leave' ? 'leave' : 'stay';
      return endObligation(ledger, plan.id, obligationId, open, ordered);
    },
  });
