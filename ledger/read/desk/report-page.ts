import { factsAsOf } from '../../../domain/light/facts-as-of.ts';
import type { LightFacts } from '../../../domain/light/facts.ts';
import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { Rung } from '../../../domain/ladder/rungs.ts';
import { reportFormSchema, type ReportForm } from '../../../schemas/report-form.ts';
import type { Ledger } from '../../ledger.ts';
import { auditOf, type AuditRow } from './audit.ts';
import { futureRungs } from './future-rungs.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { historyOf } from './report-history.ts';
import { fullReport, type FullReport } from './full-report.ts';
import { timelineOf, type TimelineEntry } from './timeline.ts';

/** One filed revision, to be read. */
export interface ReadableSubmission {
  id: string;
  revision: number;
  filedAt: Date;
  filedBy: string;
  late: boolean;
  nil: boolean;
  dueOn: string;
  form: ReportForm;
  review: {
    outcome: 'accepted' | 'returned';
    at: Date;
    by: string;
    reason: string | null;
    newDueOn: string | null;
  } | null;
}

/** Everything the desk shows about one report. */
export interface ReportPageData {
  report: Omit<FullReport, 'submissions' | 'reviews' | 'rungs' | 'mails' | 'escalations'>;
  lead: AgencyName[];
  cooperating: AgencyName[];
  facts: LightFacts;
  light: Light;
  /** The instant that light and timeline are told for. */
  asOf: Date;
  past: TimelineEntry[];
  /** Rungs still to come if nothing is filed; empty unless it is being collected. */
  planned: Rung[];
  submissions: ReadableSubmission[];
  audit: AuditRow[];
}

/**
 * Reads a report for its page; null if the plan has none of this id.
 * @param at an earlier instant: light, timeline and submissions are told as of then.
 */
export async function reportPage(
  ledger: Ledger,
  plan: DeskPlan,
  reportId: string,
  now: Date,
  at: Date | null,
): Promise<ReportPageData | null> {
  const found = await fullReport(ledger, reportId);
  if (!found || found.planId !== plan.id) return null;
  const { submissions, reviews, rungs, mails, escalations, ...report } = found;
  const asOf = at && at < now ? at : now;
  const events = historyOf({ ...report, submissions, reviews });
  // A withdrawal keeps no instant, so a withdrawn report is told as it is.
  const facts =
    report.stage === 'withdrawn' || asOf === now
      ? { ...report, closedAt: report.missedAt }
      : factsAsOf(events, asOf);
  const isPast = asOf < now;
  const agenciesOf = (role: 'lead' | 'cooperating') =>
    (report.task?.responsibilities ?? [])
      .filter((each) => each.role === role)
      .map(({ agency }) => agency);
  return {
    report,
    lead: agenciesOf('lead'),
    cooperating: agenciesOf('cooperating'),
    facts,
    light: light(facts, plan.policy, ledger.calendar, asOf),
    asOf,
    past: timelineOf({ rungs, mails, submissions, reviews, escalations }, asOf),
    planned:
      report.stage === 'collecting' && !report.missedAt && !isPast
        ? futureRungs(report, plan.policy, ledger.calendar, now)
        : [],
    submissions: submissions
      .filter(({ filedAt }) => filedAt <= asOf)
      .map((submission) => readable(submission, reviews, asOf))
      .reverse(),
    audit: (await auditOf(ledger, reportId)).filter(({ at: then }) => then <= asOf),
  };
}

function readable(
  submission: FullReport['submissions'][number],
  reviews: FullReport['reviews'],
  asOf: Date,
): ReadableSubmission {
  const { id, revision, filedAt, filedBy, late, nil, dueOn } = submission;
  const review = reviews.find((each) => each.submissionId === id && each.reviewedAt <= asOf);
  return {
    id,
    revision,
    filedAt,
    filedBy,
    late,
    nil,
    dueOn,
    form: reportFormSchema.parse(submission.form),
    review: review
      ? {
          outcome: review.outcome,
          at: review.reviewedAt,
          by: review.reviewedBy,
          reason: review.reason,
          newDueOn: review.newDueOn,
        }
      : null,
  };
}
