import { rehearsalLaunch } from '../../domain/rehearsal/launch-instant.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import { Prisma, type Plan } from '../../prisma/generated/client.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { audit } from '../audit.ts';
import { datesRefusal, periodRefusal } from '../commands/launch.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan, operatorRefusal } from '../lock-plan.ts';
import { orderedCycles } from '../obligations.ts';
import { DATABASE_STEM } from './databases.ts';

/** A process that was not heard of for so many real seconds is taken for lost. */
export const LOST_SECONDS = 60;

/** What is chosen of a rehearsal. */
export interface RehearsalYears {
  from: number;
  to: number;
}

/**
 * 演练: asks for a rehearsal of a plan's years, whether or not it is launched. Nothing is sent, nothing of
 * the plan is changed. Refused where a launch for these years would be, and while another is under way.
 */
export async function askRehearsal(
  ledger: Ledger,
  planId: string,
  years: RehearsalYears,
  actor: Actor,
): Promise<Outcome<{ id: number }>> {
  return ledger.db
    .$transaction(async (tx) => {
      const plan = await lockPlan(tx, planId);
      if (!plan) return refused({ code: 'not_found' });
      const notAllowed = operatorRefusal(actor, plan);
      if (notAllowed) return refused(notAllowed);
      const now = await ledger.clock.now();
      const cannot = await yearsRefusal(tx, ledger, plan, years, now);
      if (cannot) return refused(cannot);
      await giveUpLost(tx);
      const other = await tx.rehearsal.findFirst({ where: { underWay: true } });
      if (other) return refused({ code: 'rehearsal_under_way', askedAt: other.askedAt });
      const { id } = await tx.rehearsal.create({
        data: {
          planId,
          fromYear: years.from,
          toYear: years.to,
          underWay: true,
          askedAt: now,
          askedBy: actor.name,
          database: '',
        },
      });
      await tx.$executeRaw`
        UPDATE rehearsal SET database = ${DATABASE_STEM} || id WHERE id = ${id}`;
      const entry = { at: now, actor, action: 'rehearse', planId, subject: `rehearsal ${id}` };
      await audit(tx, { ...entry, data: { ...years } });
      return { ok: true as const, value: { id } };
    })
    .catch(async (error: unknown) => {
      // Another one was faster.
      if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002')
        throw error;
      const other = await ledger.db.rehearsal.findFirst({ where: { underWay: true } });
      const askedAt = other?.askedAt ?? (await ledger.clock.now());
      return refused({ code: 'rehearsal_under_way', askedAt });
    });
}

/** Why these years cannot be launched, and so not be rehearsed; or null. */
async function yearsRefusal(
  tx: Tx,
  ledger: Ledger,
  plan: Plan,
  { from, to }: RehearsalYears,
  now: Date,
): Promise<Refusal | null> {
  const policy = planPolicySchema.parse(plan.policy);
  const badPeriod = periodRefusal({ from, to }, now, policy);
  if (badPeriod) return badPeriod;
  const { calendar } = ledger;
  const launchedAt = rehearsalLaunch({ from, to }, now, plan.launchedAt, policy.zone, calendar);
  const launched = { id: plan.id, launchedAt, launchFrom: from, launchTo: to, policy };
  const cycles = await orderedCycles(tx, ledger, launched);
  if (cycles.length === 0) return { code: 'no_obligations' };
  return datesRefusal(cycles, policy);
}

/** Ends what is under way and was not heard of for long: its process is gone, with its server. */
const giveUpLost = (tx: Tx) => tx.$executeRaw`
  UPDATE rehearsal SET state = 'failed', fault = 'lost', under_way = NULL
  WHERE under_way AND beat_real < now() - make_interval(secs => ${LOST_SECONDS})`;

/** Ends a rehearsal that is under way; its process ends with the next it tells of itself. */
export async function cancelRehearsal(
  ledger: Ledger,
  id: number,
  actor: Actor,
): Promise<Outcome<{ planId: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const known = await tx.rehearsal.findUnique({ where: { id }, select: { planId: true } });
    const plan = known && (await lockPlan(tx, known.planId));
    if (!plan) return refused({ code: 'not_found' });
    const notAllowed = operatorRefusal(actor, plan);
    if (notAllowed) return refused(notAllowed);
    const now = await ledger.clock.now();
    const { count } = await tx.rehearsal.updateMany({
      where: { id, underWay: true },
      data: { state: 'cancelled', underWay: null },
    });
    if (count === 0) return refused({ code: 'rehearsal_over' });
    const { id: planId } = plan;
    const subject = `rehearsal ${id}`;
    await audit(tx, { at: now, actor, action: 'cancel_rehearsal', planId, subject });
    return { ok: true as const, value: { planId } };
  });
}
