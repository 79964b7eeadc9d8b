import mammoth from 'mammoth';
import { strFromU8, unzipSync } from 'fflate';

/** A .docx file as a reader finds it. */
export interface Opened {
  /** Its paragraphs, empty ones left out, as a library reads them. */
  paragraphs: string[];
  /** Its parts by their names in the archive. */
  parts: Record<string, string>;
}

/** Opens a .docx file with a library that did not write it. @throws if it cannot be read. */
export async function opened(docx: Uint8Array): Promise<Opened> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
  const parts = Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  for (const [name, xml] of Object.entries(parts)) checkXml(name, xml);
  return { paragraphs: value.split('\n').filter((each) => each !== ''), parts };
}

/** The texts of a part, one after the other. */
export const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

/** Every element is closed, in order, and nothing stands in it that XML cannot hold. */
function checkXml(name: string, xml: string): void {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!#?\w+;)/.test(xml))
    throw new Error(`${name} is no XML`);
  const open: string[] = [];
  for (const [, closing, element, rest] of xml.matchAll(/<(\/?)([\w:]+)([^>]*)>/g)) {
    if (closing === '/') {
      if (open.pop() !== element) throw new Error(`${name}: ${element} is closed out of order`);
    } else if (!rest!.endsWith('/')) open.push(element!);
  }
  if (open.length > 0) throw new Error(`${name}: ${open.join(', ')} left open`);
}
