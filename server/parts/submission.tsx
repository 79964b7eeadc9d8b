import { submissionView } from '../../domain/forms/submission-view.ts';
import type { ReadableSubmission } from '../../ledger/read/desk/report-story.ts';
import { Attachments } from './attachments/list.tsx';
import type { Attachment } from '../../ledger/attachments/attachments.ts';
import { Changes } from './changes.tsx';
import type { Desk } from './desk.ts';
import { FiledForm } from './filed-form.tsx';
import { AgencyName, langOf, Verbatim } from './text.tsx';

interface SubmissionCardProps {
  desk: Desk;
  submission: ReadableSubmission;
  /** What it was filed with, and where that is. */
  attachments: Attachment[];
  files: string;
  /** What it is compared with: the revision before it, or the last cycle's. */
  earlier?: { title: string; form: ReadableSubmission['form'] }[];
  /** The newest is open, the earlier ones are a click away. */
  open: boolean;
}

/** One filed revision with its review. */
export function SubmissionCard(props: SubmissionCardProps) {
  const { desk, submission, attachments, files, earlier = [], open } = props;
  const { report: words } = desk.says;
  const { revision, kind, filedAt, filedBy, withdrawnAt, late, form, fields, review } = submission;
  const { filedFor } = submission;
  return (
    <details class="card" open={open} id={`revision-${revision}`}>
      <summary class="card-header d-flex flex-wrap gap-2">
        <h2 class="card-title">{words.revision(revision)}</h2>
        <span class={`badge ${late ? 'bg-yellow-lt' : 'bg-green-lt'}`}>
          {late ? words.late : words.onTime}
        </span>
        {form.nil && <span class="badge bg-yellow-lt">{words.nil}</span>}
        {submission.doubt && (
          <span class="badge bg-yellow-lt">{desk.words.tally[submission.doubt]}</span>
        )}
        {withdrawnAt && <span class="badge bg-yellow-lt">{words.withdrawnMark}</span>}
        <span class="muted small ms-auto">
          {desk.words.instant(filedAt, desk.zone)} · <Verbatim c={desk.c} text={filedBy} />
        </span>
      </summary>
      <div class="card-body">
        {filedFor && (
          <p>
            {words.filedFor}
            <AgencyName c={desk.c} agency={filedFor} />
          </p>
        )}
        {review && <Verdict desk={desk} review={review} />}
        <FiledForm c={desk.c} kind={kind} view={submissionView(fields, form)} />
        <Attachments c={desk.c} attachments={attachments} base={files} zone={desk.zone} />
        {earlier.map((each) => (
          <Changes
            c={desk.c}
            kind={kind}
            title={each.title}
            fields={fields}
            earlier={each.form}
            later={form}
          />
        ))}
      </div>
    </details>
  );
}

function Verdict(props: { desk: Desk; review: NonNullable<ReadableSubmission['review']> }) {
  const { desk, review } = props;
  const { report: words } = desk.says;
  const isReturn = review.outcome === 'returned';
  return (
    <div class={isReturn ? 'panel-warn' : 'panel-good'}>
      <p class="m-0">
        <strong>{isReturn ? words.returned : words.accepted}</strong>{' '}
        <span class="muted small">
          {desk.words.instant(review.at, desk.zone)} · <Verbatim c={desk.c} text={review.by} />
        </span>
      </p>
      {review.reason !== null && (
        <p class="typed m-0" {...langOf(desk.c, review.reason)}>
          {review.reason}
        </p>
      )}
      {review.newDueOn !== null && (
        <p class="small m-0">{words.newDue(desk.words.date(review.newDueOn))}</p>
      )}
    </div>
  );
}
