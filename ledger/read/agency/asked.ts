import { datedPeriodOf } from '../../../domain/kinds/cycles.ts';
import { kindOf, ownersOf } from '../../../domain/kinds/kinds.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Plan } from '../../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { cyclesWithParts, obligationsOf, planRoles } from '../../obligations.ts';

/** The dates of a cycle; provisional while the calendar of its due date's year is not published. */
export interface AskedCycle {
  period: string;
  opensAt: Date;
  dueOn: string;
  provisional: boolean;
}

/** What one obligation asks of an agency. */
export interface Asked {
  kind: string;
  /** Its dated name; null for what has none. */
  period: string | null;
  /** What the agency reports on in each cycle: tasks, or null for its own part of the plan. */
  about: (string | null)[];
  /** Whether there is a form to fill in; else a click is all that is asked. */
  hasForm: boolean;
  /** Every cycle, in order; empty before the launch. */
  cycles: AskedCycle[];
}

/** What a plan's obligations ask of an agency, by their rules: before the launch as well. */
export async function askedOf(
  tx: Tx,
  ledger: Ledger,
  plan: Plan,
  agencyId: string,
): Promise<Asked[]> {
  const { id, launchedAt, launchFrom, launchTo } = plan;
  const policy = planPolicySchema.parse(plan.policy);
  const roles = await planRoles(tx, id, [agencyId]);
  const ordered =
    launchedAt && launchFrom !== null && launchTo !== null
      ? await cyclesWithParts(tx, ledger, { id, launchedAt, launchFrom, launchTo, policy })
      : [];
  return (await obligationsOf(tx, id)).flatMap(({ id: obligationId, kind, values }) => {
    const about = rosterOf('', ownersOf(kind, values), roles)
      .filter((each) => each.agencyId === agencyId)
      .map(({ taskId }) => taskId);
    if (about.length === 0) return [];
    const cycles = ordered
      .filter((cycle) => cycle.obligationId === obligationId && cycle.skippedCause === null)
      .map(({ period, opensAt, dueOn }) => ({
        period,
        opensAt,
        dueOn,
        provisional: ledger.calendar.isProvisional(dueOn),
      }));
    const dated = datedPeriodOf(kind, values);
    const { forms, formVersion } = kindOf(kind);
    const specs = about.flatMap(
      (taskId) => forms[formVersion]?.({ taskId, period: dated ?? '' }) ?? [],
    );
    return [{ kind, period: dated, about, hasForm: specs.length > 0, cycles }];
  });
}
