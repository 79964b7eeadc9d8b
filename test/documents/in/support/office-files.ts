import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ['document', 'document.main'],
  ['numbering', 'numbering'],
  ['styles', 'styles'],
]
  .map(
    ([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${type}+xml"/>`,
  )
  .join('')}</Types>`;

/** Parts of a zipped file; what is no string is taken as it is. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

/** A zipped file of these parts. */
export const zipped = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  );

const relations = (targets: Readonly<Record<string, string>>): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${Object.entries(targets)
    .map(
      ([target, type], index) =>
        `<Relationship Id="rId${index + 1}" Type="${R}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** What stands in the parts of a .docx file, each without its root. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly others?: Parts;
}

/** A .docx file with this body, of no more parts than it needs. */
export function docxOf({ body, numbering = '', styles = '', others = {} }: DocxParts): Uint8Array {
  const root = (name: string, content: string) =>
    `${HEAD}<w:${name} xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">${content}</w:${name}>`;
  return zipped({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations({ 'word/document.xml': 'officeDocument' }),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations({
      'numbering.xml': 'numbering',
      'styles.xml': 'styles',
    }),
    'word/numbering.xml': root('numbering', numbering),
    'word/styles.xml': root('styles', styles),
    ...others,
  });
}

/** What stands in the parts of an .xlsx file. */
export interface XlsxParts {
  /** By the sheet's name: its rows, and what stands behind them. */
  readonly sheets: Readonly<Record<string, { rows: string; after?: string; state?: string }>>;
  readonly strings?: string;
  readonly styles?: string;
  readonly countsFrom1904?: boolean;
}

/** An .xlsx file with these sheets. */
export function xlsxOf({
  sheets,
  strings = '',
  styles = '',
  countsFrom1904,
}: XlsxParts): Uint8Array {
  const all = Object.entries(sheets);
  return zipped({
    '_rels/.rels': relations({ '/xl/workbook.xml': 'officeDocument' }),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${S}" xmlns:r="${R}"><workbookPr${countsFrom1904 ? ' date1904="1"' : ''}/><sheets>${all
      .map(
        ([name, { state }], index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 3}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations({
      'sharedStrings.xml': 'sharedStrings',
      'styles.xml': 'styles',
      ...Object.fromEntries(
        all.map((_, index) => [`worksheets/sheet${index + 1}.xml`, 'worksheet']),
      ),
    }),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${S}">${strings}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${S}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      all.map(([, { rows, after = '' }], index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${HEAD}<worksheet xmlns="${S}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  });
}
