import type { Senders } from './senders.ts';

/** So many mails at one instant, most of them digests of their own, to one recipient or to many. */
export async function manyDigests(
  senders: Senders,
  { count = 30, isToMany = false } = {},
): Promise<void> {
  // Those of the year's own two reports are among them.
  const further = count - 2;
  await senders.stepAll();
  const { db } = senders.year.ledger;
  const contact = await db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });
  const others = Array.from({ length: further }, (_, i) => ({
    ...contact,
    id: `${contact.id}-${i}`,
    address: `officer-${i}@shuili.example`,
  }));
  if (isToMany) await db.contact.createMany({ data: others });
  const mail = await db.mail.findFirstOrThrow();
  await db.mail.createMany({
    data: Array.from({ length: further }, (_, i) => ({
      ...mail,
      id: `${mail.id}-${i}`,
      digestKey: `${mail.id}-${i}`,
      ...(isToMany && { contactId: `shuili-officer-${i}` }),
    })),
  });
}
