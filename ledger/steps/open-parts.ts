import { partDates, partKindsOf } from '../../domain/kinds/parts.ts';
import { ownersOf } from '../../domain/kinds/kinds.ts';
import { rosterOf, type PlanRoles } from '../../domain/kinds/roster.ts';
import { cycleIdOf, reportIdOf } from '../../domain/report/report-id.ts';
import type { Cycle } from '../../prisma/generated/client.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Ledger, Tx } from '../ledger.ts';

/**
 * Opens the cycles of parts (配合意见) that go with a cycle whose reports are in the ledger by now: one
 * part per report and agency that cooperates in its task, each with its first terms and without a
 * process, for its report's looks after it. Nothing without a confirmed obligation.
 */
export async function openPartCycles(
  tx: Tx,
  ledger: Ledger,
  parent: Cycle,
  roles: PlanRoles,
  now: Date,
): Promise<void> {
  const obligations = await tx.obligation.findMany({
    where: { planId: parent.planId, kind: { in: partKindsOf(parent.kind) }, endedAt: null },
    include: { plan: { select: { policy: true } } },
    orderBy: { id: 'asc' },
  });
  for (const { id: obligationId, kind, values: json, plan } of obligations) {
    const values = obligationValuesSchema.parse(json);
    const { planId, period } = parent;
    const cycleId = cycleIdOf(planId, kind, period);
    const { opensAt, dueOn, dueAt } = partDates(
      kind,
      parent,
      values,
      planPolicySchema.parse(plan.policy),
      ledger.calendar,
    );
    const roster = rosterOf(cycleId, ownersOf(kind, values), roles).flatMap((owed) =>
      owed.partOf ? [{ ...owed, parentId: reportIdOf(parent.id, owed.partOf) }] : [],
    );
    const dates = { opensAt, dueOn, dueAt };
    const opened = { openedAt: now, opened: roster.length };
    await tx.cycle.createMany({
      data: [{ id: cycleId, planId, obligationId, kind, period, ...dates, ...opened }],
      skipDuplicates: true,
    });
    const ids = roster.map(({ reportId }) => reportId);
    const agencies = roster.map(({ agencyId }) => agencyId);
    const tasks = roster.map(({ taskId }) => taskId);
    const parents = roster.map(({ parentId }) => parentId);
    // The reports were put there a moment ago and nobody has counted them yet: a plan made for an empty table would
    // go through all of them for each part.
    await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
    await tx.$executeRaw`
      INSERT INTO report (id, plan_id, cycle_id, kind, period, task_id, agency_id, parent_id,
        opens_at, due_on, due_at, original_due_on, joined_at)
      SELECT o.id, ${planId}, ${cycleId}, ${kind}, ${period}, task, agency, parent, ${opensAt},
        ${dueOn}, ${dueAt}, ${dueOn}, ${now}
      FROM unnest(${ids}::text[], ${tasks}::text[], ${agencies}::text[], ${parents}::text[])
        AS o(id, task, agency, parent) JOIN report p ON p.id = o.parent
      ON CONFLICT (id) DO NOTHING`;
    await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
    await tx.$executeRaw`
      INSERT INTO terms (report_id, version, due_on, due_at, armed_at, agency_id, cause)
      SELECT id, 1, ${dueOn}, ${dueAt}, ${parent.opensAt}, agency_id, 'first'
      FROM report WHERE id = ANY(${ids})
      ON CONFLICT (report_id, version) DO NOTHING`;
  }
}

/** The cycles of parts close with that of their reports, and never keep a plan open. */
export async function closePartCycles(
  tx: Tx,
  { planId, kind, period }: Cycle,
  now: Date,
): Promise<void> {
  await tx.cycle.updateMany({
    where: { planId, period, kind: { in: partKindsOf(kind) }, closedAt: null },
    data: { closedAt: now },
  });
}

/** The dates of parts to be as those of a cycle that has moved; its reports take their own along. */
export async function movePartCycles(
  tx: Tx,
  { calendar }: Pick<Ledger, 'calendar'>,
  parent: Cycle,
  policy: PlanPolicy,
): Promise<void> {
  const { planId, period } = parent;
  const cycles = await tx.cycle.findMany({
    where: { planId, period, kind: { in: partKindsOf(parent.kind) } },
    include: { obligation: { select: { values: true } } },
  });
  for (const { id, kind, obligation } of cycles) {
    const values = obligationValuesSchema.parse(obligation.values);
    const data = partDates(kind, parent, values, policy, calendar);
    await tx.cycle.update({ where: { id }, data });
  }
}
