import type { Child } from 'hono/jsx';
import type { AppContext } from '../web/deps.ts';
import type { FieldFault } from './catalog.ts';
import type { FieldName, Faults } from './read-form.ts';
import { agencyWords } from './words.ts';

const idOf = (name: FieldName) => `field-${name.replaceAll('.', '-')}`;

/** The attributes that tie a field to its label, its hint and what is wrong with it. */
export function fieldAttributes(name: FieldName, faults: Faults) {
  const id = idOf(name);
  return {
    id,
    name,
    'aria-describedby': `${id}-hint ${id}-fault`,
    ...(faults.has(name) && { 'aria-invalid': 'true' as const }),
  };
}

interface FieldProps {
  c: AppContext;
  name: FieldName;
  label: string;
  hint?: string;
  /** Where its text was taken from, as a sentence. */
  from: string | null;
  fault: FieldFault | undefined;
  children: Child;
}

/** A labelled field with its hint, its origin and what is wrong with it. */
export function Field({ c, name, label, hint, from, fault, children }: FieldProps) {
  const id = idOf(name);
  return (
    <div class={`form-field ${fault ? 'has-fault' : ''}`}>
      <label class="form-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="muted small field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {from !== null && <p class="field-from">{from}</p>}
      {fault && (
        <p class="error-text" id={`${id}-fault`}>
          {agencyWords(c).report.faults[fault]}
        </p>
      )}
    </div>
  );
}

/** Where the fault list of a page leads to. */
export const fieldAnchor = (name: FieldName): string => `#${idOf(name)}`;
