import type { Definition } from '../../domain/indicators/definition.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import type { Indicator } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { changePlan, type Changing, type Ordered } from '../roster/change.ts';
import { pursuedTask } from '../roster/task.ts';

/** What a command did: the indicators that are otherwise now, by id. */
export interface IndicatorsChanged {
  indicators: string[];
}

/**
 * Confirms targets of the document as they were read, or takes up again what was set aside: from now on
 * their values are asked for. Nobody is told; who owes them sees them in the next form they open.
 */
export const confirmIndicators = (
  ledger: Ledger,
  planId: string,
  ids: readonly string[],
  ordered: Omit<Ordered, 'why'>,
): Promise<Outcome<IndicatorsChanged>> =>
  changePlan(ledger, planId, { ...ordered, why: null }, async (changing) => {
    const found = await changing.tx.indicator.findMany({ where: { planId, id: { in: [...ids] } } });
    if (ids.length === 0 || found.length < new Set(ids).size)
      return refused({ code: 'no_such_indicator' });
    // Somebody else may have been quicker.
    const open = found.filter(({ state }) => state !== 'confirmed');
    if (open.length === 0) return refused({ code: 'indicator_unchanged' });
    if (open.some(({ figure, unit }) => figure !== null && unit === null))
      return refused({ code: 'indicator_field', field: 'unit' });
    for (const { id } of open) await decideOn(changing, id, 'confirmed');
    return { ok: true, value: { indicators: open.map(({ id }) => id) } };
  });

/** Defines an indicator anew, with words, and confirms it so; every value that was filed stays as it is. */
export const changeIndicator = (
  ledger: Ledger,
  planId: string,
  id: string,
  definition: Definition,
  ordered: Ordered,
): Promise<Outcome<IndicatorsChanged>> =>
  changePlan(ledger, planId, ordered, async (changing) => {
    const { tx } = changing;
    const found = await tx.indicator.findFirst({ where: { id, planId } });
    if (!found) return refused({ code: 'no_such_indicator' });
    const unfit = await refusalOf(changing, definition);
    if (unfit) return refused(unfit);
    const before = definitionOf(found);
    const isSame = JSON.stringify(before) === JSON.stringify(definitionOf(definition));
    if (isSame && found.state === 'confirmed') return refused({ code: 'indicator_unchanged' });
    await tx.indicator.update({ where: { id }, data: definitionOf(definition) });
    await decideOn(changing, id, 'confirmed', { before, after: definitionOf(definition) });
    return { ok: true, value: { indicators: [id] } };
  });

/** Adds an indicator by the actor's name, with its source in words. */
export const addIndicator = (
  ledger: Ledger,
  planId: string,
  definition: Definition,
  ordered: Ordered,
): Promise<Outcome<IndicatorsChanged>> =>
  changePlan(ledger, planId, ordered, async (changing) => {
    const { tx, actor, why } = changing;
    const unfit = await refusalOf(changing, definition);
    if (unfit) return refused(unfit);
    // Ids count on under the plan's lock; nothing is ever deleted.
    const id = `${planId}-indicator-${(await tx.indicator.count({ where: { planId } })) + 1}`;
    const added = { addedBy: actor.name, addedWhy: why };
    await tx.indicator.create({ data: { id, planId, ...definitionOf(definition), ...added } });
    await decideOn(changing, id, 'confirmed', { after: definitionOf(definition) });
    return { ok: true, value: { indicators: [id] } };
  });

/** Sets an indicator aside, with words: it is asked for no more. What was filed of it stays. */
export const setAsideIndicator = (
  ledger: Ledger,
  planId: string,
  id: string,
  ordered: Ordered,
): Promise<Outcome<IndicatorsChanged>> =>
  changePlan(ledger, planId, ordered, async (changing) => {
    const found = await changing.tx.indicator.findFirst({ where: { id, planId } });
    if (!found) return refused({ code: 'no_such_indicator' });
    if (found.state === 'set_aside') return refused({ code: 'indicator_unchanged' });
    await decideOn(changing, id, 'set_aside');
    return { ok: true, value: { indicators: [id] } };
  });

/** By whom, when and in what words something was decided on an indicator; the audit keeps all of it. */
async function decideOn(
  { tx, plan, actor, why, now }: Changing,
  id: string,
  state: 'confirmed' | 'set_aside',
  change: object = {},
): Promise<void> {
  const decided = { decidedAt: now, decidedBy: actor.name, decidedWhy: why || null };
  await tx.indicator.update({ where: { id }, data: { state, ...decided } });
  const action = state === 'confirmed' ? 'confirm_indicator' : 'set_aside_indicator';
  const entry = { at: now, actor, action, planId: plan.id, subject: id };
  await audit(tx, { ...entry, data: { ...(why && { why }), ...change } });
}

/** Exactly what a definition says, in one order. */
function definitionOf(of: Definition | Indicator) {
  const { name, target, figure, unit, base, baseYear, byYear, yearly, taskId, agencyId } = of;
  const direction = of.direction === 'down' ? ('down' as const) : ('up' as const);
  return {
    ...{ name, target, figure, unit, base, baseYear, byYear, yearly, direction },
    ...{ taskId, agencyId },
  };
}

/** Somebody must owe a report that it can be reported with. */
async function refusalOf(
  { tx, plan }: Changing,
  { taskId, agencyId }: Definition,
): Promise<Refusal | null> {
  if (taskId !== null) {
    const task = await pursuedTask(tx, plan.id, taskId);
    if (!task.ok) return task.refusal;
    if (agencyId === null) return null;
    const owning = await tx.responsibility.count({
      where: { taskId, agencyId, role: { not: 'cooperating' } },
    });
    return owning > 0 ? null : { code: 'indicator_not_owner' };
  }
  if (agencyId === null) return { code: 'indicator_field', field: 'agency' };
  const owning = await tx.planRegion.count({ where: { planId: plan.id, agencyId } });
  return owning > 0 ? null : { code: 'indicator_needs_task' };
}
