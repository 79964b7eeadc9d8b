/** As many years as one launch may cover. */
const MOST_YEARS = 20;

/**
 * The years that a launch is proposed for: what is left of the document's own period; of a document whose
 * period is over, the present year. A person decides.
 */
export function proposedYears(
  { sourceFrom, sourceTo }: { sourceFrom: number; sourceTo: number },
  present: number,
): { from: number; to: number } {
  if (sourceTo < present) return { from: present, to: present };
  const from = Math.max(present, sourceFrom);
  return { from, to: Math.min(sourceTo, from + MOST_YEARS - 1) };
}
