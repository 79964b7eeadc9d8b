import { randomInt } from 'node:crypto';
import { spanRefusal, type DaySpan } from '../../domain/inspections/dates.ts';
import { orderRefusal } from '../../domain/inspections/rights.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { lockPlan } from '../lock-plan.ts';
import { planInForce } from '../lock-report.ts';
import { tellOfInspection } from './tell.ts';

/** The longest scope, conclusion, finding or answer, in characters. */
export const LONGEST_TEXT = 5_000;

/** What is ordered. */
export interface InspectionOrder {
  /** What is to be looked at, in words. */
  scope: string;
  /** Of the work that is looked at. */
  period: DaySpan;
  /** Of what nothing speaks for, in percent. */
  randomShare: number;
}

/** A seed is drawn below this. */
const SEEDS = 2 ** 31;

/**
 * 部署检查: the government office orders an inspection of a launched plan, with its scope, the period it
 * looks at, and a seed that is drawn and recorded; the commission is told by mail.
 */
export async function orderInspection(
  ledger: Ledger,
  planId: string,
  { scope, period, randomShare }: InspectionOrder,
  actor: Actor,
  seed = randomInt(SEEDS),
): Promise<Outcome<{ id: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const row = await lockPlan(tx, planId);
    const plan = row && (await planInForce(tx, Prisma.sql`SELECT ${planId}`));
    if (!row || !plan) return refused({ code: 'not_found' });
    const notAllowed = orderRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    if (!row.launchedAt) return refused({ code: 'not_launched' });
    if (row.endedAt) return refused({ code: 'plan_ended', endedAt: row.endedAt });
    const words = scope.trim();
    const now = await ledger.clock.now();
    const unfit =
      wordsRefusal(words, LONGEST_TEXT) ??
      spanRefusal(period, civilDateOf(now, plan.policy.zone)) ??
      (Number.isInteger(randomShare) && randomShare >= 0 && randomShare <= 100
        ? null
        : ({ code: 'bad_share' } as const));
    if (unfit) return refused(unfit);
    const same = await tx.inspection.findFirst({
      where: {
        ...{ planId, scope: words, periodFrom: period.from, periodTo: period.to },
        ...{ randomShare, announcedAt: null, calledOffAt: null },
      },
      select: { id: true },
    });
    // The same order sent twice is one.
    if (same) return { ok: true, value: same };
    const number = (await tx.inspection.count({ where: { planId } })) + 1;
    const id = `${planId}-inspection-${number}`;
    await tx.inspection.create({
      data: {
        ...{ id, planId, number, orderedAt: now, orderedBy: actor.name, scope: words },
        ...{ periodFrom: period.from, periodTo: period.to, seed, randomShare },
      },
    });
    await tellOfInspection(
      { tx, plan, now, inspection: { number } },
      'inspection_ordered',
      'ordered',
      { agencyId: plan.commissionId, roles: ['officer', 'leader'] },
    );
    const data = { scope: words, ...period, seed, randomShare };
    await audit(tx, { at: now, actor, action: 'order_inspection', planId, subject: id, data });
    return { ok: true, value: { id } };
  });
}
