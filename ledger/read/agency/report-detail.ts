import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { ReportKind } from '../../../domain/words/words.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';
import { filedOf, type Filed } from './filed.ts';

/** A quantified target of a task. */
export interface Target {
  id: string;
  quote: string;
  target: string;
  unit: string | null;
  by: string | null;
}

/** The task of a report, as the document has it. */
export interface ReportTask {
  number: number;
  text: string;
  chapter: { number: number; title: string };
  section: { number: number; title: string };
  lead: AgencyName[];
  cooperating: AgencyName[];
  targets: Target[];
}

/** A report as the agency that owes it sees it. */
export interface ReportDetail {
  id: string;
  planTitle: string;
  zone: string;
  year: number;
  kind: ReportKind;
  stage: ReportStage;
  agency: AgencyName;
  commission: AgencyName;
  /** Null for a region's report on the whole plan. */
  task: ReportTask | null;
  /** The sentence of the document that orders it; null if it holds none. */
  duty: string | null;
  opensAt: Date;
  dueOn: string;
  originalDueOn: string;
  light: Light;
  /** Every revision, the newest first. */
  filed: Filed[];
  /** The newest revision of the same report a year before. */
  lastYear: (Filed & { year: number }) | null;
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
  const row = await tx.report.findUnique({
    where: { id: reportId },
    include: {
      agency: NAMES,
      plan: { select: { title: true, policy: true, commission: NAMES } },
      task: {
        include: {
          indicators: { orderBy: { id: 'asc' } },
          responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAMES } },
        },
      },
    },
  });
  if (!row) return null;
  const { id, planId, year, kind, stage, taskId, agencyId, task, plan } = row;
  const policy = planPolicySchema.parse(plan.policy);
  const [filed, duty, before] = await Promise.all([
    filedOf(tx, id),
    tx.duty.findFirst({ where: { planId, kind }, select: { quote: true } }),
    tx.report.findFirst({
      where: { planId, kind, agencyId, taskId, year: year - 1 },
      select: { id: true },
    }),
  ]);
  const [last] = before ? await filedOf(tx, before.id) : [];
  return {
    id,
    planTitle: plan.title,
    zone: policy.zone,
    year,
    kind,
    stage,
    agency: row.agency,
    commission: plan.commission,
    task: task && taskOf(task),
    duty: duty?.quote ?? null,
    opensAt: row.opensAt,
    dueOn: row.dueOn,
    originalDueOn: row.originalDueOn,
    light: light({ ...row, closedAt: row.missedAt }, policy, calendar, now),
    filed,
    lastYear: last ? { ...last, year: year - 1 } : null,
  };
}

interface TaskRow {
  number: number;
  text: string;
  chapterNumber: number;
  chapterTitle: string;
  sectionNumber: number;
  sectionTitle: string;
  indicators: Target[];
  responsibilities: { role: 'lead' | 'cooperating'; agency: AgencyName }[];
}

function taskOf(task: TaskRow): ReportTask {
  const named = (role: 'lead' | 'cooperating') =>
    task.responsibilities.filter((each) => each.role === role).map(({ agency }) => agency);
  return {
    number: task.number,
    text: task.text,
    chapter: { number: task.chapterNumber, title: task.chapterTitle },
    section: { number: task.sectionNumber, title: task.sectionTitle },
    lead: named('lead'),
    cooperating: named('cooperating'),
    targets: task.indicators,
  };
}
