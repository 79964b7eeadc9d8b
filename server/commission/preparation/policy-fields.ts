import { LADDER_SETTINGS, settingsOf } from '../../../domain/kinds/settings.ts';
import {
  obligationValuesSchema,
  type ObligationValues,
} from '../../../schemas/obligation-values.ts';
import { planPolicySchema, type PlanPolicy } from '../../../schemas/plan-policy.ts';
import { firstOf, type Given } from '../given.ts';

/** The settings of the plan, in the order of the form. */
export const PLAN_FIELDS = [
  'workingHour',
  'zone',
  'nearDueDays',
  'returnWorkdays',
  'reviewWorkdays',
  'extensionMonths',
  'inspectionsPerYear',
  'answerWorkdays',
  'behindYellowPoints',
  'behindRedPoints',
  'jumpPercent',
] as const satisfies readonly (keyof PlanPolicy)[];

/** What a form has for one obligation, beside the steps of its ladder. */
export const DATE_FIELDS = [
  'every',
  'about',
  'opens',
  'opensAt',
  'due',
  'dueAt',
  'dueMonth',
  'dueAfterDays',
  'dueAfterWorkdays',
  'datedOn',
] as const;

/** A field of an obligation. */
export type ObligationField = (typeof DATE_FIELDS)[number] | (typeof LADDER_SETTINGS)[number];

/** An obligation whose settings a form shows. */
export interface SetObligation {
  id: string;
  kind: string;
  values: ObligationValues;
}

/** The name of an obligation's field in the form: by its place, which is no secret and no id. */
export const fieldName = (place: number, field: ObligationField): string => `o${place}-${field}`;

/** The form's texts for settings as they are. */
export function textsOf(policy: PlanPolicy, obligations: readonly SetObligation[]): Given {
  const texts: Record<string, string[]> = {};
  for (const field of PLAN_FIELDS) texts[field] = [String(policy[field])];
  obligations.forEach(({ values }, place) => {
    const put = (field: ObligationField, value: unknown) => {
      if (value !== undefined) texts[fieldName(place, field)] = [String(value)];
    };
    const { opens, due, ladder = {}, dated } = values;
    put('every', values.every);
    put('about', values.about);
    if (opens) {
      const [how = '', at = ''] = Object.entries(opens)[0] ?? [];
      put('opens', how);
      put('opensAt', at);
    }
    if (due === 'last-workday') put('due', due);
    else if (due && 'on' in due) {
      put('due', 'on');
      put('dueAt', due.on);
    } else if (due) {
      put('due', 'day');
      put('dueAt', due.day);
      put('dueMonth', due.month);
    }
    put('dueAfterDays', values.dueAfterDays);
    put('dueAfterWorkdays', values.dueAfterWorkdays);
    put('datedOn', dated?.on);
    put('reminders', ladder.reminders?.join(' '));
    for (const step of LADDER_SETTINGS)
      // What is not drafted at all stands as nought.
      if (step !== 'reminders') put(step, ladder[step] === null ? 0 : ladder[step]);
  });
  return texts;
}

/** What a form asks for; `faults`: the names of fields that say nothing that can be. */
export interface AskedPolicy {
  policy: PlanPolicy;
  /** Of the obligations whose values are others than they were. */
  values: Record<string, ObligationValues>;
  faults: string[];
}

/** Reads the form; what it does not show of an obligation stays as it is. */
export function policyFrom(
  given: Given,
  policy: PlanPolicy,
  obligations: readonly SetObligation[],
): AskedPolicy {
  const faults: string[] = [];
  const asked = Object.fromEntries(
    PLAN_FIELDS.map((field) => {
      const text = firstOf(given, field).trim();
      return [field, typeof policy[field] === 'number' ? numberIn(text) : text];
    }),
  );
  const parsed = planPolicySchema.safeParse({ ...policy, ...asked });
  if (!parsed.success)
    faults.push(...new Set(parsed.error.issues.map(({ path }) => String(path[0]))));
  const values: Record<string, ObligationValues> = {};
  obligations.forEach((obligation, place) => {
    const chosen = valuesIn(given, place, obligation);
    const checked = obligationValuesSchema.safeParse(chosen);
    if (!checked.success)
      faults.push(
        ...new Set(
          checked.error.issues.map(({ path }) => fieldName(place, fieldOf(path.map(String)))),
        ),
      );
    else if (textOf(checked.data) !== textOf(obligation.values))
      values[obligation.id] = checked.data;
  });
  return { policy: parsed.success ? parsed.data : policy, values, faults };
}

/** The same values give the same text, in whatever order they were put down. */
const textOf = (values: ObligationValues) => JSON.stringify(sorted(values));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)]);
}

/** A whole number, or what is none: the schema refuses it. */
const numberIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN);

/** What the form has for an obligation, not yet checked. */
function valuesIn(given: Given, place: number, { kind, values }: SetObligation): object {
  const { dates, ladder } = settingsOf(kind, values);
  const text = (field: ObligationField) => firstOf(given, fieldName(place, field)).trim();
  const chosen: Record<string, unknown> = { ...values };
  const put = (field: string, value: unknown) => {
    if (value === undefined) delete chosen[field];
    else chosen[field] = value;
  };
  const number = (field: ObligationField) =>
    text(field) === '' ? undefined : numberIn(text(field));
  for (const field of dates)
    if (field === 'every' || field === 'about') put(field, text(field) || undefined);
    else if (field === 'opens') put(field, opensIn(text));
    else if (field === 'due') put(field, dueIn(text));
    else if (field === 'datedOn') put('dated', { ...values.dated, on: text(field) });
    else put(field, number(field));
  const steps: Record<string, unknown> = { ...values.ladder };
  for (const step of ladder) {
    delete steps[step];
    if (text(step) === '') continue;
    if (step === 'reminders')
      steps[step] = text(step)
        .split(/[\s,，、;；]+/)
        .map(numberIn);
    else if (text(step) === '0' && (step === 'letterAfter' || step === 'circularAfter'))
      steps[step] = null;
    else steps[step] = numberIn(text(step));
  }
  put('ladder', Object.keys(steps).length > 0 ? steps : undefined);
  return chosen;
}

type TextOf = (field: ObligationField) => string;

function opensIn(text: TextOf): unknown {
  const how = text('opens');
  if (how === '') return undefined;
  return { [how]: how === 'on' ? text('opensAt') : numberIn(text('opensAt')) };
}

function dueIn(text: TextOf): unknown {
  const how = text('due');
  if (how === '' || how === 'last-workday') return how || undefined;
  if (how === 'on') return { on: text('dueAt') };
  const month = text('dueMonth');
  return { day: numberIn(text('dueAt')), ...(month !== '' && { month: numberIn(month) }) };
}

/** The field that a fault of the schema belongs to. */
function fieldOf([first, second]: readonly string[]): ObligationField {
  if (first === 'ladder') return LADDER_SETTINGS.find((step) => step === second) ?? 'reminders';
  if (first === 'opens') return 'opensAt';
  if (first === 'due') return 'dueAt';
  if (first === 'dated') return 'datedOn';
  return DATE_FIELDS.find((field) => field === first) ?? 'every';
}
