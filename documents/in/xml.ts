import { SaxesParser } from 'saxes';
import { DEEPEST_XML, MOST_ATTRIBUTES } from './limits.ts';
import { UnreadableSource } from './source-text.ts';

/** Attributes by their names without prefix. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of a part while it is read; names come without their prefix. */
export interface Handlers {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

const CHUNK = 1 << 16;

/**
 * Reads a part of an Office file. Strict: what is not well-formed is refused, and so is a document
 * type definition, so that no entity is ever expanded or fetched.
 *
 * @throws UnreadableSource
 */
export function readXml(part: string, bytes: Uint8Array, handlers: Handlers): void {
  const text = decoded(part, bytes);
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new UnreadableSource('damaged', `${part} is no well-formed XML (${firstLine(error)})`);
  });
  parser.on('doctype', () => {
    throw new UnreadableSource(
      'damaged',
      `${part} brings a document type definition, which no Office file has`,
    );
  });
  let attributes = 0;
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES)
      throw new UnreadableSource(
        'too_large',
        `${part} has an element with more than ${MOST_ATTRIBUTES} attributes`,
      );
  });
  parser.on('opentag', ({ name, attributes: said }) => {
    attributes = 0;
    depth += 1;
    if (depth > DEEPEST_XML)
      throw new UnreadableSource(
        'too_deep',
        `${part} has more than ${DEEPEST_XML} elements inside each other`,
      );
    handlers.open(bare(name), bareAttributes(said));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(bare(name));
  });
  if (handlers.text) {
    const onWords = (words: string) => handlers.text?.(words);
    parser.on('text', onWords);
    parser.on('cdata', onWords);
  }
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
}

function decoded(part: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  try {
    const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableSource('damaged', `${part} is no text`);
  }
}

const firstLine = ({ message }: Error): string => message.split('\n', 1)[0] ?? '';

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

function bareAttributes(attributes: Readonly<Record<string, string>>): Attributes {
  const named: Record<string, string> = {};
  for (const name in attributes) {
    // “w:val”, not “xmlns:val”.
    if (!name.startsWith('xmlns')) named[bare(name)] ??= attributes[name] ?? '';
  }
  return named;
}
