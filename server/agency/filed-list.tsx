import { submissionView } from '../../domain/forms/submission-view.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { ReadableFiled, ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { filedWith } from '../../ledger/read/report-files.ts';
import { Attachments } from '../parts/attachments/list.tsx';
import { attachmentsPath } from '../parts/attachments/room.ts';
import { Card } from '../parts/card.tsx';
import { FiledForm } from '../parts/filed-form.tsx';
import { instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { cycleOf } from './subject.tsx';
import { agencyWords } from './words.ts';

/** Every revision with its review, and the last cycle's report; each unfolds to what it says. */
export function FiledList({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { report: words } = agencyWords(c);
  const { filed, before } = report;
  if (filed.length === 0 && !before) return null;
  return (
    <Card title={words.filedBefore}>
      <ul class="card-body plain">
        {filed.map((each, i) => (
          <li>
            <Revision
              c={c}
              report={report}
              filed={each}
              title={words.revision(each.revision)}
              open={i === 0 && !isFilable(report)}
            />
          </li>
        ))}
        {before && (
          <li>
            <Revision
              c={c}
              report={report}
              filed={before}
              title={cycleOf(c, { kind: report.kind, period: before.period })}
            />
          </li>
        )}
      </ul>
    </Card>
  );
}

/** Whether the form is to be shown: it is owed, waits for a filing, and has opened. */
export const isFilable = ({ stage, light, leftAt }: ReportDetail): boolean =>
  leftAt === null &&
  ((stage === 'collecting' && light.reason.code !== 'not-yet-open') || stage === 'missed');

interface RevisionProps {
  c: AppContext;
  report: ReportDetail;
  filed: ReadableFiled;
  title: string;
  open?: boolean;
}

function Revision({ c, report, filed, title, open = false }: RevisionProps) {
  const words = c.get('words');
  const { report: own } = agencyWords(c);
  const { review, form, withdrawnAt } = filed;
  const isOwn = filed !== report.before;
  return (
    <details class="revision" open={open}>
      <summary>
        <b>{title}</b>{' '}
        {withdrawnAt ? (
          <span class="tag tag-late">{own.withdrawn}</span>
        ) : (
          <span class={filed.late ? 'tag tag-late' : 'tag'}>
            {filed.late ? own.late : own.onTime}
          </span>
        )}
        {form.nil && <span class="tag">{own.nilFiled}</span>}
        {filed.doubt && <span class="tag">{own.doubt[filed.doubt]}</span>}
        <span class="small d-block muted">
          {own.filedAt(instantText(c, filed.filedAt, report.zone))}
          <Verbatim c={c} text={filed.filedBy} />
        </span>
        {withdrawnAt && (
          <span class="small d-block muted">
            {own.withdrawnAt(instantText(c, withdrawnAt, report.zone))}
          </span>
        )}
        {review && (
          <span class="small d-block muted">
            {(review.outcome === 'accepted' ? own.accepted : own.returned)(
              words.shortDate(civilDateOf(review.reviewedAt, report.zone)),
            )}
            <Verbatim c={c} text={review.reviewedBy} />
          </span>
        )}
      </summary>
      {review?.reason && (
        <blockquote class="reason typed">
          <Verbatim c={c} text={review.reason} />
        </blockquote>
      )}
      <FiledForm c={c} kind={report.kind} view={submissionView(filed.fields, form)} />
      {isOwn && (
        <Attachments
          c={c}
          attachments={filedWith(report.files, report.id, filed.revision)}
          base={attachmentsPath(`/reports/${encodeURIComponent(report.id)}`)}
          zone={report.zone}
        />
      )}
      {isOwn && (
        <a href={`/reports/${encodeURIComponent(report.id)}/receipt/${filed.revision}`}>
          {own.showReceipt}
        </a>
      )}
    </details>
  );
}
