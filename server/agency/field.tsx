import type { Child } from 'hono/jsx';
import type { AppContext } from '../web/deps.ts';
import type { FieldFault } from './catalog.ts';
import type { Faults } from './read-form.ts';
import { agencyWords } from './words.ts';

/** The id of a field's control. */
export const fieldId = (key: string): string => `field-${key.replaceAll(/[^\w-]/g, '-')}`;

interface ControlProps {
  key: string;
  faults: Faults;
  /** Whether the field itself shows what is asked for. */
  hasHint?: boolean;
}

/** The attributes that tie a field's control to its hint and to what is wrong with it. */
export function fieldAttributes({ key, faults, hasHint = false }: ControlProps) {
  const id = fieldId(key);
  const isWrong = faults.has(key);
  const described = [...(hasHint ? [`${id}-hint`] : []), ...(isWrong ? [`${id}-fault`] : [])];
  return {
    id,
    name: key,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(isWrong && { 'aria-invalid': 'true' as const }),
  };
}

interface FieldProps {
  c: AppContext;
  name: string;
  label: Child;
  hint?: string;
  fault: FieldFault | undefined;
  /** The control, and what stands with it. */
  children: Child;
}

/** A labelled field with its hint and what is wrong with it. */
export function LabelledField({ c, name, label, hint, fault, children }: FieldProps) {
  const id = fieldId(name);
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
      {fault && (
        <p class="error-text" id={`${id}-fault`}>
          {agencyWords(c).report.faults[fault]}
        </p>
      )}
    </div>
  );
}
