import { planPolicySchema, type PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Tx } from '../ledger.ts';

/** Everything a digest says, read under its locks; mail/ makes words and bytes of it. */
export type DigestRows = Awaited<ReturnType<typeof digestRows>>;
export type DigestMail = DigestRows['mails'][number];

/** The rows of one digest. The address is resolved here, at the claim, not when it was staged. */
export async function digestRows(tx: Tx, mailIds: string[], now: Date) {
  const mails = await tx.mail.findMany({
    where: { id: { in: mailIds } },
    orderBy: { id: 'asc' },
    include: {
      report: {
        include: {
          task: true,
          agency: true,
          reviews: { orderBy: { reviewedAt: 'desc' }, take: 1 },
        },
      },
    },
  });
  const first = mails[0];
  if (!first) throw new Error('a digest without mails');
  const contact = await tx.contact.findUniqueOrThrow({
    where: { id: first.contactId },
    include: { agency: true },
  });
  const plan = await tx.plan.findUniqueOrThrow({
    where: { id: first.planId },
    select: {
      id: true,
      title: true,
      policy: true,
      launchedAt: true,
      launchFrom: true,
      commission: { select: { name: true, nameEn: true } },
    },
  });
  const policy: PlanPolicy = planPolicySchema.parse(plan.policy);
  const isAssignment = mails.some(({ rung }) => rung === 'assignment');
  const assignment = isAssignment ? await assignmentOf(tx, plan.id, contact.agencyId) : null;
  return { now, mails, contact, plan: { ...plan, policy }, assignment };
}

/** What the plan gives an agency to do: the notice of assignment names all of it. */
async function assignmentOf(tx: Tx, planId: string, agencyId: string) {
  const responsibilities = await tx.responsibility.findMany({
    where: { agencyId, task: { planId } },
    orderBy: { task: { number: 'asc' } },
    include: {
      task: {
        include: { responsibilities: { include: { agency: true }, orderBy: { position: 'asc' } } },
      },
    },
  });
  const isRegion = (await tx.planRegion.count({ where: { planId, agencyId } })) > 0;
  return { responsibilities, isRegion };
}
