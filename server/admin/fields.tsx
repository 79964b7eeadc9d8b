import type { AppContext } from '../web/deps.ts';
import { langOf } from '../parts/text.tsx';

interface LineProps {
  c: AppContext;
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string;
  most?: number;
  required?: boolean;
  /** `date`, `tel`; addresses are texts, so that full-width ones can be typed. */
  type?: string;
}

/** A line of a form, with its name and what to type. */
export function Line(props: LineProps) {
  const { c, name, label, value = '', hint, most = 100, required = false, type = 'text' } = props;
  return (
    <label>
      <span class="fw-bold">{label}</span>
      <input
        class="form-control"
        type={type}
        name={name}
        value={value}
        maxlength={most}
        {...(required && { required: true })}
        {...langOf(c, value)}
      />
      {hint !== undefined && <span class="muted small">{hint}</span>}
    </label>
  );
}

interface ChoiceProps {
  c: AppContext;
  name: string;
  label: string;
  hint?: string;
  options: readonly (readonly [value: string, text: string])[];
  chosen: string;
}

/** A choice of a form. */
export function Choice({ c, name, label, hint, options, chosen }: ChoiceProps) {
  return (
    <label>
      <span class="fw-bold">{label}</span>
      <select class="form-select" name={name}>
        {options.map(([value, text]) => (
          <option value={value} selected={value === chosen} {...langOf(c, text)}>
            {text}
          </option>
        ))}
      </select>
      {hint !== undefined && <span class="muted small">{hint}</span>}
    </label>
  );
}

interface TicksProps extends Omit<ChoiceProps, 'chosen'> {
  chosen: readonly string[];
}

/** Any number of a list, to be ticked. */
export function Ticks({ c, name, label, hint, options, chosen }: TicksProps) {
  return (
    <fieldset class="wide">
      <legend class="fw-bold">{label}</legend>
      {hint !== undefined && <span class="muted small d-block">{hint}</span>}
      <div class="register-ticks">
        {options.map(([value, text]) => (
          <label {...langOf(c, text)}>
            <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />{' '}
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
