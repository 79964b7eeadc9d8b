import { isOther, isUnfit, type Told } from './told.ts';
import type { Archive } from './unzip.ts';
import { childOf, readTree } from './xml-tree.ts';

/** Parts that run, by their names: VBA, ActiveX controls, the macros of old Excel. */
const RUNS = /vbaproject|(?:^|\/)(?:activex|macrosheets|intlmacrosheets|dialogsheets)\//i;
/** The same by what the package says of a part, whatever its name. */
const RUNS_TYPE = /macroenabled|vbaproject|activex|macrosheet|dialogsheet/i;

/** The main part of a document, as the package tells its type. */
const MAIN = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
  ['presentationml.presentation.main+xml', 'pptx'],
  ['presentationml.slideshow.main+xml', 'pptx'],
] as const;

/**
 * What a zipped file is: a document, workbook or presentation without macros, an OFD file, or nothing
 * that is taken. An archive is not: nobody sees what is in it before it is unpacked.
 *
 * @throws UnreadableSource for a package that cannot be read.
 */
export function kindOfPackage(archive: Archive): Told {
  const names = [...archive.names];
  const types = contentTypesOf(archive);
  if (types === null) {
    if (archive.names.has('OFD.xml')) return 'ofd';
    if (archive.names.has('content.xml')) return isOther('open_document');
    return isOther('archive');
  }
  if (archive.names.has('xl/workbook.bin')) return isOther('binary_workbook');
  if (names.some((name) => RUNS.test(name)) || types.some((type) => RUNS_TYPE.test(type)))
    return isUnfit('attachment_macros');
  const main = MAIN.find(([type]) => types.some((each) => each.endsWith(type)));
  return main?.[1] ?? isOther('unknown');
}

/** What an Office file says its parts are; null: it is none. */
function contentTypesOf(archive: Archive): string[] | null {
  const bytes = archive.read('[Content_Types].xml');
  if (!bytes) return null;
  const parts = childOf(readTree('[Content_Types].xml', bytes), 'Types')?.children ?? [];
  return parts.map(({ attributes }) => attributes['ContentType'] ?? '');
}
