import { sizeText } from '../domain/attachments/limits.ts';
import { plainParagraph, type Block } from '../domain/letters/official-document.ts';
import type { Attachment } from '../ledger/attachments/attachments.ts';

/** An attachment as a document names it: its name and size, and the hash by which a file is told to be it. */
const lineOf = ({ name, size, sha256 }: Attachment): string =>
  `${name}（${sizeText(size)}，SHA-256：${sha256}）`;

/** What a text was handed in with, each in a paragraph of its own; none where there is nothing. */
export const attachmentBlocks = (attachments: readonly Attachment[]): Block[] =>
  attachments.map((each, index) => plainParagraph(`附件${index + 1}：${lineOf(each)}`));

/** The same as a row of a table of facts; none where there is nothing. */
export const attachmentFacts = (attachments: readonly Attachment[]) =>
  attachments.length === 0
    ? []
    : [{ label: '附件', text: attachments.map((each) => lineOf(each)).join('\n') }];
