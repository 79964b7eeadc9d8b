import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** What passed from one agency to another. */
export interface TransferRow {
  id: string;
  at: Date;
  by: string;
  cause: string;
  why: string;
  from: AgencyName;
  to: AgencyName;
  /** How many tasks; 0: everything it had. */
  tasks: number;
}

/** A change of a task, in a list of all of a plan's. */
export interface PlanTaskChange {
  id: string;
  at: Date;
  by: string;
  why: string;
  task: { id: string; number: string; text: string };
  what: 'text' | 'responsible' | 'dropped' | 'completed' | 'resumed';
}

/** An obligation with how it stands. */
export interface ObligationRow {
  id: string;
  kind: string;
  confirmedBy: string;
  /** The sentence that orders it, or who added it and why. */
  order: string | null;
  added: { by: string; why: string } | null;
  ended: { at: Date; by: string; why: string } | null;
  cycles: number;
  /** Its reports that lie with an agency or in review. */
  open: number;
}

/** Everything that was changed in a plan, newest first, and its obligations. */
export interface PlanChanges {
  transfers: TransferRow[];
  changes: PlanTaskChange[];
  obligations: ObligationRow[];
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;
/** The newest changes of tasks that a page lists; each task's page has all of its own. */
const CHANGES_SHOWN = 200;

/** Reads what was changed in a plan. */
export async function planChanges(
  { db }: Ledger,
  { id: planId }: DeskPlan,
  size = CHANGES_SHOWN,
): Promise<PlanChanges> {
  const transfers = await db.transfer.findMany({
    where: { planId },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    include: { from: NAMES, to: NAMES },
  });
  const changes = await db.taskChange.findMany({
    where: { task: { planId } },
    orderBy: { id: 'desc' },
    take: size,
    include: { task: { select: { id: true, order: true, number: true, text: true } } },
  });
  const obligations = await db.obligation.findMany({
    where: { planId },
    orderBy: { id: 'asc' },
    include: { duty: { select: { quote: true } }, _count: { select: { cycles: true } } },
  });
  const open = await db.$queryRaw<{ id: string; open: number }[]>`
    SELECT c.obligation_id AS id, count(*)::int AS open
    FROM report r JOIN cycle c ON c.id = r.cycle_id
    WHERE r.plan_id = ${planId} AND r.left_at IS NULL AND r.stage IN ('collecting', 'reviewing')
    GROUP BY 1`;
  return {
    transfers: transfers.map(({ id, at, by, cause, why, from, to, taskIds }) => ({
      id,
      at,
      by,
      cause,
      why,
      from,
      to,
      tasks: taskIds.length,
    })),
    changes: changes.map(({ id, at, by, why, task, after }) => ({
      id: String(id),
      at,
      by,
      why,
      task: { id: task.id, number: task.number ?? String(task.order), text: task.text },
      what: whatOf(after),
    })),
    obligations: obligations.map((each) => ({
      id: each.id,
      kind: each.kind,
      confirmedBy: each.confirmedBy,
      order: each.duty?.quote ?? null,
      added: each.addedBy === null ? null : { by: each.addedBy, why: each.addedWhy ?? '' },
      ended: each.endedAt && {
        at: each.endedAt,
        by: each.endedBy ?? '',
        why: each.endedWhy ?? '',
      },
      cycles: each._count.cycles,
      open: open.find(({ id }) => id === each.id)?.open ?? 0,
    })),
  };
}

/** What a change left behind (ledger/roster writes it). */
function whatOf(after: unknown): PlanTaskChange['what'] {
  const { text, setAside } = (after ?? {}) as { text?: string; setAside?: string | null };
  if (text !== undefined) return 'text';
  if (setAside === undefined) return 'responsible';
  return setAside === 'dropped' || setAside === 'completed' ? setAside : 'resumed';
}

/** The agencies that a duty can be given to: all that have not ended, by their names' sounds. */
export async function agencyChoices({ db }: Ledger): Promise<(AgencyName & { kind: string })[]> {
  const agencies = await db.agency.findMany({
    where: { endedAt: null },
    select: { id: true, name: true, nameEn: true, kind: true },
  });
  const { compare } = new Intl.Collator('zh-CN');
  return agencies.sort((a, b) => compare(a.name, b.name));
}

/** One agency with its tasks in a plan, for a transfer; null if there is none of this id. */
export async function agencyDuties({ db }: Ledger, { id: planId }: DeskPlan, agencyId: string) {
  const agency = await db.agency.findUnique({
    where: { id: agencyId },
    select: { id: true, name: true, nameEn: true, kind: true, endedAt: true },
  });
  if (!agency) return null;
  const rows = await db.responsibility.findMany({
    where: { agencyId, task: { planId } },
    orderBy: { task: { order: 'asc' } },
    include: { task: { select: { id: true, order: true, number: true, text: true } } },
  });
  return {
    agency,
    tasks: rows.map(({ role, task }) => ({
      id: task.id,
      number: task.number ?? String(task.order),
      text: task.text,
      role,
    })),
  };
}
