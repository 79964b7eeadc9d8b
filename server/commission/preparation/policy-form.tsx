import { settingsOf } from '../../../domain/kinds/settings.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { PolicyObligation } from '../../../ledger/read/desk/policy.ts';
import { Card } from '../../parts/card.tsx';
import { cycleText } from '../../parts/cycle-choice.tsx';
import type { Desk } from '../../parts/desk.ts';
import { Verbatim } from '../../parts/text.tsx';
import { firstOf, type Given } from '../given.ts';
import { fieldName, PLAN_FIELDS, type ObligationField } from './policy-fields.ts';
import { policyWordsOf } from './policy-words.ts';
import type { Years } from './years.tsx';

interface PolicyFormProps {
  desk: Desk;
  obligations: readonly PolicyObligation[];
  /** What stands in the fields. */
  texts: Given;
  /** The years of the launch, or those it is meant for. */
  years: Years;
}

/** The plan's settings and those of each obligation, to be looked at before they are saved. */
export function PolicyForm({ desk, obligations, texts, years }: PolicyFormProps) {
  const words = policyWordsOf(desk.words.lang);
  const { plan, mayAct } = desk;
  return (
    <form method="post" action="/desk/policy">
      <input type="hidden" name="plan" value={plan.id} />
      <input type="hidden" name="epoch" value={plan.epoch} />
      <input type="hidden" name="from" value={years.from} />
      <input type="hidden" name="to" value={years.to} />
      <fieldset disabled={!mayAct}>
        <Card title={words.plan} body="padded">
          <div class="d-flex flex-wrap gap-3">
            {PLAN_FIELDS.map((field) => (
              <Field
                label={words.plans[field]}
                name={field}
                value={firstOf(texts, field)}
                numeric={field !== 'zone' && field !== 'workingHour'}
                required
              />
            ))}
          </div>
        </Card>
        {obligations.map((obligation, place) => (
          <Obligation desk={desk} obligation={obligation} place={place} texts={texts} />
        ))}
        {mayAct && (
          <p class="btn-row mb-3">
            <button class="btn btn-primary" name="step" value="preview">
              {words.look}
            </button>
          </p>
        )}
      </fieldset>
    </form>
  );
}

interface FieldProps {
  label: string;
  name: string;
  value: string;
  numeric?: boolean;
  required?: boolean;
  hint?: string;
}

function Field({ label, name, value, numeric = false, required = false, hint }: FieldProps) {
  return (
    <label>
      <span class="d-block small">{label}</span>
      <input
        class="form-control"
        name={name}
        value={value}
        maxlength={80}
        required={required}
        {...(numeric && { inputmode: 'numeric' as const })}
      />
      {hint !== undefined && <span class="d-block muted small">{hint}</span>}
    </label>
  );
}

interface ObligationProps {
  desk: Desk;
  obligation: PolicyObligation;
  place: number;
  texts: Given;
}

function Obligation({ desk, obligation, place, texts }: ObligationProps) {
  const words = policyWordsOf(desk.words.lang);
  const { kind, values, why, next } = obligation;
  const { dates, ladder, defaults } = settingsOf(kind, values);
  const name = (field: ObligationField) => fieldName(place, field);
  const value = (field: ObligationField) => firstOf(texts, name(field));
  const title = values.dated
    ? `${kindWordsOf(desk.words.lang, kind).name} · ${desk.words.lang === 'en' ? values.dated.titleEn : values.dated.title}`
    : kindWordsOf(desk.words.lang, kind).name;
  const isRunning = desk.plan.launchedAt !== null;
  const choice = (field: ObligationField, options: Record<string, string>) => (
    <label>
      <span class="d-block small">{words.fields[field]}</span>
      <select class="form-select" name={name(field)}>
        <option value="">{words.kindDefault}</option>
        {Object.entries(options).map(([option, text]) => (
          <option value={option} selected={option === value(field)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const text = (field: ObligationField, hint?: string, numeric = false) => (
    <Field
      label={words.fields[field]}
      name={name(field)}
      value={value(field)}
      numeric={numeric}
      {...(hint !== undefined && { hint })}
    />
  );
  /** What cannot be changed any more is sent as it is. */
  const kept = (field: ObligationField) => (
    <input type="hidden" name={name(field)} value={value(field)} />
  );
  return (
    <Card title={title} id={`obligation-${place}`} body="padded">
      <p class="quote mb-2">
        <Verbatim c={desk.c} text={why} />
      </p>
      {next && (
        <p class="muted">
          {words.next(
            cycleText(desk, { kind, period: next.period }),
            desk.words.instant(next.opensAt, desk.zone),
            desk.words.date(next.dueOn),
          )}
        </p>
      )}
      {dates.length === 0 && <p class="muted">{words.fixed}</p>}
      <div class="d-flex flex-wrap gap-3 mb-3">
        {dates.includes('every') && !isRunning && (
          <>
            {choice('every', words.every)}
            {choice('about', words.about)}
          </>
        )}
        {dates.includes('every') && isRunning && (
          <>
            {kept('every')}
            {kept('about')}
            <p class="muted w-100 m-0">{words.running}</p>
          </>
        )}
        {dates.includes('opens') && (
          <>
            {choice('opens', words.opens)}
            {text('opensAt', words.hints.at)}
            {choice('due', words.due)}
            {text('dueAt', words.hints.at)}
            {text('dueMonth', words.hints.month, true)}
          </>
        )}
        {dates.includes('datedOn') && text('datedOn')}
        {dates.includes('dueAfterDays') && text('dueAfterDays', undefined, true)}
        {dates.includes('dueAfterWorkdays') && text('dueAfterWorkdays', undefined, true)}
      </div>
      {ladder.length > 0 && (
        <details open={ladder.some((step) => value(step) !== '')}>
          <summary>{words.ladder}</summary>
          <p class="muted small m-0">
            {words.hints.ladder} {words.hints.none}
          </p>
          <div class="d-flex flex-wrap gap-3">
            {ladder.map((step) => {
              const usual = defaults[step];
              const shown = Array.isArray(usual) ? usual.join(' ') : String(usual ?? '');
              return text(
                step,
                shown === '' ? undefined : words.asDefault(shown),
                step !== 'reminders',
              );
            })}
          </div>
        </details>
      )}
    </Card>
  );
}
