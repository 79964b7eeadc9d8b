import { randomUUID } from 'node:crypto';
import type { Ledger } from '../../ledger.ts';

/** Keeps a file that somebody has sent in until they have looked at what it changes; for a day. */
export async function keepUpload(
  { db }: Ledger,
  { name, bytes, userId }: { name: string; bytes: Uint8Array; userId: string },
): Promise<string> {
  await db.$executeRaw`DELETE FROM register_upload
    WHERE sent_in_real < now() - interval '1 day' OR user_id = ${userId}`;
  const id = randomUUID();
  const data = { id, name: name.slice(0, 200), bytes: new Uint8Array(bytes), userId };
  await db.registerUpload.create({ data });
  return id;
}

/** The bytes of a file that its sender looks at; null if it is kept no longer, or is another's. */
export async function uploadOf(
  { db }: Ledger,
  id: string,
  userId: string,
): Promise<Uint8Array | null> {
  const upload = await db.registerUpload.findFirst({ where: { id, userId } });
  return upload?.bytes ?? null;
}

/** What was applied is kept no longer. */
export async function dropUpload({ db }: Ledger, id: string): Promise<void> {
  await db.registerUpload.deleteMany({ where: { id } });
}
