import type { WriteDocument } from '../ledger/commands/issue-letter.ts';
import { fileName } from './file-name.ts';
import { writeDocx } from './write-docx.ts';

/** Makes the file of a letter or circular that is issued, named by its number and title. */
export const writeIssued: WriteDocument = async (document) => ({
  docx: await writeDocx(document),
  name: fileName(`${document.number} ${document.title}`, 'docx'),
});
