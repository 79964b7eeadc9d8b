/** Under which names a region and its places stand in a text: whole, and short where that is safe. */
export function placeNames(name: string, places: readonly string[]): string[] {
  return [...new Set([name, ...places].flatMap((each) => [each, ...shortName(each)]))];
}

/**
 * 赤峰市 is 赤峰 as well; 兴安盟 is not 兴安, which stands in 大兴安岭. A county (旗、县、区) is named whole.
 */
function shortName(name: string): string[] {
  const short = /^(.{2,})市$|^(.{3,})(?:盟|州|地区)$/u.exec(name);
  return short ? [short[1] ?? short[2] ?? ''] : [];
}

/**
 * Whether a text names a place. What is part of another's longer name is no mention: 满洲里 in
 * 满洲里海关.
 */
export function mentions(
  text: string,
  names: readonly string[],
  others: readonly string[],
): boolean {
  const longer = others
    .filter((other) => names.some((name) => other !== name && other.includes(name)))
    .toSorted((a, b) => b.length - a.length);
  const rest = longer.reduce((left, other) => left.replaceAll(other, '\n'), text);
  return names.some((name) => rest.includes(name));
}
