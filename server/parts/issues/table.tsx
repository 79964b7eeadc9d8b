import type { IssueRow } from '../../../ledger/read/issues.ts';
import type { AppContext } from '../../web/deps.ts';
import { Empty } from '../card.tsx';
import { AgencyName, instantText, Verbatim } from '../text.tsx';
import { issueWordsOf } from './words.ts';

interface IssueTableProps {
  c: AppContext;
  rows: readonly IssueRow[];
  /** Where the page of one is, without its id: `/desk/issues/`, `/my/issues/`. */
  base: string;
  /** Whether it is told who raised them. */
  withAgency?: boolean;
}

/** Issues as a list: number and title, where they stand, until when they are to be passed on. */
export function IssueTable({ c, rows, base, withAgency = false }: IssueTableProps) {
  const words = issueWordsOf(c.get('lang'));
  if (rows.length === 0) return <Empty text={words.none} />;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.fields.title}</th>
          {withAgency && <th scope="col">{words.fields.agency}</th>}
          <th scope="col">{words.fields.raisedAt}</th>
          <th scope="col">{words.due}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>
              <a class="fw-bold" href={`${base}${encodeURIComponent(row.id)}`}>
                {words.number(row.number)} <Verbatim c={c} text={row.title} />
              </a>{' '}
              <IssueBadges c={c} row={row} />
            </td>
            {withAgency && (
              <td data-label={words.fields.agency}>
                <AgencyName c={c} agency={row.agency} />
              </td>
            )}
            <td class="nowrap" data-label={words.fields.raisedAt}>
              {instantText(c, row.raisedAt, row.zone)}
            </td>
            <td class="nowrap" data-label={words.due}>
              {row.isOpen && words.dueAt(c.get('words').shortDate(row.due.on), row.due.by)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Urgent, where it stands, late. */
export function IssueBadges({ c, row }: { c: AppContext; row: IssueRow }) {
  const words = issueWordsOf(c.get('lang'));
  return (
    <>
      {row.urgent && <span class="badge bg-red-lt">{words.urgent}</span>}{' '}
      <span class={`badge ${row.isOpen ? 'bg-yellow-lt' : 'bg-blue-lt'}`}>
        {words.state[row.state]}
      </span>{' '}
      {row.isLate && <span class="badge bg-red-lt">{words.late}</span>}
    </>
  );
}
