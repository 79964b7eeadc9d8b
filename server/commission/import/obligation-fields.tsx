import {
  ADDED_BY_NAME,
  AFTER_LAUNCH,
  DATED,
  EVALUATION,
  RHYTHMIC,
  SUMS_UP,
} from '../../../domain/kinds/of-duties.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import type { DraftObligation } from '../../../schemas/import-decision.ts';
import { Line, typed, type DraftView } from './view.tsx';

const [EVALUATED] = EVALUATION;
/** What a duty can be confirmed as, by the value its form sends. */
const CHOICES: readonly string[] = [
  ...['year', 'half-year', 'quarter', 'month'].map((every) => `${RHYTHMIC}:${every}`),
  ...[DATED, AFTER_LAUNCH, EVALUATED, SUMS_UP],
];

interface FieldsProps {
  view: DraftView;
  form: string;
  /** What is proposed, or was confirmed. */
  obligation: DraftObligation | undefined;
  /** The sentence stands in a task. */
  inTask: boolean;
  /** Its day was read or chosen; else it has to be said. */
  isWhole?: boolean;
  added?: true;
}

/** What is owed, how often and until when, by whom, and how it is reminded of. */
export function ObligationFields(props: FieldsProps) {
  const { view, form, obligation, inTask, isWhole = true, added } = props;
  const { c, says } = view;
  const { duties: words } = says;
  const lang = c.get('lang');
  const { kind, values, dated } = obligation ?? { kind: '', values: {}, dated: undefined };
  const now = values.every
    ? `${kind}:${values.every}`
    : kind === RHYTHMIC
      ? `${RHYTHMIC}:year`
      : kind;
  const chosen = typed(view, form, 'kind', now);
  const { due } = values;
  const inPeriod = typeof due === 'object' && 'day' in due ? due : undefined;
  const inYear = typeof due === 'object' && 'on' in due ? due.on : undefined;
  const nameOf = (choice: string) => {
    const [name = '', every] = choice.split(':');
    if (name === EVALUATED) return words.midtermAll;
    const called = kindWordsOf(lang, name).name;
    return every === undefined
      ? called
      : `${called} · ${words.every[every as keyof typeof words.every]}`;
  };
  const who =
    typeof dated?.who === 'string' ? dated.who : dated ? 'names' : inTask ? 'task' : 'with-tasks';
  const chosenWho = typed(view, form, 'who', who);
  return (
    <>
      <label class="import-field">
        <span class="fw-bold">{words.kind}</span>
        <select class="form-select" name="kind" required>
          <option value="">{words.noForm}</option>
          {[...CHOICES, ...(added ? ADDED_BY_NAME : [])].map((choice) => (
            <option value={choice} selected={choice === chosen}>
              {nameOf(choice)}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="mb-2">
        <legend class="fw-bold">{kindWordsOf(lang, RHYTHMIC).name}</legend>
        <div class="import-row">
          <label class="import-field">
            <span class="fw-bold">{words.about}</span>
            <select class="form-select" name="about">
              {(['current', 'previous'] as const).map((each) => (
                <option
                  value={each}
                  selected={typed(view, form, 'about', values.about ?? 'current') === each}
                >
                  {words[each]}
                </option>
              ))}
            </select>
          </label>
          <Line
            {...{ view, form, name: 'month', label: words.dueMonth, hint: words.dueMonthHint }}
            value={inPeriod?.month}
            numeric
          />
          <Line
            {...{ view, form, name: 'day', label: words.dueDay, hint: words.dueDayHint }}
            value={inPeriod?.day}
            numeric
          />
          <Line
            {...{ view, form, name: 'due-on', label: words.dueOn, hint: words.dueOnHint }}
            value={inYear}
          />
        </div>
      </fieldset>
      <fieldset class="mb-2">
        <legend class="fw-bold">{kindWordsOf(lang, DATED).name}</legend>
        <div class="import-row">
          <Line
            {...{ view, form, name: 'date', label: words.date }}
            value={isWhole ? dated?.on : ''}
          />
          <Line
            {...{ view, form, name: 'item-title', label: words.itemTitle }}
            value={dated?.title}
          />
          <label class="import-field">
            <span class="fw-bold">{words.who}</span>
            <select class="form-select" name="who">
              {(['task', 'leads', 'with-tasks', 'regions', 'all', 'names'] as const)
                .filter((each) => inTask || each !== 'task')
                .map((each) => (
                  <option value={each} selected={each === chosenWho}>
                    {words.whoIs[each]}
                  </option>
                ))}
            </select>
          </label>
          <Line
            {...{ view, form, name: 'who-names', label: words.whoNames }}
            value={typeof dated?.who === 'object' ? dated.who.names.join(says.comma) : ''}
          />
        </div>
      </fieldset>
      <Line
        {...{ view, form, name: 'after-days', label: words.dueAfterDays }}
        value={values.dueAfterDays}
        placeholder="60"
        numeric
      />
      <LadderFields view={view} form={form} ladder={values.ladder} />
    </>
  );
}

const STEPS = ['urgeAfter', 'escalateAfter', 'letterAfter', 'circularAfter', 'closeAfter'] as const;

function LadderFields(props: {
  view: DraftView;
  form: string;
  ladder: DraftObligation['values']['ladder'];
}) {
  const { view, form, ladder } = props;
  const { duties: words } = view.says;
  return (
    <details class="mb-2" open={ladder !== undefined}>
      <summary>{words.ladder}</summary>
      <p class="muted small m-0">{words.ladderHint}</p>
      <div class="import-row">
        <Line
          {...{ view, form, name: 'reminders', label: words.reminders, placeholder: words.usual }}
          value={ladder?.reminders?.join(', ')}
        />
        {STEPS.map((name) => (
          <Line
            {...{ view, form, name, label: words[name], placeholder: words.usual }}
            value={ladder?.[name]}
            numeric
          />
        ))}
      </div>
    </details>
  );
}
