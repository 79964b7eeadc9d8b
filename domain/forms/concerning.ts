import { saysSomething, type Field, type FieldValues, type RepeatItem } from './field-spec.ts';
import type { FiledField } from './submission-view.ts';

/** What a report is about. */
export interface Concern {
  /** The key of its task; null for a report on the whole plan. */
  task: string | null;
  year: string;
}

/**
 * What of another form concerns a report: of these fields what was said of its task and its year, or
 * of all tasks and all years alike.
 */
export function fieldsConcerning(
  fields: readonly Field[],
  values: FieldValues,
  names: readonly string[],
  { task, year }: Concern,
): FiledField[] {
  const isOf = (item: RepeatItem | null | undefined, key: string | null) =>
    !item || key === null || item.key === key;
  return fields
    .filter(({ spec, item, part }) => {
      if (!names.includes(spec.name)) return false;
      return (
        isOf(spec.repeat === 'task' ? item : null, task) &&
        isOf(spec.repeat === 'year' ? item : part, year)
      );
    })
    .map((field) => ({ ...field, text: values[field.key] ?? '' }))
    .filter(({ text }) => saysSomething(text));
}
