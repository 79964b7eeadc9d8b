import type { Side } from './kind.ts';
import { KIND_NAMES, kindOf } from './kinds.ts';

/** Which side of the midterm evaluation a kind is; null for all others. */
export const sideOf = (kind: string): Side | null => kindOf(kind).evaluates ?? null;

/** The kinds that are sides of the midterm evaluation. */
export const SIDE_KINDS: readonly string[] = KIND_NAMES.filter((name) => sideOf(name) !== null);

/** What stands before a plan's id in that of the workflow of its midterm evaluation. */
export const EVALUATION_PREFIX = kindOfSide('self');

/** The kind of a side. */
export function kindOfSide(side: Side): string {
  const kind = SIDE_KINDS.find((name) => sideOf(name) === side);
  if (kind === undefined) throw new RangeError(`no kind evaluates as ${side}`);
  return kind;
}
