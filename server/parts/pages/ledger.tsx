import { choicesOf, type Choices } from '../../../ledger/read/desk/choices.ts';
import type { LedgerFilter, LedgerSort } from '../../../ledger/read/desk/ledger-filter.ts';
import {
  LEDGER_PAGE_SIZE,
  ledgerPage,
  type LedgerPage,
} from '../../../ledger/read/desk/ledger-page.ts';
import { Card, Empty } from '../card.tsx';
import { cycleText } from '../cycle-choice.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { ledgerTableWordsOf } from '../files/table-words.ts';
import { LightTag } from '../light-tag.tsx';
import { AgencyLink, reportName, reportPath } from '../names.tsx';
import { Pages } from '../pager.tsx';
import { headOf, internalDueText, Verbatim } from '../text.tsx';
import { LedgerFilterForm } from './ledger-filter.tsx';
import { filterFrom, queryOf } from './ledger-query.ts';

const PATH = '/desk/reports';

/** GET /desk/reports: the ledger (台账), narrowed, searched and sorted by its address. */
export async function showLedger(
  desk: Desk,
  announcement: Announcement | null = doneOf(desk),
  status: 200 | 409 | 422 = 200,
) {
  const asked = filterFrom(desk);
  const choices = await choicesOf(desk.ledger, desk.plan, asked.agencyId);
  // An agency may be named instead of chosen; its id stands in the addresses from here on.
  const filter = { ...asked, agencyId: choices.agency?.id ?? asked.agencyId };
  const page = await ledgerPage(desk.ledger, desk.plan, filter, desk.now);
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={desk.says.sections.reports}
      section="reports"
      announcement={announcement}
    >
      <LedgerFilterForm desk={desk} filter={filter} choices={choices} path={PATH} />
      <Rows desk={desk} filter={filter} page={page} choices={choices} />
      {desk.mayAct && <TableBack desk={desk} />}
    </DeskPage>,
    status,
  );
}

const doneOf = ({ c, words }: Desk): Announcement | null =>
  c.req.query('done') === 'table'
    ? { good: true, text: ledgerTableWordsOf(words.lang).done }
    : null;

/** The ledger's own table, edited and sent in: shown first, then written. */
function TableBack({ desk }: { desk: Desk }) {
  const words = ledgerTableWordsOf(desk.words.lang);
  return (
    <Card title={words.title} id="table" body="padded">
      <p>{words.text}</p>
      <form method="post" action={`${PATH}/table/preview`} enctype="multipart/form-data">
        <input type="hidden" name="plan" value={desk.plan.id} />
        <label class="d-block mb-2">
          <span class="fw-bold">{words.file}</span>
          <input class="form-control" type="file" name="file" accept=".xlsx" required />
        </label>
        <button class="btn">{words.look}</button>
      </form>
    </Card>
  );
}

interface RowsProps {
  desk: Desk;
  filter: LedgerFilter;
  page: LedgerPage;
  choices: Choices;
}

function Rows({ desk, filter, page }: RowsProps) {
  const { ledger: words, common } = desk.says;
  const { rows, count, total } = page;
  const isOneCycle = filter.kind !== null && filter.period !== null;
  const href = (number: number) => desk.link(PATH, { ...queryOf(filter), page: number });
  return (
    <section class="card">
      <p class="p-3 m-0 fw-bold" role="status">
        {page.isMore ? words.countMore(count, total) : words.count(count, total)}
        {count > 0 && (
          <a
            class="ms-3 fw-normal no-print"
            href={desk.link('/desk/reports.xlsx', queryOf(filter))}
          >
            {desk.says.download.xlsx}
          </a>
        )}
      </p>
      {rows.length === 0 ? (
        <Empty text={words.empty} />
      ) : (
        <div class="table-responsive">
          <table
            class="table table-list card-table ledger-table"
            data-file={desk.link('/desk/reports.xlsx', queryOf(filter))}
          >
            <thead>
              <tr>
                <SortHead desk={desk} filter={filter} sort="number" label={words.number} />
                <th scope="col">{words.subject}</th>
                <SortHead desk={desk} filter={filter} sort="agency" label={common.agency} />
                <SortHead desk={desk} filter={filter} sort="due" label={common.due} />
                <SortHead desk={desk} filter={filter} sort="light" label={common.light} />
                <th scope="col">{common.stage}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <td class="nowrap">
                    <a class="fw-bold" href={reportPath(row.id)}>
                      {row.task ? row.task.number : common.show}
                    </a>
                  </td>
                  <td>
                    {row.task ? (
                      <a class="text-reset" href={reportPath(row.id)}>
                        <Verbatim c={desk.c} text={headOf(row.task.text)} />
                      </a>
                    ) : (
                      <Verbatim c={desk.c} text={reportName(desk, row)} />
                    )}
                    {!isOneCycle && <div class="muted small">{cycleText(desk, row)}</div>}
                  </td>
                  <td>
                    <AgencyLink desk={desk} agency={row.agency} />
                  </td>
                  <td class="nowrap">
                    {desk.words.shortDate(row.dueOn)}
                    {row.internalDueOn !== null && (
                      <div class="muted small">{internalDueText(desk.c, row.internalDueOn)}</div>
                    )}
                  </td>
                  <td>
                    {!row.leftAt && <LightTag c={desk.c} light={row.light} kind={row.kind} />}
                  </td>
                  <td class="nowrap">
                    {row.leftAt ? desk.words.left : desk.words.stage[row.stage]}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages
        desk={desk}
        page={page.page}
        pages={page.pages}
        of={{ count, size: LEDGER_PAGE_SIZE }}
        href={href}
      />
    </section>
  );
}

interface SortHeadProps {
  desk: Desk;
  filter: LedgerFilter;
  sort: LedgerSort;
  label: string;
}

/** A column's head that sorts by it, and the other way round when it does already. */
function SortHead({ desk, filter, sort, label }: SortHeadProps) {
  const { ledger: words } = desk.says;
  const isActive = filter.sort === sort;
  const descending = isActive && !filter.descending;
  const href = desk.link(PATH, queryOf({ ...filter, sort, descending, page: 1 }));
  const order = filter.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" {...(isActive && { 'aria-sort': order as 'ascending' | 'descending' })}>
      <a class="text-reset" href={href} title={words.sort[sort]}>
        {label}
        {isActive && <span aria-hidden="true">{filter.descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  );
}
