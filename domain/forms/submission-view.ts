import {
  blocksOf,
  saysSomething,
  type Field,
  type FieldBlock,
  type FieldValues,
} from './field-spec.ts';

/** A field with what was filed in it; empty if nothing was. */
export interface FiledField extends Field {
  text: string;
}

/** What was filed, to be read: the same for page, receipt, document and comparison. */
export interface SubmissionView {
  nil: boolean;
  nilReason: string;
  /** Of a nil report only what it says all the same. */
  blocks: FieldBlock<FiledField>[];
}

/**
 * A submission by the fields of the version it was filed in. What was filed for something that the
 * form is no longer repeated for (a task that went to another agency) follows what is.
 */
export function submissionView(
  fields: readonly Field[],
  { values, nil, nilReason }: { values: FieldValues; nil: boolean; nilReason: string },
): SubmissionView {
  const all = allFields(fields, values).map((field) => ({
    ...field,
    text: values[field.key] ?? '',
  }));
  return {
    nil,
    nilReason,
    blocks: blocksOf(nil ? all.filter(({ text }) => saysSomething(text)) : all),
  };
}

/** The fields of a form, and those that have a value but are in it no longer. */
export function allFields(fields: readonly Field[], values: FieldValues): Field[] {
  const known = new Set(fields.map(({ key }) => key));
  const specs = new Map(fields.map(({ spec }) => [spec.name, spec]));
  const former = Object.keys(values)
    .filter((key) => !known.has(key))
    .flatMap((key): Field[] => {
      const [name = '', ...rest] = key.split('.');
      const spec = specs.get(name);
      if (!spec) return [];
      const last = spec.each && rest.length > 1 ? rest.pop() : undefined;
      return [{ key, spec, item: named(rest.join('.')), ...(last && { part: named(last) }) }];
    });
  return [...fields, ...former];
}

const named = (key: string) => ({ key, label: key });
