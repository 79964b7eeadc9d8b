import { stageOf, type InspectionStage } from '../../domain/inspections/stage.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import {
  Prisma,
  type Finding,
  type Inspection,
  type InspectionSubject,
  type Plan,
} from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockPlan } from '../lock-plan.ts';
import { planInForce, type PlanInForce } from '../lock-report.ts';
import { heirs } from '../read/predecessors.ts';
import { shownOrDone } from '../shown-or-done.ts';

/** An inspection under its row lock, with what deciding about it needs. */
export interface LockedInspection {
  tx: Tx;
  ledger: Ledger;
  actor: Actor;
  /** Under its lock: no step and no other command goes on meanwhile. */
  plan: PlanInForce;
  row: Plan;
  inspection: Inspection;
  subjects: InspectionSubject[];
  /** Its inspected agencies, each once; of one that is no more, whoever took its place. */
  agencies: string[];
  /** Its team, by contact. */
  members: string[];
  /** Those that stand, by number. */
  findings: Finding[];
  stage: InspectionStage;
  /** The clock's reading after the lock. */
  now: Date;
}

/** How something about an inspection is ordered. */
export interface InspectionOrdered {
  actor: Actor;
  /** The version that was shown; another one is refused. Left out: whatever it is. */
  version?: number | undefined;
  /** Tells what would come of it, and changes nothing. */
  preview?: boolean;
}

/**
 * Runs `act` in a transaction that holds an inspection and its plan. A preview takes the same way and is
 * rolled back.
 */
export async function withInspection<T>(
  ledger: Ledger,
  id: string,
  { actor, version, preview = false }: InspectionOrdered,
  act: (locked: LockedInspection) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return shownOrDone<Outcome<T>>((show) =>
    ledger.db.$transaction(async (tx) => {
      const locked = await lockInspection(tx, ledger, id, actor);
      if (!locked) return refused({ code: 'not_found' });
      if (version !== undefined && version !== locked.inspection.version)
        return refused({ code: 'inspection_changed' });
      const outcome = await act(locked);
      return preview ? show(outcome) : outcome;
    }),
  );
}

/** The plan first, as every command does; null: there is no such inspection. */
export async function lockInspection(
  tx: Tx,
  ledger: Ledger,
  id: string,
  actor: Actor,
): Promise<LockedInspection | null> {
  const of = await tx.inspection.findUnique({ where: { id }, select: { planId: true } });
  const row = of && (await lockPlan(tx, of.planId));
  const plan = row && (await planInForce(tx, Prisma.sql`SELECT ${row.id}`));
  if (!plan) return null;
  await tx.$queryRaw`SELECT id FROM inspection WHERE id = ${id} FOR UPDATE`;
  const now = await ledger.clock.now();
  const { subjects, members, findings, ...inspection } = await tx.inspection.findUniqueOrThrow({
    where: { id },
    include: {
      subjects: { orderBy: { place: 'asc' } },
      members: { orderBy: { contactId: 'asc' } },
      findings: { where: { withdrawnAt: null }, orderBy: { number: 'asc' } },
    },
  });
  const agencies = await inspectedNow(tx, subjects);
  const facts = { ...inspection, found: findings.length };
  return {
    ...{ tx, ledger, actor, plan, row, inspection, subjects, findings, now },
    agencies,
    members: members.map(({ contactId }) => contactId),
    stage: stageOf(facts, plan.policy.zone, now),
  };
}

/** Whose work is inspected, as agencies are now: each once. */
export async function inspectedNow(
  tx: Tx,
  subjects: readonly { agencyId: string }[],
): Promise<string[]> {
  const heirOf = await heirs(tx);
  return [...new Set(subjects.map(({ agencyId }) => heirOf(agencyId)))];
}
