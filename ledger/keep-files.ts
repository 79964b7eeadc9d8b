import { createHash } from 'node:crypto';
import type { Tx } from './ledger.ts';

/** A file that was made and is to be kept as it is. */
export interface MadeFile {
  /** Its ending, without the dot: also its name in its owner's addresses. */
  ending: string;
  /** As it is saved and attached. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Keeps files with the hash of their bytes; they are never made anew. */
export async function keepFiles(
  tx: Tx,
  { owner, planId, now }: { owner: string; planId: string; now: Date },
  files: readonly MadeFile[],
): Promise<void> {
  await tx.keptFile.createMany({
    data: files.map(({ ending, name, mediaType, bytes }) => ({
      id: `${owner}/${ending}`,
      owner,
      planId,
      name,
      mediaType,
      bytes: new Uint8Array(bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      keptAt: now,
    })),
  });
}
