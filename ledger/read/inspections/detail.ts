import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { ProposalReason } from '../../../domain/inspections/propose.ts';
import { stageOf, type InspectionStage } from '../../../domain/inspections/stage.ts';
import type { PlanAgencies } from '../../../domain/parties.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { Inspection, Report, Task } from '../../../prisma/generated/client.ts';
import { planPolicySchema, type PlanPolicy } from '../../../schemas/plan-policy.ts';
import { proposalReasonsSchema } from '../../../schemas/proposal-reasons.ts';
import { attachmentsOf, type Attachment } from '../../attachments/attachments.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';
import { heirs } from '../predecessors.ts';

/** A task as an inspection names it. */
export interface InspectedTask {
  id: string;
  number: string;
  text: string;
}

/** Something of an agency, which may be no more. */
interface OfAgency {
  agency: AgencyName;
  /** By id: it, or whoever took its place by merging or renaming. */
  heldBy: string;
}

/** What is inspected, and why. */
export interface SubjectRow extends OfAgency {
  task: InspectedTask | null;
  reasons: ProposalReason[];
}

/** What was found, and what became of it. */
export interface FindingRow extends OfAgency {
  id: string;
  number: number;
  task: InspectedTask | null;
  text: string;
  severity: string;
  rectifyBy: string;
  recordedAt: Date;
  recordedBy: string;
  withdrawn: { at: Date; by: string; why: string } | null;
  /** What is attached to it. */
  files: Attachment[];
  /** Its rectification; null before the conclusion. */
  report: {
    id: string;
    stage: ReportStage;
    leftAt: Date | null;
    dueOn: string;
    acceptedAt: Date | null;
    light: Light;
  } | null;
}

/** An answer to the conclusion. */
export interface AnswerRow extends OfAgency {
  id: string;
  text: string;
  answeredAt: Date;
  answeredBy: string;
}

/** An inspection with all that is known of it. */
export interface InspectionDetail extends Inspection {
  plan: PlanAgencies & { id: string; title: string; policy: PlanPolicy };
  stage: InspectionStage;
  subjects: SubjectRow[];
  /** Its inspected agencies, each once; of one that is no more, whoever took its place. */
  agencies: AgencyName[];
  members: { contactId: string; name: string; agency: AgencyName }[];
  findings: FindingRow[];
  answers: AnswerRow[];
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** Reads an inspection; null if there is none. What of it somebody may read their page narrows. */
export async function inspectionDetail(
  { db, calendar }: Ledger,
  id: string,
  now: Date,
): Promise<InspectionDetail | null> {
  const row = await db.inspection.findUnique({
    where: { id },
    include: {
      plan: true,
      subjects: { orderBy: { place: 'asc' }, include: { agency: NAMES, task: true } },
      members: {
        orderBy: { contactId: 'asc' },
        include: { contact: { select: { name: true, agency: NAMES } } },
      },
      findings: {
        orderBy: { number: 'asc' },
        include: { agency: NAMES, task: true, report: true },
      },
      answers: { orderBy: { answeredAt: 'asc' }, include: { agency: NAMES } },
    },
  });
  if (!row) return null;
  const { plan, subjects, members, findings, answers, ...inspection } = row;
  const heirOf = await heirs(db);
  const policy = planPolicySchema.parse(plan.policy);
  const found = findings.filter(({ withdrawnAt }) => withdrawnAt === null).length;
  const filed: [string, Attachment[]][] = [];
  for (const finding of findings)
    filed.push([finding.id, await attachmentsOf(db, { kind: 'finding', id: finding.id })]);
  const files = new Map(filed);
  const reportOf = (report: Report) => ({
    id: report.id,
    stage: report.stage,
    leftAt: report.leftAt,
    dueOn: report.dueOn,
    acceptedAt: report.acceptedAt,
    light: light({ ...report, closedAt: report.missedAt }, policy, calendar, now),
  });
  return {
    ...inspection,
    plan: { ...plan, policy },
    stage: stageOf({ ...inspection, found }, policy.zone, now),
    subjects: subjects.map(({ agency, task, reasons }) => ({
      agency,
      heldBy: heirOf(agency.id),
      task: taskOf(task),
      reasons: proposalReasonsSchema.parse(reasons),
    })),
    agencies: await db.agency.findMany({
      where: { id: { in: subjects.map(({ agencyId }) => heirOf(agencyId)) } },
      orderBy: { id: 'asc' },
      ...NAMES,
    }),
    members: members.map(({ contactId, contact }) => ({ contactId, ...contact })),
    findings: findings.map(({ task, report, withdrawnAt, ...finding }) => ({
      ...finding,
      heldBy: heirOf(finding.agencyId),
      task: taskOf(task),
      withdrawn: withdrawnAt && {
        at: withdrawnAt,
        by: finding.withdrawnBy ?? '',
        why: finding.withdrawnWhy ?? '',
      },
      files: files.get(finding.id) ?? [],
      report: report && reportOf(report),
    })),
    answers: answers.map((answer) => ({ ...answer, heldBy: heirOf(answer.agencyId) })),
  };
}

const taskOf = (task: Task | null): InspectedTask | null =>
  task && { id: task.id, number: task.number ?? String(task.order), text: task.text };
