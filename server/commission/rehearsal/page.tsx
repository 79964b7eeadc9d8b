import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { proposedYears } from '../../../domain/preflight/proposed-years.ts';
import { yearOf } from '../../../domain/calendar/civil-date.ts';
import {
  rehearsalsOf,
  rehearsalUnderWay,
  type RehearsalRow,
} from '../../../ledger/read/desk/rehearsals.ts';
import { keptRehearsal } from '../../../ledger/rehearsal/kept.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { DeskPage, PlanTitle, type Announcement } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { Verbatim } from '../../parts/text.tsx';
import { RehearsedMails } from './mails-card.tsx';
import { Failure, UnderWay } from './progress.tsx';
import { ResultCards } from './result.tsx';
import { rehearsalWordsOf } from './words.ts';
import { rowsOf } from '../../parts/pager.tsx';

/** Where rehearsals are. */
export const REHEARSAL_PATH = '/desk/rehearsal';

/** The years a form has asked for; null: none yet. */
export type AskedYears = { from: string; to: string } | null;

/**
 * GET /desk/rehearsal: how far a rehearsal of the plan is, and what came of it; the newest, or the one
 * that `?id=` names.
 */
export async function showRehearsal(
  desk: Desk,
  announcement: Announcement | null = doneOf(desk),
  asked: AskedYears = null,
) {
  const { c, ledger, plan, mayAct } = desk;
  const words = rehearsalWordsOf(desk.words.lang);
  const [rows, underWay] = await Promise.all([
    rehearsalsOf(ledger, plan.id, rowsOf(desk.c)),
    rehearsalUnderWay(ledger),
  ]);
  const shown = rows.find(({ id }) => String(id) === c.req.query('id')) ?? rows[0];
  const isKept = mayAct && shown?.result && (await keptRehearsal(ledger, shown.id)) !== null;
  const isOwn = underWay?.planId === plan.id;
  // Its own address: what was announced once is not said again.
  if (isOwn && !underWay.isSilent) c.header('Refresh', `2; url=${desk.link(REHEARSAL_PATH)}`);
  return c.html(
    <DeskPage desk={desk} title={words.title} section="rehearsal" announcement={announcement}>
      <PlanTitle desk={desk} />
      <p>{words.text}</p>
      {isOwn && <UnderWay desk={desk} row={underWay} />}
      {underWay && !isOwn && !underWay.isSilent && (
        <div class="panel-warn" role="status">
          <p class="m-0">{words.elsewhere}</p>
        </div>
      )}
      {mayAct && (!underWay || underWay.isSilent) && (
        <Card title={words.ask} body="padded">
          <AskForm desk={desk} asked={asked} />
          <p class="muted small m-0 mt-3">{words.behaviour}</p>
        </Card>
      )}
      {shown?.state === 'failed' && <Failure desk={desk} row={shown} />}
      {shown?.result && (
        <>
          <ResultCards desk={desk} row={shown} result={shown.result}>
            {isKept && <LookAround desk={desk} id={shown.id} />}
          </ResultCards>
          <RehearsedMails desk={desk} row={shown} result={shown.result} />
        </>
      )}
      <Card title={words.earlier} body="table">
        {rows.length === 0 ? <Empty text={words.none} /> : <Earlier desk={desk} rows={rows} />}
      </Card>
    </DeskPage>,
    announcement?.good === false && c.req.method === 'POST' ? 409 : 200,
  );
}

/** Leads into the pages of a rehearsal. */
function LookAround({ desk, id }: { desk: Desk; id: number }) {
  const words = rehearsalWordsOf(desk.words.lang);
  return (
    <Card title={words.lookAround} body="padded">
      <p>{words.lookAroundText}</p>
      <form method="post" action={`${REHEARSAL_PATH}/${id}/look`}>
        <button class="btn btn-primary">{words.lookAround}</button>
      </form>
    </Card>
  );
}

/** What `?done=` announces. */
function doneOf(desk: Desk): Announcement | null {
  const { done } = rehearsalWordsOf(desk.words.lang);
  const name = desk.c.req.query('done') ?? '';
  return Object.hasOwn(done, name)
    ? { good: name !== 'gone', text: done[name as keyof typeof done] }
    : null;
}

function AskForm({ desk, asked }: { desk: Desk; asked: AskedYears }) {
  const { plan, c } = desk;
  const words = rehearsalWordsOf(desk.words.lang);
  const present = yearOf(civilDateOf(desk.now, desk.zone));
  const proposed = proposedYears(plan, present);
  const years = {
    from: asked?.from ?? c.req.query('from') ?? plan.launchFrom ?? proposed.from,
    to: asked?.to ?? c.req.query('to') ?? plan.launchTo ?? proposed.to,
  };
  const field = (name: 'from' | 'to') => (
    <label>
      <span class="d-block muted small">{words[name]}</span>
      <input
        class="form-control"
        type="number"
        name={name}
        value={years[name]}
        min={1949}
        max={9998}
        required
      />
    </label>
  );
  return (
    <form method="post" action={REHEARSAL_PATH} class="d-flex flex-wrap gap-3 align-items-end">
      <input type="hidden" name="plan" value={plan.id} />
      {field('from')}
      {field('to')}
      <button class="btn btn-primary" name="span" value="first">
        {words.firstYear}
      </button>
      <button class="btn" name="span" value="all">
        {words.allYears}
      </button>
    </form>
  );
}

function Earlier({ desk, rows }: { desk: Desk; rows: readonly RehearsalRow[] }) {
  const words = rehearsalWordsOf(desk.words.lang);
  return (
    <table class="table table-list card-table">
      <tbody>
        {rows.map(({ id, fromYear, toYear, state, askedAt, askedBy, result }) => (
          <tr>
            <td>
              <a href={desk.link(REHEARSAL_PATH, { id })}>{words.years(fromYear, toYear)}</a>
            </td>
            <td>{words.state[state]}</td>
            <td>
              {words.askedBy(desk.words.instant(askedAt, desk.zone))}
              <Verbatim c={desk.c} text={askedBy} />
            </td>
            <td>{result && words.seconds(Math.round(result.seconds))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
