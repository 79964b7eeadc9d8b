import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { MOST_UPLOADS, UPLOAD_PART } from '../../domain/attachments/limits.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { Ledger } from '../ledger.ts';
import type { AttachmentOwner } from './attachments.ts';
import { sweepFiles } from './stored-files.ts';

/** A file on its way: who sends it to what, and what it will be. The same again is the same upload. */
export interface Upload {
  owner: AttachmentOwner;
  userId: string;
  name: string;
  /** Bytes of the whole. */
  size: number;
  /** CRC-32 of the whole, as its sender reckoned it. */
  crc: number;
}

/** How far an upload is, in bytes; with all its bytes once they are there. */
export interface Received {
  received: number;
  bytes: Uint8Array | null;
}

const idOf = ({ owner, userId, name, size, crc }: Upload) =>
  createHash('sha256')
    .update(JSON.stringify([userId, owner.kind, owner.id, name, size, crc]))
    .digest('hex');

/**
 * Takes a part of a file, or, with an empty one, tells how far it is. A part that does not begin where
 * the last one ended is not taken: the answer says where to go on, after a break or from a second tab.
 *
 * @param at where the part begins, in bytes.
 */
export async function receivePart(
  ledger: Ledger,
  upload: Upload,
  at: number,
  part: Uint8Array,
): Promise<Outcome<Received>> {
  const id = idOf(upload);
  const { userId, name, size, crc } = upload;
  if (at === 0) await sweepFiles(ledger);
  return ledger.db.$transaction(async (tx) => {
    if (part.length > 0 && at === 0) {
      if ((await tx.fileUpload.count({ where: { userId } })) >= MOST_UPLOADS)
        return refused({ code: 'too_many_uploads' });
      await tx.fileUpload.createMany({ data: [{ id, userId }], skipDuplicates: true });
    }
    const [row] = await tx.$queryRaw<{ received: number }[]>`
      SELECT received FROM file_upload WHERE id = ${id} FOR UPDATE`;
    if (!row) return { ok: true, value: { received: 0, bytes: null } };
    const fits = at === row.received && part.length <= UPLOAD_PART && at + part.length <= size;
    const received = row.received + (fits ? part.length : 0);
    if (fits && part.length > 0) {
      const bytes = new Uint8Array(part);
      await tx.fileUploadPart.create({ data: { uploadId: id, at, bytes } });
      await tx.fileUpload.update({ where: { id }, data: { received } });
    }
    if (received < size) return { ok: true, value: { received, bytes: null } };
    const parts = await tx.fileUploadPart.findMany({
      where: { uploadId: id },
      orderBy: { at: 'asc' },
    });
    const bytes = Buffer.concat(parts.map((each) => each.bytes));
    if (crc32(bytes) === crc) return { ok: true, value: { received, bytes } };
    // Not what its sender reckoned: nothing of it is worth going on from.
    await tx.fileUpload.delete({ where: { id } });
    return refused({ code: 'attachment_broken', name });
  });
}

/** What was attached, or refused, is on its way no longer. */
export async function endUpload({ db }: Ledger, upload: Upload): Promise<void> {
  await db.fileUpload.deleteMany({ where: { id: idOf(upload) } });
}
