import type { JSX } from 'hono/jsx';
import type { AppContext } from '../web/deps.ts';
import type { SignInWords } from './catalog.ts';
import { signInWordsOf } from './words.ts';

/** What can be wrong with what was typed. */
export type SignInFault = keyof Pick<
  SignInWords,
  'badAddress' | 'wrongCode' | 'tooOften' | 'expiredPage'
>;

interface TypedFieldProps {
  c: AppContext;
  /** Id of the field and its name in the form. */
  id: string;
  label: string;
  hint: string;
  fault: SignInFault | undefined;
  /** What the input has beside that. */
  input: JSX.IntrinsicElements['input'];
}

/** The one field of a sign-in page, with its hint; the place of a fault is there before the fault is. */
export function TypedField({ c, id, label, hint, fault, input }: TypedFieldProps) {
  return (
    <>
      <label class="form-label" for={id}>
        {label}
      </label>
      <input
        class="form-control form-control-lg"
        id={id}
        name={id}
        autofocus
        required
        aria-describedby={`${id}-hint ${id}-fault`}
        {...(fault && { 'aria-invalid': 'true' as const })}
        {...input}
      />
      <p id={`${id}-fault`} class="error-text" role="alert">
        {fault && signInWordsOf(c.get('lang'))[fault]}
      </p>
      <p class="muted small" id={`${id}-hint`}>
        {hint}
      </p>
    </>
  );
}
