import { kindOf } from '../../domain/kinds/kinds.ts';
import type { ReportStory } from '../../ledger/read/desk/report-story.ts';
import { Card, NoClassified } from './card.tsx';
import type { Desk } from './desk.ts';
import { reportPath } from './names.tsx';
import { langOf } from './text.tsx';

interface ReopenFormProps {
  desk: Desk;
  story: ReportStory;
  /** What was typed before a refusal. */
  draft?: { reason: string };
}

/** 重新打开: for whoever has accepted the report, with a reason; behind a click. */
export function ReopenForm({ desk, story, draft }: ReopenFormProps) {
  const { review: words } = desk.says;
  const { report, submissions } = story;
  if (!desk.mayReview(report.agencyId) || kindOf(report.kind).review === 'none') return null;
  const typed = draft?.reason ?? '';
  return (
    <Card id="reopen">
      <details class="card-body" open={typed !== ''}>
        <summary>
          <span class="btn">{words.reopen}…</span>
        </summary>
        <p class="mt-2">{words.reopenText(desk.plan.policy.returnWorkdays)}</p>
        <form method="post" action={`${reportPath(report.id)}/review`}>
          <input type="hidden" name="revision" value={submissions[0]?.revision ?? 0} />
          <label class="w-100">
            <span class="fw-bold">{words.reopenReason}</span>
            <textarea
              class="form-control"
              name="reason"
              rows={4}
              maxlength={5000}
              required
              {...langOf(desk.c, typed)}
            >
              {typed}
            </textarea>
          </label>
          <NoClassified c={desk.c} />
          <p class="btn-row">
            <button class="btn btn-warning" name="outcome" value="reopen">
              {words.reopen}
            </button>
          </p>
        </form>
      </details>
    </Card>
  );
}
