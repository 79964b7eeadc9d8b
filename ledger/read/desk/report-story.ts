import type { Doubt } from '../../../domain/forms/doubt.ts';
import type { Field } from '../../../domain/forms/field-spec.ts';
import { factsAsOf } from '../../../domain/light/facts-as-of.ts';
import { light, type LightFacts } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { PlannedStep } from '../../../domain/ladder/ladder.ts';
import { superiorOf } from '../../../domain/parties.ts';
import { submissionFormSchema, type SubmissionForm } from '../../../schemas/submission-form.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { cooperationOf, type Cooperation } from '../cooperation.ts';
import { filedBefore, type FiledBefore } from '../filed-before.ts';
import { findingOf, type ReportFinding } from '../inspections/finding-of.ts';
import { formsOf, type ReportForms } from '../form-of.ts';
import { reportFiles, type ReportFiles } from '../report-files.ts';
import { plannedFor, type PlannedFor } from '../planned-for.ts';
import { auditOf, type AuditRow } from './audit.ts';
import { bothTexts, type Disagreement } from './disagreements.ts';
import { comingSteps } from './coming-steps.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { historyOf } from './report-history.ts';
import { fullReport, type FullReport } from './full-report.ts';
import { timelineOf, type TimelineEntry } from './timeline.ts';

/** One filed revision, to be read. */
export interface ReadableSubmission {
  id: string;
  revision: number;
  kind: string;
  filedAt: Date;
  filedBy: string;
  /** Taken back by its agency, as of the instant that is told. */
  withdrawnAt: Date | null;
  /** When its review began, and by whom. */
  reviewBegun: { at: Date; by: string } | null;
  /** Whose name it bears, where another agency owes the report now. */
  filedFor: AgencyName | null;
  late: boolean;
  nil: boolean;
  /** What was asked about it, and it was filed all the same. */
  doubt: Doubt | null;
  dueOn: string;
  form: SubmissionForm;
  /** The fields of the version it was filed in. */
  fields: Field[];
  review: {
    outcome: 'accepted' | 'returned';
    at: Date;
    by: string;
    reason: string | null;
    newDueOn: string | null;
  } | null;
}

/** Everything the desk shows about one report. */
export interface ReportStory {
  report: Omit<
    FullReport,
    | 'submissions'
    | 'reviews'
    | 'steps'
    | 'terms'
    | 'mails'
    | 'escalations'
    | 'extensions'
    | 'objections'
    | 'cycle'
  >;
  /** Whoever leads its task, or is responsible for it. */
  lead: AgencyName[];
  cooperating: AgencyName[];
  /** Whoever owed it under any of its terms, by id. */
  owners: Map<string, AgencyName>;
  /** Who reviews it. */
  reviewer: AgencyName;
  facts: LightFacts;
  light: Light;
  /** The instant that light and timeline are told for. */
  asOf: Date;
  past: TimelineEntry[];
  /** Steps still to come if nothing is filed; empty unless it is being collected. */
  planned: PlannedStep[];
  /** What its agency had filed elsewhere on the same, as it stands now. */
  plannedFor: PlannedFor[];
  submissions: ReadableSubmission[];
  /** What was filed and shown of it with attachments. */
  files: ReportFiles;
  /** What was filed in the cycle before. */
  before: FiledBefore | null;
  audit: AuditRow[];
  /** What cooperating agencies say to it. */
  cooperation: Cooperation;
  /** Of a part: its opinion beside the text it is on. */
  both: Disagreement | null;
  /** What an inspection found, of the report on how it is put right. */
  finding: ReportFinding | null;
}

/**
 * Reads a report for its page; null if the plan has none of this id.
 * @param at an earlier instant: light, timeline and submissions are told as of then.
 */
