import {
  isAccepted,
  openFindings,
  type Acceptance,
  type Finding,
} from '../domain/preflight/findings.ts';
import { preflight } from '../domain/preflight/preflight.ts';
import { obligationValuesSchema } from '../schemas/obligation-values.ts';
import type { PlanPolicy } from '../schemas/plan-policy.ts';
import type { Ledger, Tx } from './ledger.ts';
import { indicatorsAt } from './read/indicators/indicators.ts';
import { cyclesWithParts, planRoles } from './obligations.ts';

/** What a plan's preflight needs to know of it, and of the launch that is meant. */
export interface PreflightPlan {
  id: string;
  commissionId: string;
  governmentId: string;
  policy: PlanPolicy;
  from: number;
  to: number;
}

/** A finding that was accepted: by whom, when and why. */
export interface AcceptedFinding extends Acceptance {
  reason: string;
  acceptedAt: Date;
  acceptedBy: string;
}

/** What was found of a plan, and what of it keeps it from being launched. */
export interface Preflight {
  findings: Finding[];
  open: Finding[];
  /** By the finding's key, those that hold on the facts of now. */
  accepted: ReadonlyMap<string, AcceptedFinding>;
}

/** Looks at a plan as it would be launched at `now`, within a transaction or without; writes nothing. */
export async function preflightOf(
  tx: Tx,
  ledger: Pick<Ledger, 'calendar'>,
  plan: PreflightPlan,
  now: Date,
): Promise<Preflight> {
  const { id: planId, policy, commissionId, governmentId } = plan;
  const launched = {
    id: planId,
    policy,
    launchedAt: now,
    launchFrom: plan.from,
    launchTo: plan.to,
  };
  const cycles = await cyclesWithParts(tx, ledger, launched);
  const obligations = await tx.obligation.findMany({
    where: { planId, endedAt: null },
    orderBy: { id: 'asc' },
  });
  const roles = await planRoles(tx, planId);
  const ownerless = await tx.task.findMany({
    where: {
      planId,
      setAsideAt: null,
      responsibilities: { none: { role: { in: ['lead', 'responsible'] } } },
    },
    orderBy: { order: 'asc' },
    select: { id: true, order: true },
  });
  const undecided = await indicatorsAt(tx, { planId, state: 'proposed' }, now);
  const findings = preflight({
    launchedAt: now,
    policy,
    commissionId,
    governmentId,
    cycles,
    obligations: obligations.map(
      ({ id, kind, values, dutyId, addedBy, addedWhy, confirmedBy }) => ({
        id,
        kind,
        values: obligationValuesSchema.parse(values),
        hasSentence: dutyId !== null || (addedBy !== null && (addedWhy ?? '').trim() !== ''),
        confirmedBy,
      }),
    ),
    roles,
    ownerless: ownerless.map(({ id: taskId, order }) => ({ taskId, order })),
    undecided: undecided.map(({ name }) => name),
    contacts: await contactsOf(tx),
    isProvisional: (day) => ledger.calendar.isProvisional(day),
  });
  const acceptances = await tx.preflightAcceptance.findMany({ where: { planId } });
  return {
    findings,
    open: openFindings(findings, acceptances),
    accepted: new Map(
      acceptances.flatMap((each) => {
        const finding = findings.find(({ key }) => key === each.finding);
        return finding && isAccepted(finding, [each]) ? [[each.finding, each]] : [];
      }),
    ),
  };
}

/** The active contacts of all agencies; which of them matter, the plan's roles say. */
async function contactsOf(tx: Tx) {
  const contacts = await tx.contact.findMany({
    where: { active: true },
    orderBy: { id: 'asc' },
    select: { id: true, agencyId: true, role: true, refusedAt: true, confirmedAt: true },
  });
  return contacts.map(({ refusedAt, confirmedAt, ...contact }) => ({
    ...contact,
    isRefused: refusedAt !== null,
    isConfirmed: confirmedAt !== null,
  }));
}
