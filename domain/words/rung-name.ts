import type { RungKind } from '../ladder/rungs.ts';

/** What the name of a rung says: its kind, and for a reminder the days before the due date. */
export interface RungName {
  kind: RungKind;
  /** Null but for reminders. */
  days: number | null;
}

const FIXED: ReadonlyMap<string, RungKind> = new Map([
  ['opening', 'open'],
  ['urge', 'urge'],
  ['escalate', 'escalate'],
  ['letter', 'letter'],
  ['circular', 'circular'],
  ['close', 'close'],
]);

/** Reads a rung's name (`opening`, `remind-7`, `urge` …); null when it is not one. */
export function readRungName(name: string): RungName | null {
  const kind = FIXED.get(name);
  if (kind) return { kind, days: null };
  const reminder = /^remind-(\d{1,3})$/.exec(name);
  return reminder ? { kind: 'remind', days: Number(reminder[1]) } : null;
}
