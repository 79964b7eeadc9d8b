/** A text without what does not change its meaning: white space and punctuation. */
export const normal = (text: string): string => text.replace(/[\s\p{P}\p{S}]+/gu, '');

/** The pairs of neighbouring characters of a text, each once. */
export function pairsOf(text: string): Set<string> {
  const letters = [...normal(text)];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`));
}

/** How much two sets of pairs share, from 0 to 1. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const pair of small) if (large.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
}

/** How much two texts are alike, from 0 to 1. */
export const alike = (a: string, b: string): number => shared(pairsOf(a), pairsOf(b));
