import { endEndless, openCycles } from './end-plan.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { graceDueOn } from '../../domain/ladder/clocks.ts';
import { sourceKindOf } from '../../domain/kinds/following.ts';
import { sideOf } from '../../domain/kinds/sides.ts';
import { cycleIdOf } from '../../domain/report/report-id.ts';
import { rosterOf } from '../../domain/kinds/roster.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan } from '../lock-plan.ts';
import { orderedCycles, planRoles, type OrderedCycle } from '../obligations.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import {
  processId,
  writeStepped,
  startProcesses,
  versionOf,
  type StepAnswer,
} from '../processes.ts';

/**
 * One step of a plan's workflow: starts every obligation's cycles whose time has come, and at the end
 * of the period, when all of them are closed, ends the plan.
 */
export async function stepPlan(ledger: Ledger, planId: string): Promise<StepAnswer | null> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return null;
    const version = await versionOf(tx, processId('plan', planId));
    const now = await ledger.clock.now();
    const { launchedAt, launchFrom, launchTo, pausedAt } = plan;
    const answer = { version, did: 'looked', next: null };
    if (!launchedAt || launchFrom === null || launchTo === null) {
      await writeNext(tx, planId, version, null, false);
      return { ...answer, open: false, stage: 'not launched' };
    }
    if (pausedAt) {
      await writeNext(tx, planId, version, null, true);
      return { ...answer, open: true, stage: 'paused' };
    }
    const policy = planPolicySchema.parse(plan.policy);
    const launched = { id: planId, launchedAt, launchFrom, launchTo, policy };
    const missing = await missingCycles(tx, ledger, launched);
    const due = missing.filter(({ startsAt }) => startsAt <= now);
    await startCycles(tx, planId, due.map(notPast), now);
    // Kept from opening in time (a pause, a long outage): nothing opens after it is due.
    function notPast(cycle: MissingCycle): MissingCycle {
      if (cycle.skippedCause !== null || cycle.dueAt > now) return cycle;
      const dueOn = graceDueOn(now, policy, ledger.calendar);
      return { ...cycle, opensAt: now, dueOn, dueAt: endOfDay(dueOn, policy.zone) };
    }
    const next = missing.find(({ startsAt }) => startsAt > now);
    const { holding, endless, endlessUntil } = await openCycles(tx, ledger, launched);
    // What never closes does not keep a plan from ending once its time is over.
    const waitsUntil = endlessUntil && endlessUntil > now ? endlessUntil : null;
    const isEnded = !next && holding === 0 && waitsUntil === null;
    if (isEnded && endless.length > 0) await endEndless(tx, planId, endless, now);
    if (isEnded && !plan.endedAt)
      await tx.plan.update({ where: { id: planId }, data: { endedAt: now } });
    const wakeAt = next?.startsAt ?? (holding === 0 ? waitsUntil : null);
    await writeNext(tx, planId, version, wakeAt, !isEnded);
    return {
      version,
      open: !isEnded,
      stage: next ? 'running' : isEnded ? 'ended' : `${holding + endless.length} cycles still open`,
      did: due.length > 0 ? due.map(doneWith).join(', ') : 'looked',
      next: next
        ? {
            does: `start ${nameOf(next)}`,
            inMs: Math.max(0, next.startsAt.getTime() - now.getTime()),
          }
        : wakeAt && { does: 'end the plan', inMs: wakeAt.getTime() - now.getTime() },
    };
  });
}

interface MissingCycle extends OrderedCycle {
  /**
   * When its reports must be in the ledger: at their opening, or so much earlier as mails are staged.
   * One that is skipped stands there from the launch on, for whoever looks for it.
   */
  startsAt: Date;
}

const nameOf = ({ kind, period }: OrderedCycle) => `${kind} ${period}`;
const doneWith = (cycle: OrderedCycle) =>
  `${cycle.skippedCause === null ? 'started' : 'skipped'} ${nameOf(cycle)}`;

/** The cycles that are not in the ledger yet, in the order of their starts. */
async function missingCycles(
  tx: Tx,
  ledger: Ledger,
  plan: Parameters<typeof orderedCycles>[2],
): Promise<MissingCycle[]> {
  const known = await tx.cycle.findMany({ where: { planId: plan.id }, select: { id: true } });
  const ids = new Set(known.map(({ id }) => id));
  const ordered = await orderedCycles(tx, ledger, plan);
  const missing = ordered.filter(({ kind, period }) => !ids.has(cycleIdOf(plan.id, kind, period)));
  if (missing.length === 0) return [];
  const roles = await planRoles(tx, plan.id);
  return missing
    .map((cycle) => {
      const herd = rosterOf('', cycle.owners, roles).length;
      return {
        ...cycle,
        startsAt:
          cycle.skippedCause === null
            ? new Date(cycle.opensAt.getTime() - ledger.lead.longest(herd))
            : plan.launchedAt,
      };
    })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Whether a cycle is one of the midterm evaluation: a side, or the report that sums both up. */
const evaluates = (kind: string): boolean =>
  sideOf(kind) !== null || sideOf(sourceKindOf(kind) ?? kind) !== null;

async function startCycles(
  tx: Tx,
  planId: string,
  cycles: readonly MissingCycle[],
  now: Date,
): Promise<void> {
  if (cycles.length === 0) return;
  await tx.cycle.createMany({
    data: cycles.map(({ obligationId, kind, period, opensAt, dueOn, dueAt, skippedCause }) => ({
      id: cycleIdOf(planId, kind, period),
      planId,
      obligationId,
      kind,
      period,
      opensAt,
      dueOn,
      dueAt,
      // The midterm evaluation's workflow follows its own cycles, and tells the plan.
      tells: processId(evaluates(kind) ? 'midtermEvaluation' : 'plan', planId),
      // Nobody owes anything in a skipped cycle: it stands there with its reason, open and closed.
      ...(skippedCause && { skippedCause, openedAt: now, closedAt: now }),
    })),
    skipDuplicates: true,
  });
  const running = cycles.filter(({ skippedCause }) => skippedCause === null);
  const quiet = { planId, nextWakeAt: null, nextStepAt: null, nextToAgency: null };
  await startProcesses(tx, [
    ...running.map(({ kind, period }) => ({
      ...quiet,
      type: 'cycle' as const,
      subject: cycleIdOf(planId, kind, period),
    })),
    ...(running.some(({ kind }) => sideOf(kind))
      ? [{ ...quiet, type: 'midtermEvaluation' as const, subject: planId }]
      : []),
  ]);
}

async function writeNext(
  tx: Tx,
  planId: string,
  version: number,
  nextWakeAt: Date | null,
  running: boolean,
): Promise<void> {
  await writeStepped(tx, processId('plan', planId), {
    version,
    nextWakeAt,
    nextStepAt: nextWakeAt,
    nextToAgency: null,
    running,
  });
}
