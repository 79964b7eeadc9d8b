/**
 * How long before its instant a step without effect stages its mails, in ms: the larger the herd of
 * reports that share the instant, the wider it is spread, each report at a place of its own.
 */
export interface StagingLead {
  /** @param herd how many reports the cycle opened with. */
  of(reportId: string, herd: number): number;
  /** No report of such a herd has a longer one. */
  longest(herd: number): number;
}

/** Up to so many reports of one cycle step at the instant itself. */
const SMALL = 500;
/** The shortest lead of a large cycle, and what every report adds to the spread. */
const SHORTEST_MS = 60_000;
const SPREAD_MS = 20;

/** The product's lead: none for a small cycle. */
export const defaultStagingLead: StagingLead = {
  of: (reportId, herd) =>
    herd <= SMALL ? 0 : SHORTEST_MS + Math.floor(placeOf(reportId) * herd * SPREAD_MS),
  longest: (herd) => (herd <= SMALL ? 0 : SHORTEST_MS + herd * SPREAD_MS),
};

/** A number in [0, 1) that an id always gets again (FNV-1a). */
function placeOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
