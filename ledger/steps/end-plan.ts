import { laterOf } from '../../domain/calendar/civil-date.ts';
import { endOfDay } from '../../domain/calendar/zoned.ts';
import { calendarPeriod } from '../../domain/kinds/cycles.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { SIDE_KINDS } from '../../domain/kinds/sides.ts';
import { isPart } from '../../domain/kinds/parts.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import { SYSTEM } from '../../domain/report/actor.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { timeOf } from '../lock-report.ts';
import { voidUpcoming } from '../outbox/stage.ts';
import { processId, tellAll } from '../processes.ts';

/** The open cycles of a plan, by whether it waits for them. */
export interface OpenCycles {
  /** Cycles whose ladder closes their books, or in which something is being reviewed. */
  holding: number;
  /** The others, whose books never close by themselves. */
  endless: string[];
  /** Until then the plan waits for those too: its period, and the last step of their ladders. */
  endlessUntil: Date | null;
}

/** What of a plan is open, and how long it waits for what never closes. */
export async function openCycles(
  tx: Tx,
  ledger: Ledger,
  plan: { id: string; launchTo: number; policy: PlanPolicy },
): Promise<OpenCycles> {
  const cycles = await tx.cycle.findMany({
    where: { planId: plan.id, closedAt: null },
    include: { obligation: { select: { values: true } } },
  });
  // Parts close with their reports, and hold nothing by themselves.
  const open = cycles.filter(({ kind }) => !isPart(kind));
  const inReview = new Set(
    (
      await tx.report.findMany({
        where: { planId: plan.id, stage: 'reviewing', leftAt: null },
        distinct: ['cycleId'],
        select: { cycleId: true },
      })
    ).map(({ cycleId }) => cycleId),
  );
  const endless: string[] = [];
  let until = endOfDay(`${plan.launchTo}-12-31`, plan.policy.zone);
  for (const { id, kind, period, opensAt, dueOn, obligation } of open) {
    const steps = kindOf(kind).ladder({
      values: obligationValuesSchema.parse(obligation.values),
      period: calendarPeriod(period),
    });
    if (inReview.has(id) || steps.some(({ effect }) => effect === 'close')) continue;
    endless.push(id);
    // A date that was extended, or given with a return, is waited for as well.
    const latest = await tx.report.aggregate({
      where: { cycleId: id, stage: 'collecting', leftAt: null },
      _max: { dueOn: true },
    });
    const lastDueOn = laterOf(dueOn, latest._max.dueOn ?? dueOn);
    const terms = { version: 1, dueOn: lastDueOn, opensAt, armedAt: opensAt };
    const last = ladder(steps, terms, timeOf(ledger, plan.policy)).at(-1);
    const over = last && endOfDay(last.on, plan.policy.zone);
    if (over && over > until) until = over;
  }
  // Between the closing of both sides and their reveal no cycle of the evaluation is open.
  const evaluating = await tx.cycle.count({
    where: {
      planId: plan.id,
      kind: { in: [...SIDE_KINDS] },
      ...{ skippedCause: null, revealedAt: null, closedAt: { not: null } },
    },
  });
  // An announced inspection may still find something: until it is closed or called off it holds the plan.
  const inspecting = await tx.inspection.count({
    where: { planId: plan.id, announcedAt: { not: null }, closedAt: null, calledOffAt: null },
  });
  return {
    holding: open.length - endless.length + evaluating + inspecting,
    endless,
    endlessUntil: endless.length > 0 ? until : null,
  };
}

/**
 * Ends with a locked plan what never closes by itself: what nobody filed is recorded as missed, and its
 * workflows are told. Nobody else writes a report meanwhile, for that takes the plan's lock as well.
 */
export async function endEndless(
  tx: Tx,
  planId: string,
  cycleIds: readonly string[],
  now: Date,
): Promise<void> {
  const reports = await tx.report.findMany({
    where: { cycleId: { in: [...cycleIds] }, stage: 'collecting', leftAt: null },
    select: { id: true, missedAt: true },
  });
  for (const { id, missedAt } of reports) {
    await voidUpcoming(tx, id, now);
    await tx.report.update({
      where: { id },
      data: { stage: 'missed', missedAt: missedAt ?? now },
    });
    await audit(tx, { at: now, actor: SYSTEM, action: 'close', planId, subject: id });
  }
  await tellAll(
    tx,
    reports.map(({ id }) => processId('report', id)),
    'termsChanged',
  );
  await tellAll(
    tx,
    cycleIds.map((id) => processId('cycle', id)),
    'termsChanged',
  );
}
