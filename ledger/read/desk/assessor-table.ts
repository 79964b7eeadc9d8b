import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** A task with who assesses it, as a table holds it. */
export interface AssessorRow {
  taskId: string;
  number: string;
  text: string;
  assessor: { name: string; address: string; agency: AgencyName } | null;
}

/** The tasks that can be assessed, in the order of the document, each with its assessor. */
export async function assessorRows({ db }: Ledger, plan: DeskPlan): Promise<AssessorRow[]> {
  const tasks = await db.task.findMany({
    where: { planId: plan.id, setAsideAt: null },
    orderBy: { order: 'asc' },
    include: {
      assessor: {
        include: {
          contact: { include: { agency: { select: { id: true, name: true, nameEn: true } } } },
        },
      },
    },
  });
  return tasks.map(({ id, number, order, text, assessor }) => ({
    ...{ taskId: id, number: number ?? String(order), text },
    assessor: assessor && {
      name: assessor.contact.name,
      address: assessor.contact.address,
      agency: assessor.contact.agency,
    },
  }));
}

/** Who may be named, by the address in small letters; of several contacts of one address the first. */
export async function assessorsByAddress(
  { db }: Ledger,
  plan: DeskPlan,
): Promise<Map<string, string>> {
  const contacts = await db.contact.findMany({
    where: { active: true, agencyId: { not: plan.governmentId }, agency: { endedAt: null } },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    select: { id: true, address: true },
  });
  // The first one of an address is written last.
  return new Map(contacts.toReversed().map(({ id, address }) => [address.toLowerCase(), id]));
}

/** The officers of agencies, as a cell tells them: name and address of each. */
export async function officersOf(
  { db }: Ledger,
  agencyIds: readonly string[],
): Promise<Map<string, string>> {
  const contacts = await db.contact.findMany({
    where: { agencyId: { in: [...new Set(agencyIds)] }, role: 'officer', active: true },
    orderBy: { id: 'asc' },
    select: { agencyId: true, name: true, address: true },
  });
  const told = new Map<string, string>();
  for (const { agencyId, name, address } of contacts)
    told.set(agencyId, [told.get(agencyId), `${name} ${address}`].filter(Boolean).join('\n'));
  return told;
}
