import { randomUUID } from 'node:crypto';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import { Prisma, type Agency } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { planInForce } from '../lock-report.ts';
import { changePlan, type Changing, type Ordered } from '../roster/change.ts';
import { effectsOf, type Effects } from '../roster/effects.ts';
import { lockOpenReports } from '../roster/open-reports.ts';
import { passOn } from '../roster/pass-on.ts';
import { takeOverTasks } from '../roster/take-over.ts';
import { successorOf, type Successor } from '../roster/successor.ts';

/** 并入, 更名, 拆分. */
export type TransferCause = 'merged' | 'renamed' | 'split';

/** How an agency's duties pass to another. */
export interface TransferOrder {
  cause: TransferCause;
  fromId: string;
  to: Successor;
  /** Of a split: the tasks that pass; the rest stays. */
  taskIds?: readonly string[];
  /** Workdays that the successor has at the least for what is open; default: as after a return. */
  workdays?: number;
}

/** What a transfer did, or would do. */
export interface TransferOutcome extends Effects {
  to: { id: string; name: string; nameEn: string | null };
  /** Tasks whose responsibilities pass. */
  tasks: number;
  /** Other plans that it concerns as well. */
  plans: string[];
}

/**
 * 移交: an agency is merged into another, is renamed, or gives some of its tasks away. The successor is
 * responsible for the tasks from now on, and takes over what is open by new terms; whatever is closed,
 * was filed or mailed keeps the old name. A merger or a new name holds for every plan that names the
 * agency, and ends it; one of another commission is in the way.
 */
export function transferAgency(
  ledger: Ledger,
  planId: string,
  order: TransferOrder,
  ordered: Ordered,
): Promise<Outcome<TransferOutcome>> {
  return changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, actor, row } = changing;
    // One transfer at a time: two over the same plans in another order would wait for each other.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('transfer', 0))::text`;
    const from = await tx.agency.findUnique({ where: { id: order.fromId } });
    if (!from) return refused({ code: 'no_such_agency' });
    if (from.endedAt) return refused({ code: 'agency_ended', endedAt: from.endedAt });
    const inWay = await planInWay(changing, order, from);
    if (inWay) return refused(inWay);
    const chosen = order.cause === 'split' ? await chosenTasks(tx, planId, order) : null;
    if (chosen?.length === 0) return refused({ code: 'no_tasks' });
    const found = await successorOf(tx, from, order);
    if (!found.ok) return found;
    const to = found.value;

    const others = chosen ? [] : await otherPlans(tx, from.id, planId);
    const all: Effects = { left: [], passed: [], rejoined: [], told: [], cancelled: 0 };
    let tasks = 0;
    for (const id of [planId, ...others.map((other) => other.id)]) {
      const each = id === planId ? changing : await otherPlan(changing, id);
      const done = await passInPlan(each, from, to, order, chosen);
      tasks += done.tasks;
      for (const name of ['left', 'passed', 'told'] as const)
        (all[name] as unknown[]).push(...done.effects[name]);
      all.cancelled += done.effects.cancelled;
    }
    // It is no more; what it was keeps its name.
    if (!chosen)
      await tx.agency.update({ where: { id: from.id }, data: { endedAt: changing.now } });
    const data = { cause: order.cause, to: to.id, why: changing.why, tasks };
    const entry = { at: changing.now, actor, action: 'transfer', planId, subject: from.id };
    await audit(tx, { ...entry, data: { ...data, passed: all.passed.map(({ id }) => id) } });
    const plans = others.map(({ title }) => title).filter((title) => title !== row.title);
    return { ok: true, value: { ...all, to, tasks, plans } };
  });
}

/** Why these plans stand in the way of a transfer, or null. */
async function planInWay(
  { tx, actor, row }: Changing,
  { cause }: TransferOrder,
  { id }: Agency,
): Promise<Refusal | null> {
  const office = await tx.plan.count({
    where: { OR: [{ commissionId: id }, { governmentId: id }] },
  });
  if (office > 0) return { code: 'plan_office' };
  if (cause === 'split') return null;
  const others = await otherPlans(tx, id, row.id);
  const foreign = others.find((plan) => operatorRefusal(actor, plan) !== null);
  return foreign ? { code: 'other_plan', title: foreign.title } : null;
}

/** The other plans in which an agency has a part, in the order in which they are locked. */
function otherPlans(tx: Tx, agencyId: string, planId: string) {
  return tx.plan.findMany({
    where: {
      id: { not: planId },
      OR: [
        { tasks: { some: { responsibilities: { some: { agencyId } } } } },
        { regions: { some: { agencyId } } },
        {
          reports: { some: { agencyId, leftAt: null, stage: { in: ['collecting', 'reviewing'] } } },
        },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, commissionId: true },
  });
}

async function otherPlan(changing: Changing, id: string): Promise<Changing> {
  const { tx } = changing;
  const row = await lockPlan(tx, id);
  const plan = await planInForce(tx, Prisma.sql`SELECT ${id}`);
  if (!row || !plan) throw new Error(`no plan ${id}`);
  return { ...changing, row, plan };
}

/** Of the tasks named, those of this plan that the agency has a part in. */
async function chosenTasks(
  tx: Tx,
  planId: string,
  { fromId: agencyId, taskIds = [] }: TransferOrder,
): Promise<string[]> {
  const rows = await tx.responsibility.findMany({
    where: { agencyId, taskId: { in: [...taskIds] }, task: { planId } },
    select: { taskId: true },
  });
  return rows.map(({ taskId }) => taskId);
}

/** Passes what an agency has in one plan: its tasks (or those chosen), its open reports, its place among the regions. */
async function passInPlan(
  changing: Changing,
  from: Agency,
  to: Agency,
  { cause, workdays }: TransferOrder,
  chosen: readonly string[] | null,
): Promise<{ effects: Effects; tasks: number }> {
  const { tx, row, actor, why, now } = changing;
  const planId = row.id;
  const tasks = await takeOverTasks(changing, from.id, to.id, chosen);
  if (!chosen) await passRegion(tx, planId, from.id, to.id);
  await tx.transfer.create({
    data: {
      id: randomUUID(),
      planId,
      fromAgencyId: from.id,
      toAgencyId: to.id,
      cause,
      taskIds: chosen ? [...chosen] : [],
      at: now,
      by: actor.name,
      why,
    },
  });
  const ofTasks = chosen
    ? Prisma.sql`AND (r.task_id = ANY(${[...chosen]}) OR r.parent_id IN
        (SELECT id FROM report WHERE task_id = ANY(${[...chosen]})))`
    : Prisma.empty;
  const reports = await lockOpenReports(
    tx,
    Prisma.sql`r.plan_id = ${planId} AND r.agency_id = ${from.id} ${ofTasks}`,
  );
  const tellsFormer = cause !== 'renamed';
  const done = await passOn(changing, reports, { toAgencyId: to.id, workdays, tellsFormer });
  return { effects: await effectsOf(changing, done), tasks };
}

/** A region that was merged or renamed: its successor owes the region's reports. */
async function passRegion(tx: Tx, planId: string, from: string, to: string): Promise<void> {
  const { count } = await tx.planRegion.deleteMany({ where: { planId, agencyId: from } });
  if (count > 0)
    await tx.planRegion.createMany({ data: [{ planId, agencyId: to }], skipDuplicates: true });
}
