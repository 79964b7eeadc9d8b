import { factsOf, type Finding } from '../../../domain/preflight/findings.ts';
import { LONGEST_ACCEPTANCE } from '../../../ledger/commands/accept-finding.ts';
import type { AcceptedFinding } from '../../../ledger/preflight.ts';
import type { Desk } from '../../parts/desk.ts';
import { langOf, Verbatim } from '../../parts/text.tsx';
import { preflightWordsOf } from './preflight-words.ts';
import type { Years } from './years.tsx';

/** What was typed to accept a finding. */
export interface Typed {
  finding: string;
  reason: string;
}

interface AcceptFormProps {
  desk: Desk;
  years: Years;
  finding: Finding;
  typed: Typed | null;
}

/** Accepts a finding by name; it names the facts that are shown. */
export function AcceptForm({ desk, years, finding, typed }: AcceptFormProps) {
  const words = preflightWordsOf(desk.words.lang);
  const isThis = typed?.finding === finding.key;
  const reason = isThis ? typed.reason : '';
  return (
    <details class="flex-fill" open={isThis}>
      <summary>
        <span class="btn btn-sm">{words.accept}…</span>
      </summary>
      <form method="post" action="/desk/preflight/accept" class="mt-2">
        <Hidden desk={desk} years={years} finding={finding.key} />
        <input type="hidden" name="facts" value={factsOf(finding)} />
        <label class="w-100">
          <span class="fw-bold">{words.reason}</span>
          <span class="d-block muted small">{words.reasonHint}</span>
          <textarea
            class="form-control"
            name="reason"
            rows={2}
            maxlength={LONGEST_ACCEPTANCE}
            required
            {...langOf(desk.c, reason)}
          >
            {reason}
          </textarea>
        </label>
        <p class="muted small m-0">{words.acceptText}</p>
        <button class="btn btn-primary mt-1">{words.accept}</button>
      </form>
    </details>
  );
}

/** Who accepted a finding and why, and how it is taken back. */
export function TakeBackForm(props: { desk: Desk; years: Years; acceptance: AcceptedFinding }) {
  const { desk, years, acceptance } = props;
  const { finding, reason, acceptedAt, acceptedBy } = acceptance;
  const words = preflightWordsOf(desk.words.lang);
  return (
    <>
      <p class="m-0">
        <Verbatim
          c={desk.c}
          text={words.acceptedBy(acceptedBy, desk.words.instant(acceptedAt, desk.zone))}
        />
        <Verbatim c={desk.c} text={reason} />
      </p>
      {desk.mayAct && (
        <form method="post" action="/desk/preflight/reopen">
          <Hidden desk={desk} years={years} finding={finding} />
          <button class="btn btn-sm">{words.takeBack}</button>
        </form>
      )}
    </>
  );
}

function Hidden({ desk, years, finding }: { desk: Desk; years: Years; finding: string }) {
  return (
    <>
      <input type="hidden" name="plan" value={desk.plan.id} />
      <input type="hidden" name="from" value={years.from} />
      <input type="hidden" name="to" value={years.to} />
      <input type="hidden" name="finding" value={finding} />
    </>
  );
}
