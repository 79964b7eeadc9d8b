import {
  GOVERNMENT,
  GOVERNMENT_ONLY,
  REGION_NAME,
  SELF_STANDING,
  comparable,
  fold,
} from './notation.ts';

/**
 * Puts back the prefix that a list says only once: “自治区水利厅、发展改革委” are 自治区水利厅 and
 * 自治区发展改革委. Customs, banks, the railway, enterprises and regions stand for themselves. Within
 * a group (between commas) “内蒙古国税局、气象局” carries 内蒙古 in the same way, but never to a
 * 厅, 委 or 办, which only a government has.
 */
export class ElidedPrefix {
  private government = '';
  private group = '';

  /** A comma: what was carried from a body outside the government ends. */
  startGroup(): void {
    this.group = this.government;
  }

  restore(name: string): string {
    const { prefix, elided } = prefixOf(name);
    if (prefix !== '') {
      if (!SELF_STANDING.test(fold(name))) this.group = prefix;
      if (GOVERNMENT.test(fold(name))) this.government = prefix;
      return name;
    }
    if (!elided) return name;
    if (GOVERNMENT_ONLY.test(name)) this.group = this.government;
    return this.group + name;
  }
}

/** What a name is compared by: its prefix as written, and the rest in its short form. */
export function nameParts(name: string): { prefix: string; stem: string } {
  const { prefix } = prefixOf(name);
  return { prefix, stem: comparable(name.slice(prefix.length)) };
}

function prefixOf(name: string): { prefix: string; elided: boolean } {
  const folded = fold(name);
  const government = GOVERNMENT.exec(folded)?.[0];
  if (government !== undefined) return { prefix: government, elided: false };
  const region = REGION_NAME.exec(folded)?.[0];
  if (region !== undefined) return { prefix: region, elided: false };
  return { prefix: '', elided: !SELF_STANDING.test(folded) };
}
