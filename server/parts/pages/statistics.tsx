import {
  currentStatistics,
  type AgenciesWanted,
  type CurrentStatistics,
} from '../../../ledger/read/desk/current-statistics.ts';
import { placeOf } from '../../../ledger/read/desk/page-of.ts';
import { rosterChanges, type RosterChange } from '../../../ledger/read/desk/roster-changes.ts';
import { rosterStatistics, type RosterCount } from '../../../ledger/read/desk/roster-statistics.ts';
import { civilDateOf, civilTimeOf } from '../../../domain/calendar/zoned.ts';
import { AsOfForm, instantFrom } from '../as-of.tsx';
import { Card, Empty } from '../card.tsx';
import { csvOf } from '../csv.ts';
import { cycleText } from '../cycle-choice.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { AgencyLink, ReportLink } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { COLUMNS, linesOf, type StatisticsLine } from '../statistics/groups.ts';
import { statisticsWordsOf } from '../statistics/words.ts';
import { Verbatim } from '../text.tsx';
import { FILINGS } from './ledger-query.ts';

const PATH = '/desk/statistics';
/** Agencies on one page. */
const AGENCIES_SHOWN = 50;

/** GET /desk/statistics: what was owed and what became of it, on the roster of now or an earlier instant. */
export async function showStatistics(desk: Desk) {
  const at = instantOf(desk);
  const asOf = at ?? desk.now;
  const { ledger, plan, selection } = desk;
  const size = rowsOf(desk.c, AGENCIES_SHOWN);
  const [{ list, ...found }, changes] = await Promise.all([
    statisticsOf(desk, at, { page: pageFrom(desk.c.req.query('page')), size }),
    rosterChanges(ledger, plan, selection, asOf),
  ]);
  const words = statisticsWordsOf(desk.words.lang);
  const query: Record<string, string> = at ? { at: localOf(at, desk.zone) } : {};
  return desk.c.html(
    <DeskPage desk={desk} title={words.title} section="statistics" chooser={PATH}>
      <section class="card">
        <div class="card-body d-flex flex-wrap gap-3 align-items-start">
          <div class="me-auto">
            {at && (
              <p class="mb-1 fw-bold">
                {desk.says.report.asOf(desk.words.instant(at, desk.zone))}{' '}
                <a href={desk.link(PATH)}>{desk.says.report.asOfNow}</a>
              </p>
            )}
            <a href={desk.link(`${PATH}.csv`, query)}>{words.download}</a>
          </div>
          <AsOfForm desk={desk} asOf={at} keep={keptOf(desk)} />
        </div>
        <p class="muted small px-3">{words.rule}</p>
      </section>
      {found.total.owed === 0 ? (
        <Card>
          <Empty text={words.none} />
        </Card>
      ) : (
        linesOf(desk, found).map(([group, lines]) => (
          <Card title={words.by[group]} body="table">
            <Counts desk={desk} name={words.by[group]} lines={lines} total={found.total} />
            {group === 'agencies' && (
              <Pages
                desk={desk}
                page={list.page}
                pages={list.pages}
                of={{ count: list.count, size }}
                href={(page) => desk.link(PATH, { ...query, page })}
              />
            )}
          </Card>
        ))
      )}
      <Card title={words.changes} body="table">
        <Changes desk={desk} changes={changes} />
      </Card>
    </DeskPage>,
  );
}

/** GET /desk/statistics.csv: the same counts, to be taken away. */
export async function downloadStatistics(desk: Desk) {
  const asked = instantOf(desk);
  const at = asked ?? desk.now;
  const { plan, zone } = desk;
  const found = await statisticsOf(desk, asked, { page: 1, size: Number.MAX_SAFE_INTEGER });
  const words = statisticsWordsOf(desk.words.lang);
  const dated = (label: string) => COLUMNS.map((column) => `${label} · ${words.column[column]}`);
  const cells = (count: RosterCount) => [
    count.owed,
    count.left,
    ...COLUMNS.map((column) => count.original[column]),
    ...COLUMNS.map((column) => count.extended[column]),
    ...FILINGS.map((filing) => count.filings[filing]),
  ];
  const text = csvOf([
    [
      words.group,
      words.name,
      words.owed,
      words.left,
      ...dated(words.original),
      ...dated(words.extended),
      ...FILINGS.map((filing) => desk.words.tally[filing]),
    ],
    [words.total, '', ...cells(found.total)],
    ...linesOf(desk, found).flatMap(([group, lines]) =>
      lines.map(({ name, count }) => [words.by[group], name, ...cells(count)]),
    ),
  ]);
  const file = `${words.file}-${plan.id}-${civilDateOf(at, zone)}.csv`;
  return desk.c.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
  });
}

