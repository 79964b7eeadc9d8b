import { eventPeriod } from '../domain/kinds/event-name.ts';
import { eventDates } from '../domain/kinds/events.ts';
import type { EventFacts } from '../domain/kinds/kind.ts';
import { cycleIdOf, reportIdOf } from '../domain/report/report-id.ts';
import { refused, type Outcome } from '../domain/report/refusal.ts';
import { obligationValuesSchema } from '../schemas/obligation-values.ts';
import { planPolicySchema } from '../schemas/plan-policy.ts';
import type { Plan, Report } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';
import { processId, startProcesses } from './processes.ts';
import { openBatch } from './steps/cycle-step.ts';

/** Something that makes one agency owe one report. */
export interface Event extends EventFacts {
  /** A kind whose cycles come from events. */
  kind: string;
  /** Who owes it. */
  agencyId: string;
  taskId: string | null;
  /** The process that is told when its books are closed; left out: the plan's. */
  tells?: string;
}

/** The report that an event opened, and the event's number among those of its kind in the plan. */
export interface OpenedByEvent {
  report: Report;
  number: number;
}

/**
 * Opens, within a command's transaction, the cycle that an event starts with its one report: dates by the
 * kind's rules as they are now, and the workflows `cycle` and `report` to run them like any other. The
 * caller holds the plan's lock (lockPlan), which also keeps the numbers apart.
 *
 * Refused if the plan is not launched or has ended, or has no such obligation in force.
 */
export async function openEvent(
  tx: Tx,
  ledger: Ledger,
  plan: Plan,
  { kind, agencyId, taskId, tells = processId('plan', plan.id), ...event }: Event,
): Promise<Outcome<OpenedByEvent>> {
  const { id: planId, launchedAt, endedAt } = plan;
  if (!launchedAt) return refused({ code: 'not_launched' });
  if (endedAt) return refused({ code: 'plan_ended', endedAt });
  const obligation = await tx.obligation.findFirst({
    where: { planId, kind, endedAt: null },
    orderBy: { id: 'asc' },
  });
  if (!obligation) return refused({ code: 'nothing_ordered', kind });
  const values = obligationValuesSchema.parse(obligation.values);
  const policy = planPolicySchema.parse(plan.policy);
  const dates = eventDates({ kind, values }, event, launchedAt, policy, ledger.calendar);
  const number = (await tx.cycle.count({ where: { planId, kind } })) + 1;
  const period = eventPeriod(number);
  const cycle = await tx.cycle.create({
    data: {
      id: cycleIdOf(planId, kind, period),
      ...{ planId, obligationId: obligation.id, kind, period, ...dates },
      openedAt: event.at,
      opened: 1,
      tells,
    },
  });
  const quiet = { planId, nextWakeAt: null, nextStepAt: null, nextToAgency: null };
  await startProcesses(tx, [{ ...quiet, type: 'cycle', subject: cycle.id }]);
  const reportId = reportIdOf(cycle.id, { per: 'agency', agencyId });
  await openBatch(tx, ledger, cycle, [{ reportId, agencyId, taskId }], 1, event.at);
  return {
    ok: true,
    value: { report: await tx.report.findUniqueOrThrow({ where: { id: reportId } }), number },
  };
}