export async function reportStory(
  ledger: Ledger,
  plan: DeskPlan,
  reportId: string,
  now: Date,
  at: Date | null,
): Promise<ReportStory | null> {
  const found = await fullReport(ledger, reportId);
  if (!found || found.planId !== plan.id) return null;
  const { submissions, reviews, steps, terms, mails, escalations, extensions, ...whole } = found;
  const owners = await ownersOf(ledger, terms);
  const forms = await formsOf(ledger.db, whole);
  const asOf = at && at < now ? at : now;
  const hasLeft = whole.leftAt !== null && whole.leftAt <= asOf;
  const report = { ...whole, leftAt: hasLeft ? whole.leftAt : null };
  const isPast = asOf < now;
  const facts = isPast
    ? factsAsOf(historyOf({ ...report, terms, steps, submissions, reviews }), asOf)
    : { ...report, closedAt: report.missedAt };
  const agenciesOf = (isCooperating: boolean) =>
    (report.task?.responsibilities ?? [])
      .filter(({ role }) => (role === 'cooperating') === isCooperating)
      .map(({ agency }) => agency);
  const [planned] = isPast
    ? []
    : await comingSteps(ledger, plan, now, { where: Prisma.sql`r.id = ${reportId}` });
  return {
    report,
    lead: agenciesOf(false),
    cooperating: agenciesOf(true),
    owners,
    reviewer:
      superiorOf(report.agencyId, plan) === plan.commissionId ? plan.commission : plan.government,
    facts,
    light: light(facts, plan.policy, ledger.calendar, asOf),
    asOf,
    past: timelineOf(
      {
        ...whole,
        steps,
        terms,
        mails,
        submissions,
        reviews,
        escalations,
        extensions,
      },
      asOf,
    ),
    planned: planned?.steps ?? [],
    plannedFor: await plannedFor(ledger.db, report),
    submissions: submissions
      .filter(({ filedAt }) => filedAt <= asOf)
      .map((submission) => ({
        ...readable(submission, reviews, forms, asOf),
        filedFor:
          submission.agencyId === report.agencyId
            ? null
            : (owners.get(submission.agencyId ?? '') ?? null),
      }))
      .reverse(),
    cooperation: await cooperationOf(ledger.db, reportId, forms),
    both: report.parentId === null ? null : await bothTexts(ledger, plan, reportId),
    // What is not handed in yet is of whoever owes it alone.
    files: { ...(await reportFiles(ledger.db, reportId)), now: [] },
    before: await filedBefore(ledger.db, report),
    finding: await findingOf(ledger.db, reportId),
    audit: (await auditOf(ledger, reportId)).filter(({ at: then }) => then <= asOf),
  };
}

/** The names of whoever owed a report under any of its terms. */
async function ownersOf(
  { db }: Ledger,
  terms: readonly { agencyId: string }[],
): Promise<Map<string, AgencyName>> {
  const agencies = await db.agency.findMany({
    where: { id: { in: terms.map(({ agencyId }) => agencyId) } },
    select: { id: true, name: true, nameEn: true },
  });
  return new Map(agencies.map((agency) => [agency.id, agency]));
}

function readable(
  submission: FullReport['submissions'][number],
  reviews: FullReport['reviews'],
  forms: ReportForms,
  asOf: Date,
): Omit<ReadableSubmission, 'filedFor'> {
  const { id, revision, kind, formVersion, filedAt, filedBy, late, nil, dueOn } = submission;
  const { withdrawnAt, reviewBegunAt: begunAt, reviewBegunBy } = submission;
  const review = reviews.find((each) => each.submissionId === id && each.reviewedAt <= asOf);
  return {
    id,
    revision,
    kind,
    filedAt,
    filedBy,
    withdrawnAt: withdrawnAt && withdrawnAt <= asOf ? withdrawnAt : null,
    reviewBegun: begunAt && begunAt <= asOf ? { at: begunAt, by: reviewBegunBy ?? '' } : null,
    late,
    nil,
    doubt: submission.doubt as Doubt | null,
    dueOn,
    form: submissionFormSchema.parse(submission.form),
    fields: forms.fields(formVersion),
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
