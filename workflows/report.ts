import type { ReportStep } from '../activities/create-activities.ts';
import { ledger } from './ledger-steps.ts';
import { Listener } from './listen.ts';

/**
 * The yearly cycle of one report: open → remind … → filed → reviewed → returned ⇄ filed again →
 * accepted; past due: urged → put before the commission → formal letter and circular drafted →
 * books closed. Ends as accepted, withdrawn or missed; a filing after that starts a new run.
 */
export async function report(reportId: string): Promise<ReportStep['stage']> {
  const listener = new Listener();
  let facts = await ledger.openReport(reportId);
  for (;;) {
    if (facts.stage === 'collecting') facts = await collectSubmission(facts);
    else if (facts.stage === 'reviewing') facts = await awaitReview(facts);
    else if (listener.hasNewsSince(facts.version)) facts = await ledger.readReport(reportId);
    else return facts.stage;
  }

  /** Until the agency files: climb the ladder, rung by rung. */
  async function collectSubmission({ version, next }: ReportStep): Promise<ReportStep> {
    if (!next) {
      await listener.news(version, 'the submission');
      return ledger.readReport(reportId);
    }
    const waiting = `the submission, or ${next.name}`;
    const filedOrChanged = await listener.newsWithin(version, next.inMs, waiting);
    if (filedOrChanged) return ledger.readReport(reportId);
    return climb[next.rung](reportId);
  }

  /** Until the commission accepts or returns. */
  async function awaitReview({ version }: ReportStep): Promise<ReportStep> {
    await listener.news(version, 'the review of the commission');
    return ledger.readReport(reportId);
  }
}

/** What each rung of the ladder does. */
const climb: Record<NonNullable<ReportStep['next']>['rung'], (id: string) => Promise<ReportStep>> =
  {
    open: (id) => ledger.openReport(id),
    remind: (id) => ledger.remind(id),
    urge: (id) => ledger.urge(id),
    escalate: (id) => ledger.escalate(id),
    letter: (id) => ledger.draftLetter(id),
    circular: (id) => ledger.draftCircular(id),
    close: (id) => ledger.closeBooks(id),
  };
