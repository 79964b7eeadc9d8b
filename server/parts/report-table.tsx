import type { Child } from 'hono/jsx';
import type { ReportRow } from '../../ledger/read/desk/report-rows.ts';
import { Empty } from './card.tsx';
import type { Desk } from './desk.ts';
import { LightTag } from './light-tag.tsx';
import { AgencyLink, ReportLink } from './names.tsx';

interface ReportTableProps<Row extends ReportRow> {
  desk: Desk;
  rows: readonly Row[];
  empty: string;
  /** Without the agency, where the page is one agency's. */
  withAgency?: boolean;
  /** One more column. */
  more?: { title: string; cell: (row: Row) => Child };
}

/** Reports as a table; on a phone as a list. */
export function ReportTable<Row extends ReportRow>(props: ReportTableProps<Row>) {
  const { desk, rows, empty, withAgency = true, more } = props;
  const { common } = desk.says;
  if (rows.length === 0) return <Empty text={empty} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{common.task}</th>
          {withAgency && <th scope="col">{common.agency}</th>}
          <th scope="col">{common.due}</th>
          <th scope="col">{common.light}</th>
          {more && <th scope="col">{more.title}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>
              <ReportLink desk={desk} report={row} />
            </td>
            {withAgency && (
              <td>
                <AgencyLink desk={desk} agency={row.agency} />
              </td>
            )}
            <td class="nowrap">{desk.words.shortDate(row.dueOn)}</td>
            <td>
              {row.leftAt ? (
                desk.words.left
              ) : (
                <LightTag c={desk.c} light={row.light} kind={row.kind} />
              )}
            </td>
            {more && <td>{more.cell(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
