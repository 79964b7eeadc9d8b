import { reportFormSchema, type ReportForm } from '../../schemas/report-form.ts';
import type { SectionName } from '../parts/catalog.ts';
import type { FieldFault } from './catalog.ts';
import { SECTIONS, type FieldValue, type FormValues } from './form-values.ts';

/** The fields of the form by the names under which they are sent. */
export type FieldName = SectionName | 'nilReason' | `indicator.${string}`;
export type Faults = Map<FieldName, FieldFault>;

/** What was sent: as it was typed, and either as a form to file or with what is wrong in it. */
export interface ReadForm {
  typed: FormValues;
  form: ReportForm | null;
  faults: Faults;
}

/** Control characters but tab and line feed: nobody types them, and the database keeps no NUL. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

export const indicatorField = (id: string): FieldName => `indicator.${id}`;

/**
 * Reads a sent form. Only indicators of the report's own task are taken.
 * @param body fields as Hono's parseBody gives them.
 */
export function readForm(body: Record<string, unknown>, targetIds: readonly string[]): ReadForm {
  const text = (name: string) => {
    const value = body[name];
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replace(CONTROLS, '') : '';
  };
  const field = (name: string): FieldValue => ({ text: text(name), from: null });
  const basedOn = Number(text('basedOn'));
  const typed: FormValues = {
    sections: {
      progress: field('progress'),
      policy: field('policy'),
      problems: field('problems'),
      nextSteps: field('nextSteps'),
    },
    indicators: new Map(targetIds.map((id) => [id, field(indicatorField(id))])),
    nil: body['nil'] !== undefined,
    nilReason: text('nilReason'),
    basedOn: Number.isSafeInteger(basedOn) ? basedOn : 0,
  };
  const parsed = reportFormSchema.safeParse({
    ...Object.fromEntries(SECTIONS.map((name) => [name, typed.sections[name].text])),
    // Empty values are no facts; they would only swell what is kept.
    indicators: given(typed),
    nil: typed.nil,
    nilReason: typed.nil ? typed.nilReason : '',
  });
  if (parsed.success) return { typed, form: parsed.data, faults: new Map() };
  const faults: Faults = new Map();
  for (const { path, code } of parsed.error.issues)
    faults.set(nameOf(path, given(typed)), code === 'too_big' ? 'tooLong' : 'invalid');
  return { typed, form: null, faults };
}

const given = ({ indicators }: FormValues) =>
  [...indicators]
    .filter(([, { text }]) => text.trim() !== '')
    .map(([indicatorId, { text }]) => ({ indicatorId, value: text }));

function nameOf(path: PropertyKey[], indicators: { indicatorId: string }[]): FieldName {
  const [name, index] = path;
  if (name !== 'indicators') return name as FieldName;
  return indicatorField(indicators[Number(index)]?.indicatorId ?? '');
}
