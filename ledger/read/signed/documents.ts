import type { Assembly } from '../../../domain/assembly/assembly.ts';
import { assemblySchema, textsSchema } from '../../../schemas/assembly.ts';
import type { Tx } from '../../ledger.ts';

/** What was written, and what stood beside it. */
export interface Written {
  version: number;
  texts: Record<string, string>;
  assembly: Assembly;
  savedAt: Date;
  savedBy: string;
  savedById: string | null;
  /** When it was handed in to be signed off; null if it was not, or was sent back. */
  handedInAt: Date | null;
  /** 退改: who sent it back instead of signing it off, and in what words; null if nobody did. */
  sentBack: SentBack | null;
}

/** That what was handed in was sent back to its writer. */
export interface SentBack {
  at: Date;
  by: string;
  why: string;
}

interface HandedIn {
  handedInAt: Date | null;
  sentBackAt: Date | null;
  sentBackBy: string | null;
  sentBackWhy: string | null;
}

/** Whether a saving waits to be signed off, or was sent back. */
export const handingOf = (row: HandedIn): Pick<Written, 'handedInAt' | 'sentBack'> => {
  const { handedInAt, sentBackAt: at, sentBackBy, sentBackWhy } = row;
  if (!at) return { handedInAt, sentBack: null };
  return { handedInAt: null, sentBack: { at, by: sentBackBy ?? '', why: sentBackWhy ?? '' } };
};

/** A version that was signed off. */
export interface SignedVersion {
  id: string;
  version: number;
  title: string;
  writing: number;
  texts: Record<string, string>;
  assembly: Assembly;
  writtenBy: string;
  signedAt: Date;
  signedBy: string;
  receivedAt: Date | null;
  receivedBy: string | null;
  files: FileFacts[];
}

/** A kept file without its bytes. */
export interface FileFacts {
  id: string;
  name: string;
  mediaType: string;
  sha256: string;
  size: number;
}

/** The newest saving of a document; null if nothing was saved. */
export async function newestWriting(tx: Tx, reportId: string): Promise<Written | null> {
  const row = await tx.writing.findFirst({
    where: { reportId },
    orderBy: { version: 'desc' },
  });
  return (
    row && {
      ...row,
      ...handingOf(row),
      texts: textsSchema.parse(row.texts),
      assembly: assemblySchema.parse(row.assembly),
    }
  );
}

/** Who wrote any of it after a saving, by the id of their user. */
export async function writersSince(tx: Tx, reportId: string, version: number): Promise<string[]> {
  const rows = await tx.writing.findMany({
    where: { reportId, version: { gt: version } },
    distinct: ['savedById'],
    select: { savedById: true },
  });
  return rows.flatMap(({ savedById }) => savedById ?? []);
}

/** Every version that was signed off, the newest first. */
export async function signedVersions(tx: Tx, reportId: string): Promise<SignedVersion[]> {
  const rows = await tx.signedDocument.findMany({
    where: { reportId },
    orderBy: { version: 'desc' },
  });
  const files = await filesOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    texts: textsSchema.parse(row.texts),
    assembly: assemblySchema.parse(row.assembly),
    files: files.filter(({ owner }) => owner === row.id),
  }));
}

/** The newest version that was signed off; null if none was. */
export const newestSigned = async (tx: Tx, reportId: string): Promise<SignedVersion | null> =>
  (await signedVersions(tx, reportId))[0] ?? null;

/** What is kept for some owners, without the bytes. */
export async function filesOf(
  tx: Tx,
  owners: readonly string[],
): Promise<(FileFacts & { owner: string })[]> {
  return tx.$queryRaw<(FileFacts & { owner: string })[]>`
    SELECT id, owner, name, media_type AS "mediaType", sha256, length(bytes) AS size
    FROM kept_file WHERE owner = ANY(${[...owners]}) ORDER BY id`;
}
