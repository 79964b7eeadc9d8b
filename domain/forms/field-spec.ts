import type { Measure } from '../indicators/indicator.ts';

/** What a form is about; some fields stand only in a task's form. */
export interface FormSubject {
  taskId: string | null;
  /** The period of its cycle; some kinds ask for other things in other ones. */
  period?: string;
  /** The two sides of the midterm evaluation differ: words are asked for about it. */
  differs?: boolean;
}

/** What a field is repeated for. */
export type Repeat =
  | 'task'
  | 'chapter'
  | 'indicator'
  | 'year'
  | /** Tasks that name the region or its places. */ 'named';

/** One field of a form, as its kind describes it; its words stand in the catalogs, by kind and name. */
export interface FieldSpec {
  name: string;
  /** `choice`: one of `options`, or none. `url`: a line that is empty or an address of the web. */
  type: 'text' | 'line' | 'choice' | 'url';
  /** Of a choice: what can be chosen, each with words of its own. */
  options?: readonly string[];
  repeat?: Repeat;
  /** Once more for each of these, within what it is repeated for: a task's goals year by year. */
  each?: 'year';
  /** It begins with the last cycle's text, for it tells what stays; others have it beside them. */
  prefill?: true;
  /** It begins with what stands beside the form, of these fields of other kinds. */
  from?: readonly { kind: string; field: string }[];
  /** A filing without it is not taken; of a field that stands there once. */
  required?: true;
  /**
   * Of an indicator: its value, unit and source, or why it is missing or has changed so; or what became of
   * a target in words. Each is asked for where it fits; left out: whatever the indicator.
   */
  measures?: 'figure' | 'unit' | 'source' | 'reason' | 'words';
  /** It tells what was done: a filing that says next to nothing in it, or a copy, is questioned. */
  tells?: true;
}

/** One thing that fields are repeated for. */
export interface RepeatItem {
  /** Stands in the keys of its values. */
  key: string;
  /** In the document's words. */
  label: string;
  /** What the document wants of it, and by when, where it is an indicator. */
  target?: { text: string; by: string | null };
  /** Of an indicator that its report measures: by what; null: its target is in words. */
  measure?: Measure | null;
}

/** What a form's fields are repeated for, in order. */
export type RepeatItems = Record<Repeat, readonly RepeatItem[]>;

/** One field as it stands in a form. */
export interface Field {
  /** The key of its value: the field's name, or `name.key` of what it is repeated for. */
  key: string;
  spec: FieldSpec;
  /** What it is repeated for; null if it is not. */
  item: RepeatItem | null;
  /** The year, where it is repeated for each as well. */
  part?: RepeatItem;
}

/** What was filled in: texts by field key. */
export type FieldValues = Readonly<Record<string, string>>;

/** What a field that is repeated for these is left out without; others then stand there once. */
const NEEDED: readonly Repeat[] = ['indicator', 'named'];

/**
 * The fields of a form in order. Neighbours that are repeated for the same stand together, one thing
 * after the other: measures and person in charge of a task, then those of the next. A field that is
 * repeated for nothing here stands there once; without targets nobody is asked for
 * their values, and without tasks that name a region nobody for its part in them.
 */
export function fieldsOf(specs: readonly FieldSpec[], items: RepeatItems): Field[] {
  return runsOf(specs, ({ repeat }) => repeat).flatMap((run): Field[] => {
    const repeat = run[0]?.repeat;
    const repeated = repeat === undefined ? [] : items[repeat];
    if (repeated.length > 0)
      return repeated.flatMap((item) =>
        run.filter((spec) => fits(spec, item)).flatMap((spec) => partsOf(spec, item, items)),
      );
    if (repeat !== undefined && NEEDED.includes(repeat)) return [];
    return run.flatMap((spec) => partsOf(spec, null, items));
  });
}

/** Whether a field is asked for of a thing: parts of a measurement only of what the report measures. */
const fits = ({ measures }: FieldSpec, { measure }: RepeatItem): boolean =>
  measures === undefined ||
  (measure !== undefined && (measures === 'words') === (measure === null));

/** A field as often as it stands there for one thing: once, or once for each year. */
function partsOf(spec: FieldSpec, item: RepeatItem | null, items: RepeatItems): Field[] {
  const key = item ? `${spec.name}.${item.key}` : spec.name;
  const parts = spec.each ? items[spec.each] : [];
  if (parts.length === 0) return [{ key, spec, item }];
  return parts.map((part) => ({ key: `${key}.${part.key}`, spec, item, part }));
}

/** Fields that are shown together: one that stands alone, or all that are repeated for the same. */
export interface FieldBlock<Shown extends Field = Field> {
  /** What is asked for in it, each once. */
  specs: FieldSpec[];
  /** By what they are repeated for, in order; null for a field that stands alone. */
  groups: { item: RepeatItem | null; fields: Shown[] }[];
}

/** The blocks of a form, as form page and read view show them. */
export function blocksOf<Shown extends Field>(fields: readonly Shown[]): FieldBlock<Shown>[] {
  return runsOf(fields, ({ item, spec }) => (item ? spec.repeat : spec.name)).map((run) => ({
    specs: [...new Map(run.map(({ spec }) => [spec.name, spec])).values()],
    groups: runsOf(run, ({ item }) => item?.key).map((group) => ({
      item: group[0]?.item ?? null,
      fields: group,
    })),
  }));
}

/** Neighbours with the same mark; what has none stands alone. */
function runsOf<Each>(all: readonly Each[], markOf: (each: Each) => string | undefined): Each[][] {
  const runs: Each[][] = [];
  let last: string | undefined;
  for (const each of all) {
    const mark = markOf(each);
    const run = runs.at(-1);
    if (run && mark !== undefined && mark === last) run.push(each);
    else runs.push([each]);
    last = mark;
  }
  return runs;
}

/** The first required field that says nothing; null if there is none. */
export function lackingField(specs: readonly FieldSpec[], values: FieldValues): string | null {
  const lacking = specs.find(
    ({ name, required }) => required && !saysSomething(values[name] ?? ''),
  );
  return lacking?.name ?? null;
}

/** True if no field says anything; white space and punctuation alone say nothing. */
export function isEmptyForm(values: FieldValues): boolean {
  return !Object.values(values).some(saysSomething);
}

/** Whether a text says anything. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether a text is an address that a browser can open. */
export function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text) && new URL(text).hostname.includes('.');
}
