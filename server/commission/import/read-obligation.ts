import {
  ADDED_BY_NAME,
  AFTER_LAUNCH,
  DATED,
  EVALUATION,
  RHYTHMIC,
  SUMS_UP,
} from '../../../domain/kinds/of-duties.ts';
import type { DraftObligation } from '../../../schemas/import-decision.ts';
import { firstOf, type Given } from '../given.ts';
import { namesIn } from './role-fields.tsx';

/** A field of the form that cannot be taken, by its name. */
export class BadField extends Error {
  override name = 'BadField';
  readonly field: string;
  constructor(field: string) {
    super(`bad field ${field}`);
    this.field = field;
  }
}

/** The name of a dated item in a plan, by which its cycle is called; unique among the draft's. */
type KeyOf = (asksForContacts: boolean) => string;

/**
 * What a person confirms, as the form of `ObligationFields` sends it; the midterm evaluation is three
 * obligations. @throws BadField
 */
export function obligationsFrom(given: Given, keyOf: KeyOf): DraftObligation[] {
  const [kind = '', every] = firstOf(given, 'kind').split(':');
  const ladder = ladderIn(given);
  const values = { ...(ladder && { ladder }) };
  if (kind === RHYTHMIC) return [{ kind, values: { ...values, ...periodicIn(given, every) } }];
  if (kind === DATED) return [{ kind, values, dated: datedIn(given, keyOf) }];
  if (kind === EVALUATION[0]) return EVALUATION.map((each) => ({ kind: each, values: {} }));
  if (kind === AFTER_LAUNCH) {
    const days = numberIn(given, 'after-days', 'due');
    return [{ kind, values: { ...values, ...(days !== null && { dueAfterDays: days }) } }];
  }
  if (kind === SUMS_UP || ADDED_BY_NAME.includes(kind)) return [{ kind, values }];
  throw new BadField('kind');
}

type Values = DraftObligation['values'];

function periodicIn(given: Given, every: string | undefined): Values {
  const cadences = ['year', 'half-year', 'quarter', 'month'] as const;
  const cadence = cadences.find((each) => each === every);
  if (!cadence) throw new BadField('kind');
  const about = firstOf(given, 'about') === 'previous' ? ('previous' as const) : undefined;
  const values: Values = { every: cadence, ...(about && { about }) };
  if (cadence === 'year') {
    const on = firstOf(given, 'due-on').trim();
    if (on === '') return values;
    if (!/^\d{2}-\d{2}$/.test(on)) throw new BadField('due');
    const opens = about === undefined && on < '11-15' ? { opens: { daysBefore: 30 } } : {};
    return { ...values, due: { on }, ...opens };
  }
  const day = numberIn(given, 'day', 'due');
  const month = numberIn(given, 'month', 'due');
  if (day === null) return values;
  return { ...values, due: { day, ...(month !== null && { month }) } };
}

const WHO = ['task', 'leads', 'with-tasks', 'regions', 'all'] as const;

function datedIn(given: Given, keyOf: KeyOf): NonNullable<DraftObligation['dated']> {
  const on = firstOf(given, 'date').trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new BadField('date');
  const title = firstOf(given, 'item-title').replaceAll('|', ' ').trim();
  if (title === '') throw new BadField('item-title');
  const named = WHO.find((each) => each === firstOf(given, 'who'));
  const [first, ...others] = namesIn(firstOf(given, 'who-names'));
  if (!named && first === undefined) throw new BadField('names');
  const who = named ?? { names: [first ?? '', ...others] as [string, ...string[]] };
  const isContacts = /联络员|联络人|联系人|contact/i.test(title);
  const titleEn = `${isContacts ? 'List of contacts' : 'Item'} due ${on}`;
  return { on, key: keyOf(isContacts), title, titleEn, who };
}

function ladderIn(given: Given): NonNullable<Values['ladder']> | undefined {
  const reminders = firstOf(given, 'reminders')
    .split(/[,，、\s]+/)
    .filter((each) => each !== '')
    .map(Number);
  const steps = [
    'urgeAfter',
    'escalateAfter',
    'letterAfter',
    'circularAfter',
    'closeAfter',
  ].flatMap((name) => {
    const value = numberIn(given, name, 'ladder');
    return value === null ? [] : [[name, value] as const];
  });
  if (reminders.length === 0 && steps.length === 0) return undefined;
  return { ...(reminders.length > 0 && { reminders }), ...Object.fromEntries(steps) };
}

function numberIn(given: Given, name: string, field: string): number | null {
  const text = firstOf(given, name).trim();
  if (text === '') return null;
  if (!/^\d{1,4}$/.test(text)) throw new BadField(field);
  return Number(text);
}
