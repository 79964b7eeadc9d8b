import { LONGEST_REASON } from '../../domain/report/words-refusal.ts';
import type { AppContext } from '../web/deps.ts';
import { NoClassified } from './card.tsx';
import { langOf } from './text.tsx';

interface ReasonFieldProps {
  c: AppContext;
  label: string;
  /** What it is for, and who reads it. */
  hint?: string;
  /** What was typed before a refusal. */
  typed: string;
  rows?: number;
  longest?: number;
  /** What the form calls it. */
  name?: string;
}

/** Asks in words why something is done, or what is said about it. */
export function ReasonField(props: ReasonFieldProps) {
  const { c, label, hint, typed, rows = 4, longest = LONGEST_REASON, name = 'reason' } = props;
  return (
    <>
      <label class="w-100">
        <span class="fw-bold">{label}</span>
        {hint !== undefined && <span class="d-block muted small">{hint}</span>}
        <textarea
          class="form-control"
          name={name}
          rows={rows}
          maxlength={longest}
          required
          {...langOf(c, typed)}
        >
          {typed}
        </textarea>
      </label>
      <NoClassified c={c} />
    </>
  );
}
