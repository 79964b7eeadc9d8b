/**
 * Draws so many of them by a seed: always the same for the same seed and the same names, in whatever
 * order they are given; one more of them never exchanges two others.
 */
export function drawn<Each>(
  all: readonly Each[],
  nameOf: (each: Each) => string,
  seed: number,
  count: number,
): Each[] {
  return all
    .map((each) => ({ each, name: nameOf(each) }))
    .map(({ each, name }) => ({ each, name, place: placeOf(seed, name) }))
    .toSorted((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1))
    .slice(0, Math.max(0, count))
    .map(({ each }) => each);
}

/** A number in [0, 1) that a name always gets again under a seed (FNV-1a, its bits mixed after). */
function placeOf(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}|${name}`)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  // Names that differ in their last character would else lie side by side.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
