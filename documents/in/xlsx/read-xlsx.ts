import { MOST_CELLS } from '../limits.ts';
import { relationsOf } from '../office-parts.ts';
import { UnreadableSource } from '../source-text.ts';
import type { Archive } from '../unzip.ts';
import { readXml } from '../xml.ts';
import { childOf, childrenOf, readTree, type Element } from '../xml-tree.ts';
import { builtInFormat, numberText } from './number-text.ts';
import { readSheet, unescaped, type Book } from './sheet.ts';

/**
 * The text of a workbook: every row that holds something a line, with tabs between its cells; of
 * several sheets each with its name above it. Hidden sheets are left out.
 *
 * @throws UnreadableSource
 */
export function readXlsx(archive: Archive, main: string): string {
  const bytes = archive.read(main);
  const workbook = bytes && childOf(readTree(main, bytes), 'workbook');
  if (!workbook)
    throw new UnreadableSource('damaged', `the file is damaged: ${main} holds no workbook`);
  const { byId, byType } = relationsOf(archive, main);
  const counts = childOf(workbook, 'workbookPr')?.attributes.date1904 ?? '0';
  const book: Book = {
    strings: stringsOf(archive, byType.get('sharedStrings')),
    numberText: numbersOf(archive, byType.get('styles'), /^(?:1|true|on)$/.test(counts)),
  };
  const sheets = childrenOf(childOf(workbook, 'sheets'), 'sheet')
    .filter(({ attributes: { state } }) => state === undefined || state === 'visible')
    .map(({ attributes: { id = '', name = '' } }) => {
      const part = byId.get(id) ?? '';
      const sheet = archive.read(part);
      return { name, lines: sheet ? readSheet(part, sheet, book) : [] };
    })
    .filter(({ lines }) => lines.length > 0);
  return sheets
    .flatMap(({ name, lines }) => (sheets.length > 1 ? named(name, lines) : lines))
    .map((line) => `${line}\n`)
    .join('');
}

/** The name stands above the table, and below its title if it has one. */
function named(name: string, lines: readonly string[]): string[] {
  const [first = '', ...others] = lines;
  const hasTitle = others.length > 0 && !first.includes('\t');
  return hasTitle ? [first, name, ...others] : [name, ...lines];
}

/** Texts that cells share; how a text is pronounced is no part of it. */
function stringsOf(archive: Archive, part: string | undefined): string[] {
  const bytes = part === undefined ? undefined : archive.read(part);
  if (part === undefined || !bytes) return [];
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  readXml(part, bytes, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isText = !isPhonetic;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') strings.push(unescaped(text));
      if (strings.length > MOST_CELLS)
        throw new UnreadableSource('too_large', 'the workbook holds more than a plan does');
    },
    text(words) {
      if (isText) text += words;
    },
  });
  return strings;
}

function numbersOf(
  archive: Archive,
  part: string | undefined,
  countsFrom1904: boolean,
): Book['numberText'] {
  const bytes = part === undefined ? undefined : archive.read(part);
  const sheet = part !== undefined && bytes && childOf(readTree(part, bytes), 'styleSheet');
  const root: Element | undefined = sheet || undefined;
  const codes = new Map(
    childrenOf(childOf(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId ?? '',
      attributes.formatCode ?? '',
    ]),
  );
  const styles = childrenOf(childOf(root, 'cellXfs'), 'xf').map(
    ({ attributes: { numFmtId = '0' } }) => codes.get(numFmtId) ?? builtInFormat(Number(numFmtId)),
  );
  return (value, style) => numberText(value, styles[style] ?? '', countsFrom1904);
}
