import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import type { Block, OfficialDocument } from '../domain/letters/official-document.ts';
import { clean, linesOf } from './clean.ts';
import { attachmentNote, imprintBlock, signatureBlock } from './closing.ts';
import { coreProperties } from './core-properties.ts';
import { factsTable } from './facts-table.ts';
import { fontOf, fontTable } from './fonts.ts';
import { CHARACTER, FOOT, LETTER, LINE, MARGIN, PAGE, RED, SIZE, TIGHTER } from './gb9704.ts';
import { brokenTitle } from './title.ts';
import { documentHead, letterFoot, letterHead, letterNumber } from './head.ts';
import { bodyParagraph, emptyLines, exactly, offGrid, paragraph, run } from './paragraphs.ts';

/** The document as a .docx file, laid out after GB/T 9704-2012. */
export async function writeDocx(document: OfficialDocument): Promise<Buffer> {
  const file = new Document({
    styles: { default: { document: DEFAULT } },
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    sections: [section(document)],
  });
  return Packer.toBuffer(file, undefined, [
    { path: 'word/fontTable.xml', data: fontTable() },
    { path: 'docProps/core.xml', data: coreProperties(document) },
  ]);
}

const DEFAULT = {
  run: {
    font: fontOf('body'),
    size: SIZE.three,
    characterSpacing: TIGHTER,
    language: { value: 'en-US', eastAsia: 'zh-CN' },
  },
  paragraph: { spacing: exactly() },
};

function section(document: OfficialDocument) {
  const { format, head, mark } = document;
  const isLetter = format === 'letter';
  const marks = mark === null ? [] : [markParagraph(mark, format === 'plain' ? undefined : RED)];
  const marked = new Header({ children: marks });
  const odd = pageNumber(AlignmentType.RIGHT);
  return {
    properties: {
      page: {
        size: PAGE,
        margin: { ...MARGIN, header: isLetter ? LETTER.head : HEADER, footer: FOOT },
      },
      grid: { type: DocumentGridType.LINES, linePitch: LINE },
      titlePage: isLetter,
    },
    headers: {
      default: marked,
      even: marked,
      ...(isLetter && {
        first: new Header({
          children: [...marks, ...letterHead(head)],
        }),
      }),
    },
    footers: {
      default: odd,
      even: pageNumber(AlignmentType.LEFT),
      ...(isLetter && { first: new Footer({ children: letterFoot() }) }),
    },
    children: content(document),
  };
}

/** From the page's edge to the mark of a draft. */
const HEADER = 850;

/** Red on what is to be issued. */
function markParagraph(mark: string, color: string | undefined): Paragraph {
  return paragraph(mark, {
    face: 'first',
    size: SIZE.five,
    ...(color !== undefined && { color }),
    spacing: exactly(300),
    alignment: AlignmentType.LEFT,
  });
}

/** — 1 —, four points smaller than the body, a character in from the outer edge. */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const side = alignment === AlignmentType.LEFT ? 'left' : 'right';
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        spacing: exactly(400),
        indent: { [side]: CHARACTER },
        children: [
          new TextRun({
            font: fontOf('number'),
            size: SIZE.four,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}

function content(document: OfficialDocument): FileChild[] {
  const { format, head, number, title, addressee, body, attachments } = document;
  const { signature, imprint } = document;
  const heads = {
    document: () => documentHead(head, number),
    letter: () => letterNumber(number),
    plain: () => [],
  };
  return [
    ...heads[format](),
    ...titleLines(title),
    ...emptyLines(1),
    ...(addressee === null ? [] : [paragraph(addressee)]),
    ...body.flatMap((block, index) =>
      blockParts(block, index === body.length - 1, signature !== null),
    ),
    ...attachmentNote(attachments, signature !== null),
    ...(signature ? signatureBlock(signature) : []),
    ...(imprint ? [...imprintBlock(imprint), lastLine()] : []),
  ];
}

/** 标题: 二号, centred. */
function titleLines(title: string): Paragraph[] {
  return brokenTitle(clean(title)).map((line) =>
    offGrid({
      alignment: AlignmentType.CENTER,
      spacing: exactly(TITLE_LINE),
      children: [run(line, { face: 'title', size: SIZE.two })],
    }),
  );
}

/** What must follow a table or a frame, as low as can be. */
const lastLine = () => offGrid({ spacing: exactly(20) });

/** A line of 二号. */
const TITLE_LINE = 680;

/** The end of the body stays with the signature; a table that ends it takes no line of its own. */
function blockParts(block: Block, isLast: boolean, isSigned: boolean): FileChild[] {
  if (block.type === 'facts') return [factsTable(block.rows), isLast ? lastLine() : paragraph('')];
  return linesOf(block.text).map((line) => bodyParagraph(line, block.level, isLast && isSigned));
}
