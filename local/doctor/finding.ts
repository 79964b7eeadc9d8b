/** What the doctor found about one part. */
export interface Finding {
  part: string;
  /** `note`: nothing is wrong, and nothing could be asked. */
  state: 'ok' | 'note' | 'fail';
  detail: string;
  /** What to do about it. */
  remedy?: string;
}

/** Nothing is wrong with a part. */
export const ok = (part: string, detail: string): Finding => ({ part, state: 'ok', detail });
/** A part could not be asked, and need not be; or it works, and somebody should know something of it. */
export const note = (part: string, detail: string, remedy?: string): Finding => ({
  part,
  state: 'note',
  detail,
  ...(remedy !== undefined && { remedy }),
});
/** Something is wrong with a part, and what to do about it. */
export const fail = (part: string, detail: string, remedy: string): Finding => ({
  part,
  state: 'fail',
  detail,
  remedy,
});

const MARKS = { ok: '✓', note: '·', fail: '✗' };

/** The findings as lines for a terminal. */
export function linesOf(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ part }) => part.length));
  return findings.flatMap(({ part, state, detail, remedy }) => [
    `${MARKS[state]} ${part.padEnd(width)}  ${detail}`,
    ...(remedy === undefined ? [] : [`  ${' '.repeat(width)}  → ${remedy}`]),
  ]);
}
