import type { PlannedMail } from '../oracle/mails-to.ts';

/** What the sink received: the rows its header names, to whom, and when by the virtual clock. */
export interface ReceivedRow {
  row: string;
  address: string;
  at: Date;
}

/** How many rows came as planned, and what differs. */
export interface Comparison {
  planned: number;
  sent: number;
  missing: number;
  duplicate: number;
  unplanned: number;
  /** The first few differences, each a line. */
  differences: string[];
}

const SHOWN = 20;

/**
 * Holds the plan against the sink. A row at another instant or to another address than planned
 * counts as one missing and one unplanned.
 */
export function compareMails(planned: PlannedMail[], received: ReceivedRow[]): Comparison {
  const keyOf = ({ row, address, at }: ReceivedRow) => `${row} → ${address} @ ${at.toISOString()}`;
  const count = (rows: ReceivedRow[]) => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    return counts;
  };
  const want = count(planned);
  const got = count(received);
  const missing = [...want.keys()].filter((key) => !got.has(key));
  const unplanned = [...got.keys()].filter((key) => !want.has(key));
  const twice = [...got].filter(([key, times]) => want.has(key) && times > 1);
  return {
    planned: planned.length,
    sent: received.length,
    missing: missing.length,
    duplicate: twice.reduce((sum, [, times]) => sum + times - 1, 0),
    unplanned: unplanned.length,
    differences: [
      ...missing.map((key) => `missing: ${key}`),
      ...unplanned.map((key) => `unplanned: ${key}`),
      ...twice.map(([key, times]) => `${times} times: ${key}`),
    ].slice(0, SHOWN),
  };
}
