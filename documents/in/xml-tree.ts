import { MOST_NODES } from './limits.ts';
import { UnreadableSource } from './source-text.ts';
import { readXml, type Attributes } from './xml.ts';

/** An element with what stands in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Element[];
  /** Its own words, all of them together. */
  text: string;
}

/** Reads a part as a tree; `skips` names elements that are left out with all in them. */
export function readTree(part: string, bytes: Uint8Array, skips?: ReadonlySet<string>): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const path: Element[] = [root];
  let skipped = 0;
  let nodes = 0;
  readXml(part, bytes, {
    open(name, attributes) {
      if (skipped > 0 || skips?.has(name)) {
        skipped += 1;
        return;
      }
      nodes += 1;
      if (nodes > MOST_NODES)
        throw new UnreadableSource('too_large', `${part} holds more than ${MOST_NODES} elements`);
      const element: Element = { name, attributes, children: [], text: '' };
      path.at(-1)?.children.push(element);
      path.push(element);
    },
    close() {
      if (skipped > 0) skipped -= 1;
      else path.pop();
    },
    text(words) {
      const open = path.at(-1);
      if (open && skipped === 0) open.text += words;
    },
  });
  return root;
}

/** The first child of a name. */
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);

/** Its children of a name. */
export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The value of the first child of a name: `<numId val="3"/>`. */
export const valueOf = (element: Element | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.val;

/** Whether a switch is on: `<vanish/>` is, `<vanish val="0"/>` is not; undefined: not said. */
export function isOn(element: Element | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  return child && !/^(?:0|false|off)$/.test(child.attributes.val ?? '');
}
