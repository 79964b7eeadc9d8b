import { differing } from '../../domain/evaluation/differences.ts';
import { calendarPeriod } from '../../domain/kinds/cycles.ts';
import { EVALUATION_REPORT_KINDS } from '../../domain/kinds/following.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { kindOfSide, SIDE_KINDS } from '../../domain/kinds/sides.ts';
import { returnDueOn } from '../../domain/ladder/clocks.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import { SYSTEM } from '../../domain/report/actor.ts';
import { Prisma, type Cycle } from '../../prisma/generated/client.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan } from '../lock-plan.ts';
import { planInForce, timeOf, type PlanInForce } from '../lock-report.ts';
import { openCycleAgain } from '../open-again.ts';
import {
  processId,
  tellAll,
  tellLater,
  versionOf,
  writeStepped,
  type StepAnswer,
} from '../processes.ts';
import { ratingsOf } from '../read/ratings.ts';
import { renewTerms } from '../terms.ts';

/**
 * One step of a plan's midterm evaluation: once the books of both sides are closed, everything filed
 * or the clock run out, they are revealed to each other and to the commission; whoever differs is asked
 * for words, and what they say is waited for; at last the report on it. The cycles tell it; its own time is that of assessments which nobody owes.
 */
export async function stepEvaluation(ledger: Ledger, planId: string): Promise<StepAnswer | null> {
  return ledger.db.$transaction(
    async (tx) => {
      const row = await lockPlan(tx, planId);
      const plan = row && (await planInForce(tx, Prisma.sql`SELECT ${planId}`));
      if (!plan || !row.launchedAt) return null;
      const version = await versionOf(tx, processId('midtermEvaluation', planId));
      const now = await ledger.clock.now();
      const where = { planId, kind: { in: [...SIDE_KINDS] }, skippedCause: null };
      const cycles = await tx.cycle.findMany({ where, orderBy: { id: 'asc' } });
      const isClosed = cycles.length > 0 && cycles.every(({ closedAt }) => closedAt !== null);
      const isRevealed = cycles.some(({ revealedAt }) => revealedAt !== null);
      const namedUntil =
        isClosed && !isRevealed && !plan.pausedAt
          ? await namingEnds(tx, ledger, plan, cycles, now)
          : null;
      const isIn = isClosed && namedUntil === null;
      const asked =
        isIn && !isRevealed && !plan.pausedAt ? await reveal(tx, ledger, plan, cycles, now) : null;
      const isCompared = isIn && (isRevealed || asked === 0);
      const report = isCompared ? await reportState(tx, planId) : null;
      const open = plan.pausedAt !== null || !isCompared || report === 'open';
      await writeStepped(tx, processId('midtermEvaluation', planId), {
        version,
        nextWakeAt: namedUntil,
        nextStepAt: namedUntil,
        nextToAgency: null,
        running: open,
      });
      if (!open) await tellLater(tx, processId('plan', planId), 'reportClosed');
      const stage = isCompared
        ? report === null
          ? 'revealed'
          : 'report'
        : isRevealed || asked !== null
          ? 'differences'
          : 'blind';
      const did = asked === null ? stage : `revealed both sides, asked ${asked} for words`;
      const inMs = namedUntil && namedUntil.getTime() - now.getTime();
      const next = inMs === null ? null : { does: 'reveal both sides', inMs };
      return { version, open, stage, did, next };
    },
    { timeout: 120_000 },
  );
}

/**
 * Books of nothing are closed at once: while nobody is named, assessments are in only when their clock has
 * run out, for somebody may still be.
 * @returns until when that is waited for; null: not, or not any more.
 */
async function namingEnds(
  tx: Tx,
  ledger: Ledger,
  plan: PlanInForce,
  cycles: readonly Cycle[],
  now: Date,
): Promise<Date | null> {
  const cycle = cycles.find(({ kind }) => kind === kindOfSide('independent'));
  if (!cycle) return null;
  if ((await tx.report.count({ where: { cycleId: cycle.id, leftAt: null } })) > 0) return null;
  const { values } = await tx.obligation.findUniqueOrThrow({ where: { id: cycle.obligationId } });
  const steps = kindOf(cycle.kind).ladder({
    values: obligationValuesSchema.parse(values),
    period: calendarPeriod(cycle.period),
  });
  const { dueOn, opensAt } = cycle;
  const terms = { version: 1, dueOn, opensAt, armedAt: opensAt };
  const last = ladder(steps, terms, timeOf(ledger, plan.policy)).at(-1);
  return last && last.at > now ? last.at : null;
}

/** Whether the report on both sides is still to be done with; null if nobody owes one. */
async function reportState(tx: Tx, planId: string): Promise<'open' | 'closed' | null> {
  const kind = { in: EVALUATION_REPORT_KINDS };
  const cycle = await tx.cycle.findFirst({ where: { planId, kind, skippedCause: null } });
  if (cycle) return cycle.closedAt ? 'closed' : 'open';
  return (await tx.obligation.count({ where: { planId, kind, endedAt: null } })) > 0
    ? 'open'
    : null;
}

/** 公布: from this instant on both sides are read, and whoever differs is asked for words; gives how many. */
async function reveal(
  tx: Tx,
  ledger: Ledger,
  plan: PlanInForce,
  cycles: readonly Cycle[],
  now: Date,
): Promise<number> {
  const ids = cycles.map(({ id }) => id);
  await tx.cycle.updateMany({ where: { id: { in: ids } }, data: { revealedAt: now } });
  const asked = differing(
    await ratingsOf(tx, plan.id, 'self'),
    await ratingsOf(tx, plan.id, 'independent'),
  );
  for (const id of asked) await askForWords(tx, ledger, plan, id, now);
  await tellAll(
    tx,
    asked.map((id) => processId('report', id)),
    'termsChanged',
  );
  const entry = { at: now, actor: SYSTEM, action: 'reveal', planId: plan.id, subject: plan.id };
  await audit(tx, { ...entry, data: { asked } });
  return asked.length;
}

/** What it said stays; it is owed again, with words about the difference. */
async function askForWords(
  tx: Tx,
  ledger: Ledger,
  plan: PlanInForce,
  id: string,
  now: Date,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM report WHERE id = ${id} FOR UPDATE`;
  const report = await tx.report.update({
    where: { id },
    data: { stage: 'collecting', acceptedAt: null, differsAt: now },
  });
  const dueOn = returnDueOn(now, report.dueOn, plan.policy, ledger.calendar);
  await renewTerms(
    ledger,
    tx,
    { report, plan, now },
    { dueOn, cause: 'difference', notice: 'difference', single: false },
  );
  await openCycleAgain(tx, report);
}
