import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { Agency } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/** Who takes over: an agency that is there, or a new one by its name. */
export type Successor =
  | { id: string }
  | {
      name: string;
      nameEn: string | null;
      /** Whom it is written to, and who signs in for it; a renamed agency has its own. */
      officer?: { name: string; address: string };
    };

/** The longest name of an agency. */
const LONGEST_NAME = 100;

/**
 * The agency that takes over from another, made if it is new; or why it cannot be. A new name makes a new
 * agency, so that what was before keeps the old one.
 */
export async function successorOf(
  tx: Tx,
  from: Agency,
  { cause, to }: { cause: 'merged' | 'renamed' | 'split'; to: Successor },
): Promise<Outcome<Agency>> {
  if ('id' in to) {
    const agency = await tx.agency.findUnique({ where: { id: to.id } });
    // A new name is no agency's that is there already.
    if (!agency || cause === 'renamed') return refused({ code: 'no_such_agency' });
    if (agency.id === from.id) return refused({ code: 'same_agency' });
    if (agency.endedAt) return refused({ code: 'agency_ended', endedAt: agency.endedAt });
    if ((agency.kind === 'region') !== (from.kind === 'region'))
      return refused({ code: 'not_alike' });
    return { ok: true, value: agency };
  }
  const name = to.name.trim();
  const nameEn = to.nameEn?.trim() ?? '';
  if (cause === 'merged') return refused({ code: 'no_such_agency' });
  if (name === '' || name.length > LONGEST_NAME || nameEn.length > LONGEST_NAME)
    return refused({ code: 'bad_name' });
  const taken =
    (await tx.agency.count({ where: { name } })) +
    (await tx.agencyAlias.count({ where: { name, agencyId: { not: from.id } } }));
  if (taken > 0) return refused({ code: 'name_taken', name });
  const agency = await tx.agency.create({
    data: {
      id: await newId(tx, from.id),
      name,
      nameEn: nameEn === '' ? null : nameEn,
      kind: from.kind,
    },
  });
  // Under a new name it has the same people, written to and signing in as the new agency's.
  if (cause === 'renamed') await movePeople(tx, from.id, agency.id);
  else if (to.officer) await addOfficer(tx, agency.id, to.officer);
  return { ok: true, value: agency };
}

/** `shuili-2`: the former agency's id with the next number. */
async function newId(tx: Tx, former: string): Promise<string> {
  const stem = former.replace(/-\d+$/, '');
  for (let number = 2; ; number++) {
    const id = `${stem}-${number}`;
    if ((await tx.agency.count({ where: { id } })) === 0) return id;
  }
}

/** The first officer of a new agency; whoever has a user already keeps it. */
async function addOfficer(
  tx: Tx,
  agencyId: string,
  { name, address }: { name: string; address: string },
): Promise<void> {
  const id = `${agencyId}-officer-1`;
  await tx.contact.create({ data: { id, agencyId, role: 'officer', name, address } });
  if ((await tx.user.count({ where: { email: address } })) > 0) return;
  await tx.user.create({ data: { id, name, email: address, role: 'agency', agencyId } });
}

/** Contacts are copied, so that mails that were sent keep whom they went to; users sign in once. */
async function movePeople(tx: Tx, from: string, to: string): Promise<void> {
  const contacts = await tx.contact.findMany({
    where: { agencyId: from, active: true },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
  });
  await tx.contact.createMany({
    data: contacts.map((contact, index) => ({
      ...contact,
      id: `${to}-${contact.role}-${index + 1}`,
      agencyId: to,
      // Its stand-in was one of the former agency's.
      standInId: null,
    })),
  });
  await tx.contact.updateMany({ where: { agencyId: from }, data: { active: false } });
  await tx.user.updateMany({ where: { agencyId: from }, data: { agencyId: to } });
}
