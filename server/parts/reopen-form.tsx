import { kindOf } from '../../domain/kinds/kinds.ts';
import type { ReportStory } from '../../ledger/read/desk/report-story.ts';
import { Card } from './card.tsx';
import type { Desk } from './desk.ts';
import { ReasonField } from './reason-field.tsx';
import { reportPath } from './names.tsx';

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
          <ReasonField c={desk.c} label={words.reopenReason} typed={typed} />
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
