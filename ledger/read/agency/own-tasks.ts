import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Plan } from '../../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { namedTaskIds } from '../named-tasks.ts';
import type { AgencyName } from '../desk/plans.ts';
import { askedOf, type Asked } from './asked.ts';

/** What an agency is to a task; a region may only be named in its text. */
export type TaskRole = 'lead' | 'responsible' | 'cooperating' | 'named';

/** A task of an agency with its place in the document. */
export interface OwnTask {
  id: string;
  /** As printed, or its place in the plan. */
  number: string;
  text: string;
  /** Titles; null where the document has none. */
  chapter: string | null;
  section: string | null;
  /** Its place in the source text. */
  span: { from: number; to: number };
  role: TaskRole;
  /** 牵头, or 责任 where the document names no lead. */
  lead: AgencyName[];
  cooperating: AgencyName[];
  /** Why nobody reports on it any more: `dropped` or `completed`; null while somebody does. */
  setAside: 'dropped' | 'completed' | null;
}

/** Everything a plan gives an agency to do, whether or not it is launched. */
export interface TasksOfPlan {
  planId: string;
  title: string;
  zone: string;
  /** Null: its dates follow. */
  launchedAt: Date | null;
  tasks: OwnTask[];
  asked: Asked[];
}

/** What every plan gives an agency to do, in the document's order. */
export async function tasksOf(ledger: Ledger, agencyId: string): Promise<TasksOfPlan[]> {
  const plans = await ledger.db.plan.findMany({
    where: {
      OR: [
        { tasks: { some: { responsibilities: { some: { agencyId } } } } },
        { regions: { some: { agencyId } } },
        { commissionId: agencyId },
      ],
    },
    orderBy: { id: 'asc' },
  });
  return Promise.all(plans.map((plan) => tasksOfPlan(ledger.db, ledger, plan, agencyId)));
}

async function tasksOfPlan(
  tx: Tx,
  ledger: Ledger,
  plan: Plan,
  agencyId: string,
): Promise<TasksOfPlan> {
  const { id: planId, title, launchedAt } = plan;
  const named = await namedTaskIds(tx, planId, agencyId);
  const rows = await tx.task.findMany({
    where: {
      planId,
      OR: [{ responsibilities: { some: { agencyId } } }, { id: { in: named } }],
    },
    orderBy: { order: 'asc' },
    include: {
      responsibilities: {
        orderBy: { position: 'asc' },
        include: { agency: { select: { id: true, name: true, nameEn: true } } },
      },
    },
  });
  const tasks = rows.map(({ responsibilities, ...task }): OwnTask => {
    const namedAs = (isCooperating: boolean) =>
      responsibilities
        .filter(({ role }) => (role === 'cooperating') === isCooperating)
        .map(({ agency }) => agency);
    return {
      id: task.id,
      number: task.number ?? String(task.order),
      text: task.text,
      chapter: task.chapterTitle,
      section: task.sectionTitle,
      span: { from: task.spanStart, to: task.spanEnd },
      role: responsibilities.find((each) => each.agencyId === agencyId)?.role ?? 'named',
      lead: namedAs(false),
      cooperating: namedAs(true),
      setAside: task.setAsideAt && (task.setAsideCause === 'completed' ? 'completed' : 'dropped'),
    };
  });
  const { zone } = planPolicySchema.parse(plan.policy);
  return {
    planId,
    title,
    zone,
    launchedAt,
    tasks,
    asked: await askedOf(tx, ledger, plan, agencyId),
  };
}
