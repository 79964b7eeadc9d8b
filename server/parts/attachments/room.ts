import type { Refusal } from '../../../domain/report/refusal.ts';
import type { HoldOwner } from '../../../ledger/attachments/attach.ts';
import type { Attachment, AttachmentOwner } from '../../../ledger/attachments/attachments.ts';
import type { AppContext } from '../../web/deps.ts';

/** What came of one file that was sent, or of one that was to be removed. */
export interface Uploaded {
  name: string;
  as: 'new' | 'same' | 'removed' | Refusal;
}

/** What a form sent, as Hono's parseBody gives it. */
export type Sent = Record<string, unknown>;

/**
 * The attachments of one thing, as whoever asks may have to do with them. Each page that shows some finds
 * its own: it alone knows who may read and change them.
 */
export interface AttachmentRoom {
  owner: AttachmentOwner;
  /** Its address: that of the thing, and `/attachments`. */
  base: string;
  /** What may be saved and looked at; nothing else is. */
  visible: readonly Attachment[];
  /** How the owner is held for a change; null: whoever asks only reads. */
  hold: HoldOwner | null;
  /** The form's page again, for a visitor without scripts: with what was typed, and what came of the files. */
  again(sent: Sent, uploaded: readonly Uploaded[]): Response | Promise<Response>;
}

/** The room of a request; or what is answered where there is none, or none for this visitor. */
export type FindRoom = (c: AppContext) => Promise<AttachmentRoom | Response>;

/** Where a thing's attachments are, by its own address. */
export const attachmentsPath = (path: string): string => `${path}/attachments`;

/** The one field under which a form names the attachments that it showed, as ids. */
export const SHOWN_FIELD = 'attachments';
/** The field of its file chooser. */
export const FILE_FIELD = 'file';

/** What a form says of its attachments when it is submitted. */
export interface SentAttachments {
  /** The ids that it showed; undefined: it shows none, and none are asked about. */
  shown: string[] | undefined;
  /** Why it is not submitted: a file was chosen, and not uploaded. */
  refusal: Refusal | null;
}

/**
 * Reads what a form that is submitted says of its attachments. A file that was chosen and not uploaded
 * is sent by its name alone: it is not silently left out.
 */
export function sentAttachments(sent: Sent): SentAttachments {
  const { [SHOWN_FIELD]: shown, [FILE_FIELD]: chosen } = sent;
  const name = [chosen]
    .flat()
    .map((each) => (each instanceof File ? each.name : String(each ?? '')))
    .find((each) => each !== '');
  return {
    shown: typeof shown === 'string' ? shown.split(',').filter((id) => id !== '') : undefined,
    refusal:
      name === undefined ? null : { code: 'attachment_not_uploaded', name: name.slice(0, 100) },
  };
}
