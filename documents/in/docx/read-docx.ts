import { UnreadableSource } from '../source-text.ts';
import { relationsOf } from '../office-parts.ts';
import type { Archive } from '../unzip.ts';
import { readTree } from '../xml-tree.ts';
import { BodyReader, bodyOf } from './body.ts';
import { readLists } from './numbering.ts';
import { Styles } from './styles.ts';

/** What says nothing of a document's words; changes of format repeat properties that were. */
const SKIPPED = new Set([
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tcPrChange',
  'trPrChange',
  'tblPrExChange',
  'numberingChange',
  'sectPr',
  'delText',
  'instrText',
  'tblPr',
  'tblGrid',
  'rFonts',
]);

/**
 * The text of a .docx document: a paragraph a line with the number its list gives it, a row of a table
 * a line with tabs between its cells. Headers, footers, notes, what is hidden or was deleted are left out.
 *
 * @throws UnreadableSource
 */
export function readDocx(archive: Archive, main: string): string {
  const related = relationsOf(archive, main).byType;
  const tree = (name: string | undefined) => {
    const bytes = name === undefined ? undefined : archive.read(name);
    return name !== undefined && bytes ? readTree(name, bytes, SKIPPED) : undefined;
  };
  const document = tree(main);
  const body = document && bodyOf(document);
  if (!body)
    throw new UnreadableSource('damaged', `the file is damaged: ${main} holds no document`);
  const styles = new Styles(tree(related.get('styles')));
  const lists = readLists(tree(related.get('numbering')), (style) => styles.listOf(style)?.list);
  return new BodyReader(styles, lists).lines(body).join('\n') + '\n';
}
