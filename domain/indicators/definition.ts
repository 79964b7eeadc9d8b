import { saysSomething } from '../forms/field-spec.ts';
import { inUnit, readFigure } from './figure.ts';
import type { Direction } from './indicator.ts';
import type { IndicatorField } from './refusal.ts';

/** An indicator as a person defines it. */
export interface Definition {
  name: string;
  /** A number as it is told, or words. */
  target: string;
  /** Null: the target is in words. */
  figure: number | null;
  unit: string | null;
  base: number | null;
  baseYear: number | null;
  byYear: number | null;
  yearly: boolean;
  direction: Direction;
  /** Null: reported with an agency's report on the whole plan. */
  taskId: string | null;
  /** Null: whoever leads the task reports it. */
  agencyId: string | null;
}

/** The texts of a form that defines an indicator, by field. */
export type DefinitionTexts = Readonly<
  Record<Exclude<keyof Definition, 'figure' | 'yearly' | 'direction'>, string>
> & { yearly: boolean; direction: Direction };

type Read<T> = { ok: true; value: T } | { ok: false; field: IndicatorField };

const LONGEST_NAME = 120;
const LONGEST_TARGET = 300;
const LONGEST_UNIT = 20;

/** Reads a definition; else the first field that is none, or does not go with the others. */
export function readDefinition(texts: DefinitionTexts): Read<Definition> {
  const { yearly, direction } = texts;
  const name = texts.name.trim();
  if (!saysSomething(name) || name.length > LONGEST_NAME) return wrong('name');
  const target = texts.target.trim();
  if (!saysSomething(target) || target.length > LONGEST_TARGET) return wrong('target');
  const figure = readFigure(target);
  // The unit may stand behind the number.
  const unit = texts.unit.trim() || (figure?.unit ?? '');
  if (figure && (!/\S/.test(unit) || unit.length > LONGEST_UNIT)) return wrong('unit');
  if (figure && figure.unit !== '' && inUnit(1, figure.unit, unit) !== 1) return wrong('unit');
  const base = baseOf(texts.base, unit);
  const baseYear = yearOf(texts.baseYear);
  const byYear = yearOf(texts.byYear);
  if (base === undefined || (base !== null && !figure)) return wrong('base');
  if (baseYear === undefined) return wrong('baseYear');
  if (baseYear !== null && base === null) return wrong('base');
  if (byYear === undefined) return wrong('byYear');
  if (baseYear !== null && byYear !== null && byYear <= baseYear) return wrong('byYear');
  const { taskId, agencyId } = texts;
  return {
    ok: true,
    value: {
      ...{ name, unit: figure ? unit : null, base, baseYear, byYear, yearly, direction },
      target: figure ? String(figure.value) : target,
      figure: figure?.value ?? null,
      taskId: taskId.trim() || null,
      agencyId: agencyId.trim() || null,
    },
  };
}

const wrong = (field: IndicatorField) => ({ ok: false as const, field });

/** Null: nothing; undefined: something that is no number of this unit. */
function baseOf(text: string, unit: string): number | null | undefined {
  if (text.trim() === '') return null;
  const figure = readFigure(text);
  if (!figure) return undefined;
  return figure.unit === '' ? figure.value : (inUnit(figure.value, figure.unit, unit) ?? undefined);
}

function yearOf(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim().replace(/年$/, '');
  if (plain === '') return null;
  return /^(19|20)\d\d$/.test(plain) ? Number(plain) : undefined;
}
