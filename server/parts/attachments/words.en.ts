import type { AttachmentWords } from './catalog.ts';

/** What pages say of attachments, in English. */
export const attachmentWordsEn: AttachmentWords = {
  title: 'Attachments',
  none: 'There are no attachments.',
  hint: 'PDF, OFD, documents, workbooks and presentations (of WPS too), JPG or PNG pictures and plain text are taken: 20 MB each, 20 files, 100 MB together. Archives, files with macros and programs are not.',
  choose: 'Choose files (several at once)',
  upload: 'Upload what was chosen',
  remove: 'Remove',
  save: 'Download',
  view: 'View',
  hash: 'Check sum (SHA-256)',
  added: (at) => `Uploaded ${at} by `,
  total: (count, size) => `${count} ${count === 1 ? 'file' : 'files'}, ${size}`,
  taken: (name) => `“${name}” was uploaded.`,
  takenBefore: (name) =>
    `“${name}” has the content of an attachment that is there: it was not added twice.`,
  removed: (name) => `“${name}” was removed.`,
  notTaken: 'Some files were not taken',
  script: {
    waiting: 'Waiting',
    sent: 'Uploaded',
    checking: 'Being checked',
    broken: 'The upload broke off. What has arrived is kept for a day: go on from there.',
    signedOut: 'Not finished: you may be signed out. Sign in on another page, then go on.',
    again: 'Go on',
    leave: 'Leave it out',
    wait: 'Nothing was submitted: files are still on their way. Wait for them, or leave them out, and submit again.',
  },
};
