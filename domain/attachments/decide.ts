import { refused, type Outcome } from '../report/refusal.ts';
import { LARGEST_ATTACHMENT, LARGEST_TOTAL, MOST_ATTACHMENTS } from './limits.ts';
import { safeName } from './name.ts';

/** An attachment of a list, as adding to it depends on it. */
export interface Held {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** What becomes of a file: it is added under a name, or is there already. */
export type Adding = { as: 'new'; name: string } | { as: 'same'; id: string };

/**
 * Whether a file may be added to a list, read under the lock of whom the list is of. The same content
 * again is no second attachment, whatever it is called; another content under a name that is taken gets
 * a number. How large and of what type one file may be has been looked at before (`refuseBySize`).
 */
export function decideAdding(
  list: readonly Held[],
  file: { name: string; size: number; sha256: string },
): Outcome<Adding> {
  const same = list.find(({ sha256 }) => sha256 === file.sha256);
  if (same) return { ok: true, value: { as: 'same', id: same.id } };
  const name = safeName(file.name);
  if (list.length >= MOST_ATTACHMENTS)
    return refused({ code: 'attachments_too_many', name, most: MOST_ATTACHMENTS });
  const total = list.reduce((sum, { size }) => sum + size, file.size);
  if (total > LARGEST_TOTAL)
    return refused({ code: 'attachments_too_big', name, most: LARGEST_TOTAL });
  return { ok: true, value: { as: 'new', name: freeName(list, name) } };
}

/** Refuses a file by its size alone, in bytes; null: it may be read. */
export function refuseBySize(given: string, size: number) {
  const name = safeName(given);
  if (size === 0) return refused({ code: 'attachment_empty', name });
  return size > LARGEST_ATTACHMENT
    ? refused({ code: 'attachment_too_large', name, size, most: LARGEST_ATTACHMENT })
    : null;
}

/** A name that none of the list has, without regard to case: `表.xlsx`, `表 (2).xlsx`. */
function freeName(list: readonly Held[], name: string): string {
  const taken = new Set(list.map((each) => each.name.toLowerCase()));
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1)
    free = `${stem} (${number})${ending}`;
  return free;
}

/** Whether the list is what a form showed: the same attachments, in whatever order. */
export const isShownList = (list: readonly Held[], shown: readonly string[]): boolean =>
  list.length === new Set(shown).size && list.every(({ id }) => shown.includes(id));
