import { SaxesParser } from 'saxes';
import { clean } from '../../../documents/clean.ts';

/** An element of a page that was rendered. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/**
 * What a piece of a page holds. Pages are rendered by one renderer, which closes and escapes everything.
 *
 * @throws where the piece is not well-formed
 */
export function readMarkup(html: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: false, fragment: true, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)?.children.push(text));
  parser.write(clean(html)).close();
  return root;
}

/** Whether an element is one of the class. */
export function hasClass({ attributes }: Element, name: string): boolean {
  const { class: classes } = attributes;
  return classes !== undefined && classes.includes(name) && classes.split(' ').includes(name);
}

/** Every element within, that matches, in the page's order; not those within one that does. */
export function* elementsIn(
  { children }: Element,
  isWanted: (element: Element) => boolean,
): Generator<Element> {
  for (const child of children)
    if (typeof child !== 'string') {
      if (isWanted(child)) yield child;
      else yield* elementsIn(child, isWanted);
    }
}

/** Of these nothing is read: controls, pictures, and what is left out in print. */
const MUTE = new Set(['button', 'select', 'textarea', 'input', 'form', 'script', 'style', 'svg']);
const isMute = (element: Element): boolean =>
  MUTE.has(element.name) ||
  element.attributes['aria-hidden'] === 'true' ||
  hasClass(element, 'btn') ||
  hasClass(element, 'no-print');

/** Each begins a line of its own, and so does what follows it. */
const BLOCKS = new Set(
  'br caption dd details div dl dt h1 h2 h3 h4 li ol p summary table td th tr ul'.split(' '),
);
/** Said beside something: of a line of its own in a file, which has no small print. */
const ASIDES = ['badge', 'small', 'light-reason'];

/** Set off from its neighbours by a margin, where a text has a space. */
const isApart = ({ attributes }: Element): boolean =>
  /\bm[sex]-[1-5]\b/.test(attributes.class ?? '');

/** The text of an element as lines, as a reader sees them; none of them is empty. */
export function linesOf(element: Element): string[] {
  const lines = [''];
  const add = (text: string) => void lines.push((lines.pop() ?? '') + text);
  const walk = ({ children }: Element) => {
    for (const child of children) {
      if (typeof child === 'string') add(child.replace(/\s+/g, ' '));
      else if (!isMute(child)) {
        const isOwnLine = BLOCKS.has(child.name) || ASIDES.some((name) => hasClass(child, name));
        const isPre = hasClass(child, 'typed') || hasClass(child, 'quote');
        if (isOwnLine) lines.push('');
        else if (isApart(child)) add(' ');
        if (isPre) lines.push(...typedLines(child));
        else walk(child);
        if (isOwnLine) lines.push('');
        else if (isApart(child)) add(' ');
      }
    }
  };
  walk(element);
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

/** The text of an element in one line. */
export const textOf = (element: Element): string => linesOf(element).join(' ');

/** What somebody typed keeps its lines, as the page does. */
const typedLines = (element: Element): string[] => wholeText(element).split(/\r?\n/);

const wholeText = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : wholeText(child))).join('');
