/**
 * What may be attached: documents that a reviewer can open and read. No archives (nobody sees what is in
 * them), nothing that runs, nothing with macros.
 */
export const ATTACHMENT_TYPES = {
  pdf: { endings: ['pdf'], media: 'application/pdf', inline: true },
  ofd: { endings: ['ofd'], media: 'application/ofd', inline: false },
  docx: {
    endings: ['docx'],
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    inline: false,
  },
  xlsx: {
    endings: ['xlsx'],
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    inline: false,
  },
  pptx: {
    endings: ['pptx'],
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    inline: false,
  },
  doc: { endings: ['doc', 'wps'], media: 'application/msword', inline: false },
  xls: { endings: ['xls', 'et'], media: 'application/vnd.ms-excel', inline: false },
  ppt: { endings: ['ppt', 'dps'], media: 'application/vnd.ms-powerpoint', inline: false },
  jpg: { endings: ['jpg', 'jpeg'], media: 'image/jpeg', inline: true },
  png: { endings: ['png'], media: 'image/png', inline: true },
  txt: { endings: ['txt', 'csv'], media: 'text/plain', inline: false },
} as const satisfies Record<string, { endings: readonly string[]; media: string; inline: boolean }>;

/** What an attachment is, by its content. */
export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** What else a file may turn out to be: it is told, and refused. */
export type OtherType =
  | 'archive'
  | 'program'
  | 'script'
  | 'page'
  | 'mail'
  | 'picture'
  | 'video'
  | 'rich_text'
  | 'open_document'
  | 'binary_workbook'
  | 'unknown';

/** Whether a value that was kept names a type of today. */
export const isAttachmentType = (value: string): value is AttachmentType =>
  Object.hasOwn(ATTACHMENT_TYPES, value);

/** The types that are shown in the browser; all others are saved. */
export const isShownInline = (type: string): boolean =>
  isAttachmentType(type) && ATTACHMENT_TYPES[type].inline;

/** Every ending that is taken, without its dot: what a file chooser offers. */
export const ENDINGS: readonly string[] = Object.values(ATTACHMENT_TYPES).flatMap(
  ({ endings }) => endings,
);
