import type { Tx } from '../ledger.ts';

/** What attachments are attached to: a kind of thing and its id. A part of a report is a report here. */
export interface AttachmentOwner {
  kind: 'report' | 'finding' | 'issue';
  id: string;
}

/** An attachment, to be shown, saved and vouched for by its hash. */
export interface Attachment {
  id: string;
  name: string;
  /** AttachmentType of domain/attachments, as it was told from the content. */
  type: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  addedAt: Date;
  addedBy: string;
}

const SHOWN = {
  id: true,
  name: true,
  type: true,
  size: true,
  sha256: true,
  addedAt: true,
  addedBy: true,
} as const;

/** What is attached to an owner now, the oldest first: what the next text handed in will list. */
export const attachmentsOf = (tx: Tx, { kind, id }: AttachmentOwner): Promise<Attachment[]> =>
  tx.$queryRaw<Attachment[]>`
    SELECT id, name, type, size, sha256, added_at AS "addedAt", added_by AS "addedBy"
    FROM attachment WHERE owner_kind = ${kind} AND owner_id = ${id} AND removed_at IS NULL
    ORDER BY sequence`;

/** What each of these texts was handed in with, by the text's id; an id without any has no entry. */
export async function listedOf(
  tx: Tx,
  lists: readonly string[],
): Promise<ReadonlyMap<string, Attachment[]>> {
  const rows = await tx.listedAttachment.findMany({
    where: { list: { in: [...lists] } },
    orderBy: { place: 'asc' },
    select: { list: true, attachment: { select: SHOWN } },
  });
  const byList = new Map<string, Attachment[]>();
  for (const { list, attachment } of rows)
    byList.set(list, [...(byList.get(list) ?? []), attachment]);
  return byList;
}

/** The name of the list that a shared draft was shown with; a submission's is its id. */
export const draftList = (reportId: string, version: number): string =>
  `${reportId}/draft/${version}`;

/**
 * Writes down what a text is handed in with, within the transaction that writes the text and holds its
 * owner: nothing is added or removed meanwhile.
 */
export async function freezeList(
  tx: Tx,
  list: string,
  attachments: readonly Pick<Attachment, 'id'>[],
): Promise<void> {
  await tx.listedAttachment.createMany({
    data: attachments.map(({ id }, index) => ({ list, place: index + 1, attachmentId: id })),
  });
}
