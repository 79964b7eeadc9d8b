import type { Field } from '../../../domain/forms/field-spec.ts';
import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import { superiorOf, type PlanAgencies } from '../../../domain/parties.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { internalDueOf } from '../../../domain/report/internal-due.ts';
import type { Readable } from '../../../domain/report/may-read.ts';
import type { ResponsibilityRole } from '../../../domain/words/words.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { blindnessOf } from '../blindness.ts';
import { reportExtensions, type ReportExtensions } from '../extensions.ts';
import { filedBefore } from '../filed-before.ts';
import { cooperationOf, type Cooperation } from '../cooperation.ts';
import { formsOf } from '../form-of.ts';
import { findingOf, type ReportFinding } from '../inspections/finding-of.ts';
import { otherSideOf, type OtherSide } from '../other-side.ts';
import { areIssuesHandled } from '../issues.ts';
import { TARGETS, targetOf } from '../targets.ts';
import { reportFiles, type ReportFiles } from '../report-files.ts';
import { plannedFor, type PlannedFor } from '../planned-for.ts';
import type { AgencyName } from '../desk/plans.ts';
import { filedOf, type Filed } from './filed.ts';

/** A quantified target of a task. */
export interface Target {
  quote: string;
  by: string | null;
}

/** The task of a report, as the document has it. */
export interface ReportTask {
  /** As printed, or its place in the plan. */
  number: string;
  text: string;
  /** Titles; null where the document has none. */
  chapter: string | null;
  section: string | null;
  /** 牵头, or 责任 where the document names no lead. */
  lead: AgencyName[];
  cooperating: AgencyName[];
  targets: Target[];
}

/** What orders a report: a sentence of the document, or somebody by name. */
export type OrderedBy = { quote: string } | { addedBy: string; why: string };

/** A revision with the fields of the version it was filed in. */
export type ReadableFiled = Filed & { fields: Field[] };

