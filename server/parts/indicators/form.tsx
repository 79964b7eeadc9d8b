import { agencyChoices } from '../../../ledger/read/desk/changes.ts';
import type { AgencyName } from '../../../ledger/read/desk/plans.ts';
import { tasksOf } from '../../../ledger/read/desk/tasks.ts';
import { figureText } from '../../../domain/indicators/figure.ts';
import type { IndicatorFacts } from '../../../ledger/read/indicators/indicators.ts';
import { NoClassified } from '../card.tsx';
import type { Desk } from '../desk.ts';
import { agencyText } from '../names.tsx';
import { headOf, langOf, Verbatim } from '../text.tsx';
import { indicatorPageWordsOf } from './words.ts';

/** What stands in the form of a definition, by field. */
export type DefinitionGiven = Readonly<Record<string, string>>;

/** What can be chosen in it. */
export interface IndicatorChoices {
  tasks: { id: string; number: string; text: string }[];
  agencies: AgencyName[];
}

/** The tasks that go on, and every agency that there is. */
export async function indicatorChoices({ ledger, plan }: Desk): Promise<IndicatorChoices> {
  const [tasks, agencies] = await Promise.all([tasksOf(ledger, plan), agencyChoices(ledger)]);
  return { tasks: tasks.filter(({ setAside }) => !setAside), agencies };
}

/** An indicator as the form shows it at first. */
export function givenOf({ goal, ...indicator }: IndicatorFacts): DefinitionGiven {
  const text = (value: number | null = null) => (value === null ? '' : figureText(value));
  return {
    ...{ name: indicator.name, target: indicator.target, unit: indicator.unit ?? '' },
    ...{ base: text(goal?.base), baseYear: text(goal?.baseYear), byYear: text(goal?.byYear) },
    ...{ direction: goal?.direction ?? 'up', yearly: goal?.yearly === true ? 'on' : '' },
    ...{ task: indicator.task?.id ?? '', agency: indicator.namedId ?? '' },
  };
}

interface FormProps {
  desk: Desk;
  choices: IndicatorChoices;
  given: DefinitionGiven;
  /** The indicator that is changed; left out: one is added. */
  id?: string;
}

/** Defines an indicator: a new one, or one that is changed and confirmed so. */
export function DefinitionForm({ desk, choices, given, id }: FormProps) {
  const { form: words, direction } = indicatorPageWordsOf(desk.words.lang);
  const value = (name: string) => given[name] ?? '';
  const action =
    id === undefined ? '/desk/indicators' : `/desk/indicators/${encodeURIComponent(id)}`;
  const field = (name: string, label: string, longest: number, hint?: string) => (
    <label>
      <span class="d-block small">{label}</span>
      <input
        class="form-control"
        name={name}
        value={value(name)}
        maxlength={longest}
        {...langOf(desk.c, value(name))}
      />
      {hint !== undefined && <span class="d-block muted small">{hint}</span>}
    </label>
  );
  return (
    <form method="post" action={action}>
      <input type="hidden" name="plan" value={desk.plan.id} />
      <input type="hidden" name="what" value="define" />
      <label class="w-100 mb-2">
        <span class="d-block small">{words.name}</span>
        <input
          class="form-control"
          name="name"
          value={value('name')}
          maxlength={120}
          required
          {...langOf(desk.c, value('name'))}
        />
      </label>
      <div class="d-flex flex-wrap gap-3 mb-2">
        {field('target', words.target, 300, words.targetHint)}
        {field('unit', words.unit, 20)}
        {field('base', words.base, 40, words.baseHint)}
        {field('baseYear', words.baseYear, 5)}
        {field('byYear', words.byYear, 5)}
        <label>
          <span class="d-block small">{words.direction}</span>
          <select class="form-select" name="direction">
            {(['up', 'down'] as const).map((each) => (
              <option value={each} selected={value('direction') === each}>
                {direction[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="mb-2">
        <label>
          <input type="checkbox" name="yearly" checked={value('yearly') !== ''} /> {words.yearly}
        </label>
      </p>
      <label class="w-100 mb-2">
        <span class="d-block small">{words.task}</span>
        <select class="form-select" name="task">
          <option value="">{words.noTask}</option>
          {choices.tasks.map((task) => (
            <option value={task.id} selected={task.id === value('task')} lang="zh-CN">
              {`${task.number}. ${headOf(task.text, 40)}`}
            </option>
          ))}
        </select>
      </label>
      <label class="w-100 mb-2">
        <span class="d-block small">{words.agency}</span>
        <select class="form-select" name="agency">
          <option value="">{words.byLeads}</option>
          {choices.agencies.map((agency) => (
            <option value={agency.id} selected={agency.id === value('agency')}>
              {agencyText(desk, agency)}
            </option>
          ))}
        </select>
        <span class="d-block muted small">{words.agencyHint}</span>
      </label>
      <WhyArea
        desk={desk}
        label={id === undefined ? words.whyAdd : words.why}
        typed={value('why')}
      />
      <NoClassified c={desk.c} />
      <button class="btn btn-primary">{id === undefined ? words.saveAdd : words.save}</button>
    </form>
  );
}

/** Asks for the words that a change is given. */
export function WhyArea(props: { desk: Desk; label: string; typed: string }) {
  const { desk, label, typed } = props;
  return (
    <label class="w-100 mb-2">
      <span class="fw-bold">{label}</span>
      <textarea
        class="form-control"
        name="why"
        rows={3}
        maxlength={1000}
        required
        {...langOf(desk.c, typed)}
      >
        {`\n${typed}`}
      </textarea>
    </label>
  );
}

/** Who decided on an indicator last, when, and in what words. */
export function WhyText({ desk, indicator }: { desk: Desk; indicator: IndicatorFacts }) {
  const { state, decided } = indicator;
  const { facts } = indicatorPageWordsOf(desk.words.lang);
  if (!decided || state === 'proposed') return null;
  return (
    <>
      <span class="muted small d-block">
        {facts.decided[state]} · {desk.words.instant(decided.at, desk.zone)} ·{' '}
        <Verbatim c={desk.c} text={decided.by} />
      </span>
      {decided.why !== null && (
        <p class="quote m-0">
          <Verbatim c={desk.c} text={decided.why} />
        </p>
      )}
    </>
  );
}
