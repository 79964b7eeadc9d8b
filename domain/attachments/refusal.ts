import type { AttachmentType, OtherType } from './types.ts';

/** Why a file is not attached, or a list of attachments not changed or handed in. */
export type AttachmentRefusal =
  | { code: 'attachment_empty'; name: string }
  /** Bytes; `most` too. */
  | { code: 'attachment_too_large'; name: string; size: number; most: number }
  /** It is nothing that is taken. */
  | { code: 'attachment_kind'; name: string; is: OtherType }
  /** Its name says another type than it has. */
  | { code: 'attachment_ending'; name: string; is: AttachmentType }
  | { code: 'attachment_macros'; name: string }
  | { code: 'attachment_locked'; name: string }
  | { code: 'attachment_damaged'; name: string }
  /** It unpacks to far more than a document holds. */
  | { code: 'attachment_unpacks'; name: string }
  | { code: 'attachment_unread'; name: string }
  | { code: 'attachments_too_many'; name: string; most: number }
  /** Bytes of all together. */
  | { code: 'attachments_too_big'; name: string; most: number }
  /** What arrived is not what was sent: it was changed on the way, or while it was read. */
  | { code: 'attachment_broken'; name: string }
  /** Nothing of it was chosen. */
  | { code: 'attachment_none' }
  /** It was removed already, or is not of this list. */
  | { code: 'attachment_gone' }
  | { code: 'too_many_uploads' }
  /** A file was chosen in the form, and not uploaded. */
  | { code: 'attachment_not_uploaded'; name: string }
  /** Files were added or removed since the page was shown. */
  | { code: 'attachments_changed' };
