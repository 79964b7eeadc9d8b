import { yearOf } from '../../../domain/calendar/civil-date.ts';
import { yearDays, type YearDays } from '../../../domain/calendar/imported-calendar.ts';
import type { WorkdayFault } from '../../../domain/calendar/workday-reading.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import {
  importedCalendarRows,
  type ImportedCalendar,
} from '../../../ledger/read/desk/calendars.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { DeskPage, type Announcement } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { Verbatim } from '../../parts/text.tsx';
import { Faults } from './faults.tsx';
import { calendarWordsOf } from './words.ts';

/** Where the workday calendar is. */
export const CALENDAR_PATH = '/desk/calendar';
/** Years before and after the present one that are told. */
const YEARS = { before: 1, after: 4 };

/** What a form has sent, and why it was not taken. */
export interface RefusedCalendar {
  text: string;
  faults: readonly WorkdayFault[];
}

/** GET /desk/calendar: how each year is worked, what was brought in, and the form for more. */
export async function showCalendar(
  desk: Desk,
  announcement: Announcement | null = doneOf(desk),
  refused: RefusedCalendar | null = null,
) {
  const { c, ledger, mayAct, words: page } = desk;
  const words = calendarWordsOf(page.lang);
  const rows = await importedCalendarRows(ledger);
  const present = yearOf(civilDateOf(desk.now, desk.zone));
  const years = Array.from({ length: YEARS.before + YEARS.after + 1 }, (_, index) =>
    yearDays(ledger.calendar, present - YEARS.before + index),
  );
  return c.html(
    <DeskPage desk={desk} title={words.title} section="calendar" announcement={announcement}>
      <p>{words.text}</p>
      {refused && refused.faults.length > 0 && <Faults desk={desk} faults={refused.faults} />}
      <Card title={words.years} body="table">
        <Years desk={desk} years={years} rows={rows} />
      </Card>
      {mayAct && (
        <Card title={words.bring} body="padded">
          <BringForm desk={desk} text={refused?.text ?? ''} />
        </Card>
      )}
      <Card title={words.history} body="table">
        {rows.length === 0 ? <Empty text={words.noHistory} /> : <History desk={desk} rows={rows} />}
      </Card>
    </DeskPage>,
    announcement?.good === false || refused ? 409 : 200,
  );
}

/** What `?done=` announces. */
function doneOf(desk: Desk): Announcement | null {
  const { done } = calendarWordsOf(desk.words.lang);
  const name = desk.c.req.query('done') ?? '';
  return Object.hasOwn(done, name) ? { good: true, text: done[name as keyof typeof done] } : null;
}

function Years(props: {
  desk: Desk;
  years: readonly YearDays[];
  rows: readonly ImportedCalendar[];
}) {
  const { desk, years, rows } = props;
  const words = calendarWordsOf(desk.words.lang);
  const imported = new Set(
    rows.filter(({ undoneAt }) => undoneAt === null).flatMap((row) => row.years),
  );
  const days = (dates: readonly string[]) =>
    dates.length === 0 ? '–' : dates.map((date) => date.slice(5)).join(' ');
  return (
    <table class="table card-table">
      <thead>
        <tr>
          <th scope="col">{words.columns.year}</th>
          <th scope="col">{words.columns.state}</th>
          <th scope="col">{words.columns.off}</th>
          <th scope="col">{words.columns.worked}</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, isProvisional, daysOff, worked }) => (
          <tr>
            <th scope="row">{year}</th>
            <td>
              {imported.has(year)
                ? words.importedState
                : isProvisional
                  ? words.provisional
                  : words.published}
            </td>
            <td class="small">{days(daysOff)}</td>
            <td class="small">{days(worked)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const EXAMPLE = '2027-01-01,休\n2027-02-06,班';

function BringForm({ desk, text }: { desk: Desk; text: string }) {
  const words = calendarWordsOf(desk.words.lang);
  return (
    <form method="post" action={`${CALENDAR_PATH}/preview`} enctype="multipart/form-data">
      <input type="hidden" name="plan" value={desk.plan.id} />
      <p>{words.bringText}</p>
      <label class="w-100 mb-2">
        <span class="fw-bold">{words.paste}</span>
        <span class="d-block muted small">{words.example}</span>
        <textarea class="form-control" name="text" rows={8} lang="zh-CN" placeholder={EXAMPLE}>
          {text}
        </textarea>
      </label>
      <label class="w-100 mb-2">
        <span class="fw-bold">{words.file}</span>
        <input class="form-control" type="file" name="file" accept=".txt,.csv,.ics" />
      </label>
      <p class="btn-row mb-0">
        <button class="btn btn-primary">{words.preview}</button>
      </p>
    </form>
  );
}

function History({ desk, rows }: { desk: Desk; rows: readonly ImportedCalendar[] }) {
  const words = calendarWordsOf(desk.words.lang);
  const tell = (at: Date) => desk.words.instant(at, desk.zone);
  const newest = rows.find(({ undoneAt }) => undoneAt === null);
  return (
    <table class="table table-list card-table">
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              {words.covers(row.years.join(desk.words.lang === 'en' ? ', ' : '、'))}
            </th>
            <td>
              <div>
                {words.importedAt(tell(row.importedAt))}
                <Verbatim c={desk.c} text={row.importedBy} />
              </div>
              {row.undoneAt && (
                <div class="muted">
                  {words.undoneAt(tell(row.undoneAt))}
                  <Verbatim c={desk.c} text={row.undoneBy ?? ''} />
                </div>
              )}
            </td>
            <td class="text-end">
              {row === newest && desk.mayAct && (
                <form method="post" action={`${CALENDAR_PATH}/preview`}>
                  <input type="hidden" name="plan" value={desk.plan.id} />
                  <input type="hidden" name="takeBack" value={row.id} />
                  <button class="btn btn-sm">{words.takeBack}</button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
