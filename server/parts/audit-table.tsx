import type { AuditRow } from '../../ledger/read/desk/audit.ts';
import { Empty } from './card.tsx';
import type { Desk } from './desk.ts';
import { inspectionPath } from './inspections/paths.ts';
import { reportPath } from './names.tsx';
import { Verbatim } from './text.tsx';

interface AuditTableProps {
  desk: Desk;
  rows: AuditRow[];
  /** With what it was done to, where the page is not about that one. */
  withSubject?: boolean;
}

/** Where what was done is told of: a task, an agency, the list of changes, or else a report. */
function subjectPath({ action, subject }: AuditRow): string {
  if (['set_aside', 'resume_task', 'change_task'].includes(action))
    return `/desk/tasks/${encodeURIComponent(subject)}`;
  if (action.endsWith('_indicator')) return `/desk/indicators/${encodeURIComponent(subject)}`;
  if (/_inspection$|^(?:record|withdraw)_finding$/.test(action)) return inspectionPath(subject);
  if (action === 'transfer') return `/desk/agencies/${encodeURIComponent(subject)}`;
  if (action === 'end_obligation' || action === 'resume_obligation') return '/desk/changes';
  return reportPath(subject);
}

/** Who did what when. */
export function AuditTable({ desk, rows, withSubject = false }: AuditTableProps) {
  const { audit: words, common } = desk.says;
  if (rows.length === 0) return <Empty text={words.empty} />;
  return (
    <table class="table table-list table-sm card-table">
      <thead>
        <tr>
          <th scope="col">{common.time}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          {withSubject && <th scope="col">{words.subject}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="nowrap">{desk.words.instant(row.at, desk.zone)}</td>
            <td>
              {words.actor(row.actorKind)}
              {row.actorKind !== 'system' && (
                <>
                  {' '}
                  <Verbatim c={desk.c} text={row.actorName} />
                </>
              )}
            </td>
            <td>{words.action(row.action)}</td>
            {withSubject && (
              <td>
                {row.subject === row.planId ? (
                  common.plan
                ) : (
                  <a href={subjectPath(row)}>{row.subject}</a>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
