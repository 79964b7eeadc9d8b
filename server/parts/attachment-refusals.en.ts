import { sizeText } from '../../domain/attachments/limits.ts';
import type { AttachmentRefusal } from '../../domain/attachments/refusal.ts';
import { ATTACHMENT_TYPES, type OtherType } from '../../domain/attachments/types.ts';
import type { RefusalWords } from './refusals.ts';

const TAKEN =
  'These are taken: PDF and OFD, documents, workbooks, presentations, JPG and PNG pictures, plain text.';

const OTHERS: Record<OtherType, { what: string; todo: string }> = {
  archive: { what: 'an archive', todo: 'Unpack it, and upload the files in it one by one.' },
  program: { what: 'a program', todo: TAKEN },
  script: { what: 'a script', todo: TAKEN },
  page: { what: 'a web page or an XML file', todo: 'Save it as a PDF first.' },
  mail: { what: 'a saved mail', todo: 'Upload the files in it, or save the mail as a PDF.' },
  picture: { what: 'a picture of another format', todo: 'Save it as JPG or PNG first.' },
  video: { what: 'a sound or film', todo: 'Hand it in otherwise, and say so in the report.' },
  rich_text: { what: 'an RTF document', todo: 'Save it as .docx or PDF first.' },
  open_document: { what: 'an OpenDocument file', todo: 'Save it as .docx, .xlsx or PDF first.' },
  binary_workbook: { what: 'a binary workbook (.xlsb)', todo: 'Save it as .xlsx first.' },
  unknown: { what: 'of no known type', todo: TAKEN },
};

/** Why a file was not attached, in English. */
export const attachmentRefusalsEn: Pick<RefusalWords, AttachmentRefusal['code']> = {
  attachment_empty: ({ name }) => ({
    why: `“${name}” is an empty file.`,
    todo: 'Look at the original, save it, and choose it again.',
  }),
  attachment_too_large: ({ name, size, most }) => ({
    why: `“${name}” has ${sizeText(size)}; one file may have ${sizeText(most)}.`,
    todo: 'Make the pictures in it smaller, or split it into several files.',
  }),
  attachment_kind: ({ name, is }) => ({
    why: `By its content “${name}” is ${OTHERS[is].what}, which is not taken.`,
    todo: OTHERS[is].todo,
  }),
  attachment_ending: ({ name, is }) => ({
    why: `The name “${name}” does not say what it is: its content is of the type ${is}.`,
    todo: `See whether it is the right file. If it is, let its name end in .${ATTACHMENT_TYPES[is].endings[0]} and upload it again.`,
  }),
  attachment_macros: ({ name }) => ({
    why: `“${name}” holds macros or controls: it runs a program when it is opened.`,
    todo: 'Save it as .docx, .xlsx or .pptx without macros, or as a PDF.',
  }),
  attachment_locked: ({ name }) => ({
    why: `“${name}” is locked by a password: its reviewer could not open it.`,
    todo: 'Save it without the password, and upload it again.',
  }),
  attachment_damaged: ({ name }) => ({
    why: `“${name}” is damaged and cannot be opened.`,
    todo: 'Open the original, save it again, and upload that.',
  }),
  attachment_unpacks: ({ name }) => ({
    why: `“${name}” unpacks to far more than a document holds.`,
    todo: 'Leave something out of it, or save it as a PDF.',
  }),
  attachment_unread: ({ name }) => ({
    why: `“${name}” takes too long or too much memory to be looked at, or too many files are being looked at now. It was not kept.`,
    todo: 'Upload it again in a minute; if that does not help, save it as a PDF.',
  }),
  attachments_too_many: ({ name, most }) => ({
    why: `There may be ${most} attachments; “${name}” was not taken.`,
    todo: 'Remove one that is not needed, or put several files into one.',
  }),
  attachments_too_big: ({ name, most }) => ({
    why: `All attachments together may have ${sizeText(most)}; “${name}” was not taken.`,
    todo: 'Remove one that is not needed, or make the pictures in them smaller.',
  }),
  attachment_broken: ({ name }) => ({
    why: `What arrived of “${name}” is not what was sent: it may have been changed meanwhile.`,
    todo: 'Close the program that has it open, choose it again, and upload it.',
  }),
  attachment_none: () => ({
    why: 'No file was chosen.',
    todo: 'Choose one first, then upload it.',
  }),
  attachment_gone: () => ({
    why: 'This attachment was removed already, or is not of this item.',
    todo: 'See the list as it is now.',
  }),
  too_many_uploads: () => ({
    why: 'Too many files are half uploaded.',
    todo: 'Finish those first; what was not finished is thrown away after a day.',
  }),
  attachment_not_uploaded: ({ name }) => ({
    why: `Nothing was submitted: “${name}” was chosen, and is not uploaded yet.`,
    todo: 'What was typed is kept. Choose the file again and upload it; or submit without choosing one.',
  }),
  attachments_changed: () => ({
    why: 'Nothing was submitted: files were added or removed since this page was shown.',
    todo: 'Look at the list as it is now, and submit again. What was typed is kept.',
  }),
};
