import type { Senders } from './senders.ts';

/** Thirty mails at one instant, most of them digests of their own, to one recipient or to many. */
export async function thirtyDigests(senders: Senders, isToMany = false): Promise<void> {
  await senders.stepAll();
  const { db } = senders.year.ledger;
  const contact = await db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });
  const others = Array.from({ length: 28 }, (_, i) => ({
    ...contact,
    id: `${contact.id}-${i}`,
    address: `officer-${i}@shuili.example`,
  }));
  if (isToMany) await db.contact.createMany({ data: others });
  const mail = await db.mail.findFirstOrThrow();
  await db.mail.createMany({
    data: Array.from({ length: 28 }, (_, i) => ({
      ...mail,
      id: `${mail.id}-${i}`,
      digestKey: `${mail.id}-${i}`,
      ...(isToMany && { contactId: `shuili-officer-${i}` }),
    })),
  });
}
