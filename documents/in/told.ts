import type { AttachmentType, OtherType } from '../../domain/attachments/types.ts';
import type { Refusal } from '../../domain/report/refusal.ts';

/** What a file is: a type that is taken, or why it is not, under whatever name. */
export type Told = AttachmentType | ((name: string) => Refusal);

/** It is something else. */
export const isOther =
  (is: OtherType): Told =>
  (name) => ({ code: 'attachment_kind', name, is });

/** It may be a document, and is not taken as it is. */
export const isUnfit =
  (
    code: 'attachment_macros' | 'attachment_locked' | 'attachment_damaged' | 'attachment_unpacks',
  ): Told =>
  (name) => ({ code, name });
