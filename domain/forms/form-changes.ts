import type { Said } from './doubt.ts';
import type { Field } from './field-spec.ts';
import { textChanges, type TextChange } from './text-changes.ts';

/** What two filings differ in. */
export interface FormChanges {
  /** Fields that say something else, in the order of the form. */
  changed: { field: Field; changes: TextChange[] }[];
  /** Fields that say the same in both, and say something. */
  same: Field[];
  /** The reason for no progress, where one of them is nil; null if neither is, or it is the same. */
  nilReason: TextChange[] | null;
}

/** The changes from an earlier filing to a later one, by the later one's fields. */
export function formChanges(fields: readonly Field[], earlier: Said, later: Said): FormChanges {
  const told = fields.map((field) => ({
    field,
    was: (earlier.values[field.key] ?? '').trim(),
    is: (later.values[field.key] ?? '').trim(),
  }));
  const reasons = [earlier, later].map(({ nil, nilReason }) => (nil ? nilReason.trim() : ''));
  const [was = '', is = ''] = reasons;
  return {
    changed: told
      .filter((each) => each.was !== each.is)
      .map((each) => ({ field: each.field, changes: textChanges(each.was, each.is) })),
    same: told.filter((each) => each.was === each.is && each.is !== '').map(({ field }) => field),
    nilReason: was === is ? null : textChanges(was, is),
  };
}
