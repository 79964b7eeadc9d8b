import type { OfficialDocument } from '../domain/letters/official-document.ts';
import { clean } from './clean.ts';

/** What the file says of itself; the library would write the machine's time and a name of its own. */
export function coreProperties({ title, signature, at }: OfficialDocument): string {
  const escaped = (text: string) =>
    clean(text).replace(/[&<>]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each]!);
  const when = `xsi:type="dcterms:W3CDTF">${at.toISOString().slice(0, 19)}Z<`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties' +
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(signature?.name ?? '督办')}</dc:creator>` +
    `<dc:language>zh-CN</dc:language><dcterms:created ${when}/dcterms:created>` +
    `<dcterms:modified ${when}/dcterms:modified></cp:coreProperties>`
  );
}
