import { saysSomething, type Field, type FieldValues } from '../forms/field-spec.ts';
import { inUnit, readFigure } from './figure.ts';
import type { Measure } from './indicator.ts';

/** What is wrong with what a form says of an indicator. */
export type FigureFault =
  | 'noFigure'
  | 'noUnit'
  /** Of another thing than the indicator is counted in. */
  | 'otherUnit'
  | 'noSource'
  /** Nothing was given, nor why. */
  | 'whyMissing'
  /** It moves the wrong way, or by much: asked once, until the words are there. */
  | 'whyFalls'
  | 'whyJumps';

/** A fault, and the field beside which it is told. */
export interface FaultyFigure {
  field: string;
  fault: FigureFault;
}

/** What a form says of one indicator. */
export interface FiledFigure {
  /** The indicator, by its key in the form. */
  indicator: string;
  /** As it was filed; null: not given, and `reason` says why. */
  value: number | null;
  unit: string | null;
  /** The value in the indicator's own unit. */
  measured: number | null;
  source: string | null;
  reason: string | null;
  /** What the reason answers. */
  asked: 'missing' | 'falls' | 'jumps' | null;
}

type Read = FiledFigure & { faults: FaultyFigure[] };

/** What is wrong with the figures of a form, in its order; empty: nothing. */
export const figureFaults = (
  fields: readonly Field[],
  values: FieldValues,
  jumpPercent: number,
): FaultyFigure[] => readAll(fields, values, jumpPercent).flatMap(({ faults }) => faults);

/** The figures of a form in which nothing is wrong. */
export const filedFigures = (
  fields: readonly Field[],
  values: FieldValues,
  jumpPercent: number,
): FiledFigure[] => readAll(fields, values, jumpPercent).map(({ faults: _, ...figure }) => figure);

function readAll(fields: readonly Field[], values: FieldValues, jumpPercent: number): Read[] {
  const keys = new Map<string, Field[]>();
  for (const field of fields)
    if (field.item?.measure?.asked && field.spec.measures)
      keys.set(field.item.key, [...(keys.get(field.item.key) ?? []), field]);
  return [...keys].flatMap(([indicator, of]) => {
    const measure = of[0]?.item?.measure;
    const keyOf = (part: string) => of.find(({ spec }) => spec.measures === part)?.key ?? '';
    return measure ? [readOne({ indicator, measure, keyOf, values, jumpPercent })] : [];
  });
}

interface One {
  indicator: string;
  measure: Measure;
  keyOf(part: string): string;
  values: FieldValues;
  jumpPercent: number;
}

function readOne({ indicator, measure, keyOf, values, jumpPercent }: One): Read {
  const said = (part: string) => (values[keyOf(part)] ?? '').trim();
  const reason = saysSomething(said('reason')) ? said('reason') : null;
  const source = saysSomething(said('source')) ? said('source') : null;
  const faults: FaultyFigure[] = [];
  const fault = (part: string, which: FigureFault) =>
    faults.push({ field: keyOf(part), fault: which });
  if (said('figure') === '') {
    if (reason === null) fault('reason', 'whyMissing');
    const nothing = { value: null, unit: null, measured: null, source };
    return { indicator, ...nothing, reason, asked: 'missing', faults };
  }
  const figure = readFigure(said('figure'));
  // The unit may stand with the number, or in its own field.
  const unit = said('unit') || (figure?.unit ?? '');
  const measured = figure && unit !== '' ? inUnit(figure.value, unit, measure.unit) : null;
  if (!figure) fault('figure', 'noFigure');
  else if (unit === '') fault('unit', 'noUnit');
  else if (measured === null || (figure.unit !== '' && !isSame(figure.unit, unit)))
    fault('unit', 'otherUnit');
  if (source === null) fault('source', 'noSource');
  const asked = measured === null ? null : changeOf(measure, measured, jumpPercent);
  if (asked && reason === null) fault('reason', asked === 'falls' ? 'whyFalls' : 'whyJumps');
  const value = figure?.value ?? null;
  return { indicator, value, unit: unit || null, measured, source, reason, asked, faults };
}

const isSame = (one: string, other: string) => inUnit(1, one, other) === 1;

/** What is asked about a value beside the last one: the wrong way comes before the size of the step. */
export function changeOf(
  { last, direction, target }: Measure,
  value: number,
  jumpPercent: number,
): 'falls' | 'jumps' | null {
  if (!last) return null;
  if (direction === 'up' ? value < last.value : value > last.value) return 'falls';
  // From nought every step is endless: it is seen beside the target.
  const whole = Math.abs(last.value === 0 ? target : last.value);
  return Math.abs(value - last.value) > (whole * jumpPercent) / 100 ? 'jumps' : null;
}
