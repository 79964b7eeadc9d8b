import type { Prisma, PrismaClient } from '../../prisma/generated/client.ts';

type Tx = Prisma.TransactionClient;

/** One piece of a file, in bytes: what is in memory at once while it is read. */
const PIECE = 1024 * 1024;

/**
 * Where the bytes of attachments are kept, by their SHA-256 (hex). What is kept once is the same for all
 * who name it. Whoever puts or drops holds the hash (see `stored-files.ts`): no two do at once.
 */
export interface FileStore {
  /** Keeps bytes under their hash; what is there already stays. Once it returns they are safe if `tx` commits. */
  put(tx: Tx, sha256: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, piece by piece, in order. @throws where there are none. */
  read(sha256: string): AsyncIterable<Uint8Array>;
  /** Keeps them no longer; nothing happens where there are none. */
  drop(tx: Tx, sha256: string): Promise<void>;
}

/** PostgreSQL as the store: rows of a megabyte, so that no file is in memory whole while it is read. */
export const postgresFiles = (db: PrismaClient): FileStore => ({
  async put(tx, sha256, bytes) {
    for (let place = 0; place * PIECE < bytes.length; place += 1) {
      const piece = new Uint8Array(bytes.subarray(place * PIECE, (place + 1) * PIECE));
      await tx.storedPiece.createMany({
        data: [{ sha256, place, bytes: piece }],
        skipDuplicates: true,
      });
    }
  },
  async *read(sha256) {
    for (let place = 0; ; place += 1) {
      const piece = await db.storedPiece.findUnique({
        where: { sha256_place: { sha256, place } },
      });
      if (!piece && place === 0) throw new Error(`no bytes of ${sha256} are kept`);
      if (!piece) return;
      yield piece.bytes;
    }
  },
  async drop(tx, sha256) {
    await tx.storedPiece.deleteMany({ where: { sha256 } });
  },
});
