import { isWebAddress, type Field, type FieldSpec } from '../../domain/forms/field-spec.ts';
import { submissionFormSchema, type SubmissionForm } from '../../schemas/submission-form.ts';
import type { FieldFault } from './catalog.ts';
import type { FormValues } from './form-values.ts';

/** The field of the reason for a nil report, beside those of the kind. */
export const NIL_REASON = 'nilReason';

/** What is wrong, by field key. */
export type Faults = ReadonlyMap<string, FieldFault>;

/** What was sent: as it was typed, and either as a form to file or with what is wrong in it. */
export interface ReadForm {
  typed: FormValues;
  form: SubmissionForm | null;
  faults: Faults;
}

/** Control characters but tab and line feed: nobody types them, and the database keeps no NUL. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/**
 * Reads a sent form. Only the report's own fields are taken.
 * @param body fields as Hono's parseBody gives them.
 */
export function readForm(body: Record<string, unknown>, fields: readonly Field[]): ReadForm {
  const text = (name: string) => {
    const value = body[name];
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replace(CONTROLS, '') : '';
  };
  const line = (name: string) => text(name).replaceAll('\n', ' ');
  const valueOf = (key: string, { type, options = [] }: FieldSpec) => {
    if (type === 'choice') return options.find((option) => option === text(key)) ?? '';
    return type === 'text' ? text(key) : line(key);
  };
  const basedOn = Number(text('basedOn'));
  const typed: FormValues = {
    values: Object.fromEntries(fields.map(({ key, spec }) => [key, valueOf(key, spec)])),
    nil: body['nil'] !== undefined || body['insist'] === 'nil',
    nilReason: text(NIL_REASON),
    basedOn: Number.isSafeInteger(basedOn) ? basedOn : 0,
  };
  const parsed = submissionFormSchema.safeParse({
    // Empty values are no facts; they would only swell what is kept.
    values: Object.fromEntries(
      Object.entries(typed.values).filter(([, value]) => value.trim() !== ''),
    ),
    nil: typed.nil,
    nilReason: typed.nil ? typed.nilReason : '',
  });
  const faults = new Map<string, FieldFault>(
    fields
      .filter(({ key, spec }) => spec.type === 'url' && !isAddress(typed.values[key]))
      .map(({ key }) => [key, 'notUrl']),
  );
  if (parsed.success) return { typed, form: faults.size === 0 ? parsed.data : null, faults };
  for (const { path, code } of parsed.error.issues) {
    const [name, key] = path;
    const fault = code === 'too_big' ? 'tooLong' : 'invalid';
    // What concerns the form as a whole is told at its first field.
    const field = name === 'values' ? (key ?? fields[0]?.key) : name;
    faults.set(String(field), fault);
  }
  return { typed, form: null, faults };
}

/** Empty, or an address of the web. */
const isAddress = (text = '') => text.trim() === '' || isWebAddress(text.trim());
