import { open, readFile } from 'node:fs/promises';
import { composeOne, recipientOf } from './mails.ts';

/** A mail that only has to be sent. */
export interface ReadyMail {
  raw: Buffer;
  to: string;
}

/** Makes that many mails and writes their bytes, each after its length. */
export async function writeReadyMails(
  path: string,
  count: number,
  recipients: number,
  at: Date,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let index = 0; index < count; index++) {
      const { raw } = await composeOne(index, recipients, at);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(raw.length);
      await file.appendFile(Buffer.concat([length, raw]));
    }
  } finally {
    await file.close();
  }
}

/** Reads them again, in memory. */
export async function readReadyMails(path: string, recipients: number): Promise<ReadyMail[]> {
  const all = await readFile(path);
  const mails: ReadyMail[] = [];
  for (let at = 0; at < all.length;) {
    const length = all.readUInt32BE(at);
    const raw = all.subarray(at + 4, at + 4 + length);
    mails.push({ raw, to: recipientOf(mails.length % recipients).address });
    at += 4 + length;
  }
  return mails;
}
