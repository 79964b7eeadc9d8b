import type { ReadableSubmission } from '../../ledger/read/desk/report-page.ts';
import type { Desk } from './desk.ts';
import { langOf, Verbatim } from './text.tsx';

interface SubmissionCardProps {
  desk: Desk;
  submission: ReadableSubmission;
  indicators: readonly { id: string; quote: string }[];
  /** The newest is open, the earlier ones are a click away. */
  open: boolean;
}

const SECTIONS = ['progress', 'policy', 'problems', 'nextSteps'] as const;

/** One filed revision with its review. */
export function SubmissionCard({ desk, submission, indicators, open }: SubmissionCardProps) {
  const { report: words } = desk.says;
  const { revision, filedAt, filedBy, late, nil, form, review } = submission;
  return (
    <details class="card" open={open} id={`revision-${revision}`}>
      <summary class="card-header d-flex flex-wrap gap-2">
        <h2 class="card-title">{words.revision(revision)}</h2>
        <span class={`badge ${late ? 'bg-yellow-lt' : 'bg-green-lt'}`}>
          {late ? words.late : words.onTime}
        </span>
        {nil && <span class="badge bg-yellow-lt">{words.nil}</span>}
        <span class="muted small ms-auto">
          {desk.words.instant(filedAt, desk.zone)} · <Verbatim c={desk.c} text={filedBy} />
        </span>
      </summary>
      <div class="card-body">
        {review && <Verdict desk={desk} review={review} />}
        {nil && <Section desk={desk} title={words.nilReason} text={form.nilReason} />}
        {SECTIONS.filter((name) => !nil || form[name] !== '').map((name) => (
          <Section desk={desk} title={desk.says.formSections[name].label} text={form[name]} />
        ))}
        {form.indicators.some(({ value }) => value !== '') && (
          <>
            <h3>{words.indicators}</h3>
            <dl>
              {form.indicators
                .filter(({ value }) => value !== '')
                .map(({ indicatorId, value }) => (
                  <>
                    <dt class="fw-normal muted">
                      <Verbatim
                        c={desk.c}
                        text={indicators.find(({ id }) => id === indicatorId)?.quote ?? indicatorId}
                      />
                    </dt>
                    <dd {...langOf(desk.c, value)}>{value}</dd>
                  </>
                ))}
            </dl>
          </>
        )}
      </div>
    </details>
  );
}

function Section({ desk, title, text }: { desk: Desk; title: string; text: string }) {
  return (
    <>
      <h3 class="mb-1">{title}</h3>
      {text === '' ? (
        <p class="muted">{desk.says.report.nothingSaid}</p>
      ) : (
        <p class="typed" {...langOf(desk.c, text)}>
          {text}
        </p>
      )}
    </>
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