/** A report as the agency that owes it sees it. */
export interface ReportDetail {
  id: string;
  planTitle: string;
  zone: string;
  kind: string;
  period: string;
  stage: ReportStage;
  /** When it left the roster; null while it is owed. */
  leftAt: Date | null;
  /** Why, by its name and in words. */
  leftCause: string | null;
  leftWhy: string | null;
  /** Who owed it under any of its terms, by id. */
  owners: string[];
  /** Of the terms in force: by whom and in what words they were given, where a person gave them. */
  given: { by: string; reason: string } | null;
  agency: AgencyName;
  /** The one person who owes it; null: whoever acts for the agency. */
  assignee: { id: string; name: string } | null;
  /** Of a side of the midterm evaluation: when it was revealed, and whom it faces. */
  blind: Readable['blind'];
  /** Who reviews it. */
  superior: AgencyName;
  /** Null for a report on an agency's own part of the plan. */
  task: ReportTask | null;
  orderedBy: OrderedBy | null;
  /** The report that it is a part of. */
  parentId: string | null;
  /** What the lead has shown, and what cooperating agencies say to it. */
  cooperation: Cooperation;
  /** The plan's, for who may read it. */
  parties: PlanAgencies;
  opensAt: Date;
  dueOn: string;
  originalDueOn: string;
  /** 内部期限, where one holds. */
  internalDueOn: string | null;
  /** Why the due date in force is what it is: `first`, `return`, `policy`, `resume`. */
  cause: string;
  light: Light;
  /** The fields of the form that is filed now. */
  fields: Field[];
  /** 延期: what was asked for, and whether more may be. */
  extensions: ReportExtensions;
  /** What is attached to it, and to what was filed and shown of it. */
  files: ReportFiles;
  /** Every revision, the newest first. */
  filed: ReadableFiled[];
  /** What was filed in the cycle before: its newest revision that stands. */
  before: (ReadableFiled & { period: string }) | null;
  /** What the other side of the midterm evaluation says, once both are revealed. */
  otherSide: OtherSide[];
  /** What the agency had filed elsewhere on the same. */
  planned: PlannedFor[];
  /** Its plan has major issues handled: one can be raised from here. */
  mayRaise: boolean;
  /** What an inspection found, of the report on how it is put right. */
  finding: ReportFinding | null;
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/**
 * One report with its light at `now`; null if there is none of that id. Read as of one moment: while
 * a filing is being written it is seen whole or not at all.
 */
export function reportDetail(
  ledger: Ledger,
  reportId: string,
  now: Date,
): Promise<ReportDetail | null> {
  return ledger.db.$transaction((tx) => readDetail(tx, ledger, reportId, now), {
    isolationLevel: 'RepeatableRead',
  });
}

async function readDetail(
  tx: Tx,
  { calendar }: Ledger,
  reportId: string,
  now: Date,
): Promise<ReportDetail | null> {
  const row = await tx.report.findUnique({ where: { id: reportId }, include: INCLUDED });
  if (!row) return null;
  const { plan, task, cycle, agency, terms } = row;
  const policy = planPolicySchema.parse(plan.policy);
  const forms = await formsOf(tx, row);
  const filed = await filedOf(tx, row.id);
  const before = await filedBefore(tx, row);
  const readable = (each: Filed) => ({ ...each, fields: forms.fields(each.formVersion) });
  const superior = superiorOf(agency.id, plan);
  const inForce = terms.find(({ version }) => version === row.termsVersion);
  return {
    id: row.id,
    planTitle: plan.title,
    zone: policy.zone,
    kind: row.kind,
    period: row.period,
    stage: row.stage,
    leftAt: row.leftAt,
    leftCause: row.leftCause,
    leftWhy: row.leftWhy,
    owners: [...new Set(terms.map((each) => each.agencyId))],
    given: inForce?.by && inForce.reason ? { by: inForce.by, reason: inForce.reason } : null,
    agency,
    assignee: row.assignee,
    blind: await blindnessOf(tx, row),
    superior: superior === plan.commissionId ? plan.commission : plan.government,
    task: task && taskOf(task),
    orderedBy: orderedBy(cycle.obligation),
    parentId: row.parentId,
    cooperation: await cooperationOf(tx, row.id, forms),
    parties: { commissionId: plan.commissionId, governmentId: plan.governmentId },
    opensAt: row.opensAt,
    dueOn: row.dueOn,
    originalDueOn: row.originalDueOn,
    internalDueOn: internalDueOf(row),
    cause: inForce?.cause ?? 'first',
    light: light({ ...row, closedAt: row.missedAt }, policy, calendar, now),
    fields: forms.fields(forms.version),
    extensions: await reportExtensions(tx, row, policy, now),
    files: await reportFiles(tx, row.id),
    filed: filed.map(readable),
    before: before && { ...readable(before), period: before.period },
    otherSide: await otherSideOf(tx, row, cycle.revealedAt, now),
    planned: await plannedFor(tx, row),
    mayRaise: await areIssuesHandled({ db: tx }, row.planId),
    finding: await findingOf(tx, row.id),
  };
}

const INCLUDED = {
  agency: NAMES,
  assignee: { select: { id: true, name: true } },
  terms: { select: { version: true, cause: true, agencyId: true, by: true, reason: true } },
  plan: {
    select: {
      title: true,
      policy: true,
      commissionId: true,
      governmentId: true,
      commission: NAMES,
      government: NAMES,
    },
  },
  cycle: {
    select: {
      revealedAt: true,
      obligation: {
        select: { addedBy: true, addedWhy: true, duty: { select: { quote: true } } },
      },
    },
  },
  task: {
    include: {
      indicators: TARGETS,
      responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAMES } },
    },
  },
} as const;

function orderedBy(obligation: {
  addedBy: string | null;
  addedWhy: string | null;
  duty: { quote: string } | null;
}): OrderedBy | null {
  const { duty, addedBy, addedWhy } = obligation;
  if (duty) return { quote: duty.quote };
  return addedBy === null ? null : { addedBy, why: addedWhy ?? '' };
}

interface TaskRow {
  order: number;
  number: string | null;
  text: string;
  chapterTitle: string | null;
  sectionTitle: string | null;
  indicators: Parameters<typeof targetOf>[0][];
  responsibilities: { role: ResponsibilityRole; agency: AgencyName }[];
}

function taskOf(task: TaskRow): ReportTask {
  const named = (isCooperating: boolean) =>
    task.responsibilities
      .filter(({ role }) => (role === 'cooperating') === isCooperating)
      .map(({ agency }) => agency);
  return {
    number: task.number ?? String(task.order),
    text: task.text,
    chapter: task.chapterTitle,
    section: task.sectionTitle,
    lead: named(false),
    cooperating: named(true),
    targets: task.indicators.map(targetOf),
  };
}