/** The counts of now by their classes, those of an earlier instant by the facts of then; one page of the agencies. */
async function statisticsOf(
  { ledger, plan, selection, now }: Desk,
  at: Date | null,
  wanted: AgenciesWanted,
): Promise<CurrentStatistics> {
  if (!at) return currentStatistics(ledger, plan, selection, now, wanted);
  const found = await rosterStatistics(ledger, plan, selection, at);
  const count = found.agencies.length;
  const { page, pages, limit, offset } = placeOf(count, wanted.size, wanted.page);
  const agencies = found.agencies.slice(offset, offset + limit);
  return { ...found, agencies, list: { count, page, pages } };
}

/** The earlier instant that the address asks for; null: now. */
function instantOf({ c, zone, now }: Desk): Date | null {
  const at = instantFrom(c.req.query('at'), zone);
  return at && at < now ? at : null;
}

const localOf = (at: Date, zone: string) => `${civilDateOf(at, zone)}T${civilTimeOf(at, zone)}`;

/** What else the address says, for a form that would leave it out. */
function keptOf(desk: Desk): Record<string, string> {
  const search = desk.link('').slice(1);
  return Object.fromEntries(new URLSearchParams(search));
}

interface CountsProps {
  desk: Desk;
  name: string;
  lines: StatisticsLine[];
  total: RosterCount;
}

function Counts({ desk, name, lines, total }: CountsProps) {
  const words = statisticsWordsOf(desk.words.lang);
  const cells = (count: RosterCount) => (
    <>
      <td>{count.owed}</td>
      {(['original', 'extended'] as const).map((date) =>
        COLUMNS.map((column) => <td>{count[date][column]}</td>),
      )}
      {FILINGS.map((filing) => (
        <td>{count.filings[filing]}</td>
      ))}
      <td>{count.left}</td>
    </>
  );
  return (
    <table class="table card-table named-table counts-table">
      <thead>
        <tr>
          <th scope="col" rowspan={2}>
            {name}
          </th>
          <th scope="col" rowspan={2}>
            {words.owed}
          </th>
          <th scope="colgroup" colspan={COLUMNS.length}>
            {words.original}
          </th>
          <th scope="colgroup" colspan={COLUMNS.length}>
            {words.extended}
          </th>
          <th scope="colgroup" colspan={FILINGS.length}>
            {words.filings}
          </th>
          <th scope="col" rowspan={2}>
            {words.left}
          </th>
        </tr>
        <tr>
          {[0, 1].map(() => COLUMNS.map((column) => <th scope="col">{words.column[column]}</th>))}
          {FILINGS.map((filing) => (
            <th scope="col">{desk.words.tally[filing]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <th scope="row">
              <Verbatim c={desk.c} text={line.name} />
            </th>
            {cells(line.count)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {cells(total)}
        </tr>
      </tfoot>
    </table>
  );
}

/** Why it joined, left or passed; an unknown cause is shown as it stands. */
function causeText(desk: Desk, { what, cause }: RosterChange): string {
  const known = statisticsWordsOf(desk.words.lang).cause[cause];
  return known ?? (what === 'left' ? desk.words.leftCause(cause) : cause);
}

/** Each joiner and leaver, and what passed to another, with why. */
function Changes({ desk, changes }: { desk: Desk; changes: RosterChange[] }) {
  const words = statisticsWordsOf(desk.words.lang);
  const { common } = desk.says;
  if (changes.length === 0) return <Empty text={words.noChanges} />;
  return (
    <table class="table table-list card-table">
      <caption class="px-3">{words.changesNote}</caption>
      <thead>
        <tr>
          <th scope="col">{common.time}</th>
          <th scope="col">{common.stage}</th>
          <th scope="col">{common.task}</th>
          <th scope="col">{common.agency}</th>
          <th scope="col">{common.reason}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr>
            <td class="nowrap">{desk.words.instant(change.at, desk.zone)}</td>
            <td class="nowrap">{words.what[change.what]}</td>
            <td>
              <ReportLink desk={desk} report={{ ...change, id: change.reportId }} />
              {!change.task && <div class="muted small">{cycleText(desk, change)}</div>}
            </td>
            <td>
              <AgencyLink desk={desk} agency={change.agency} />
              {change.to && (
                <div>
                  {words.to} <AgencyLink desk={desk} agency={change.to} />
                </div>
              )}
            </td>
            <td>
              <Verbatim c={desk.c} text={causeText(desk, change)} />
              {change.why !== null && (
                <p class="quote">
                  <Verbatim c={desk.c} text={change.why} />
                </p>
              )}
              {change.by !== null && (
                <div class="muted small">
                  {desk.says.report.by}
                  <Verbatim c={desk.c} text={change.by} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
