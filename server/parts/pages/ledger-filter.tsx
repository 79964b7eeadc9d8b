import type { Child } from 'hono/jsx';
import type { Choices } from '../../../ledger/read/desk/choices.ts';
import {
  WITHOUT_TASK,
  type LedgerFilter,
  type LedgerStage,
} from '../../../ledger/read/desk/ledger-filter.ts';
import { KindOptions, PeriodOptions } from '../cycle-choice.tsx';
import type { Desk } from '../desk.ts';
import { agencyText } from '../names.tsx';
import { langOf } from '../text.tsx';
import { FILINGS, LIGHTS, SORTS, STAGES } from './ledger-query.ts';

interface LedgerFilterFormProps {
  desk: Desk;
  filter: LedgerFilter;
  choices: Choices;
  path: string;
}

/** The ledger's filter: a plain form whose fields become the address. */
export function LedgerFilterForm({ desk, filter, choices, path }: LedgerFilterFormProps) {
  const { words, plan, plans } = desk;
  const { ledger, common } = desk.says;
  const options = (
    values: readonly string[],
    names: Record<string, string>,
    chosen: string | null,
  ) =>
    values.map((value) => (
      <option value={value} selected={value === chosen}>
        {names[value]}
      </option>
    ));
  return (
    <form method="get" action={path} class="card filter" role="search">
      {plan.id !== plans[0]?.id && <input type="hidden" name="plan" value={plan.id} />}
      <div class="filter-row">
        <label class="filter-wide">
          <span>{ledger.search}</span>
          <input
            class="form-control"
            type="search"
            name="q"
            value={filter.search}
            {...langOf(desk.c, filter.search)}
            placeholder={ledger.searchHint}
            maxlength={100}
          />
        </label>
        <Choice label={common.kind} name="kind">
          <KindOptions desk={desk} />
        </Choice>
        <Choice label={common.period} name="period">
          <PeriodOptions desk={desk} />
        </Choice>
        <Choice label={common.light} name="light" all={common.all}>
          {options(LIGHTS, words.colour, filter.light)}
        </Choice>
        <Choice label={common.stage} name="stage" all={common.all}>
          {options(STAGES, stageNames(desk), filter.stage)}
        </Choice>
        <Choice label={ledger.filing} name="filing" all={common.all}>
          {options(FILINGS, words.tally, filter.filing)}
        </Choice>
        <Choice label={common.chapter} name="chapter" all={common.all}>
          {choices.chapters.map(({ number, title }) => (
            <option value={title} selected={title === filter.chapter} {...langOf(desk.c, title)}>
              {words.lang === 'en'
                ? `${number ?? ''} ${title}`
                : `${common.chapterName(number)} ${title}`}
            </option>
          ))}
          <option value={WITHOUT_TASK} selected={filter.chapter === WITHOUT_TASK}>
            {common.withoutTask}
          </option>
        </Choice>
        <AgencyChoice desk={desk} filter={filter} choices={choices} />
        <Choice label={ledger.sortBy} name="sort">
          {options(SORTS, ledger.sort, filter.sort)}
        </Choice>
        {filter.descending && <input type="hidden" name="order" value="desc" />}
        <div class="filter-buttons">
          <button class="btn btn-primary">{ledger.apply}</button>
          <a class="btn" href={desk.link(path, { kind: '', period: '' })}>
            {ledger.reset}
          </a>
        </div>
      </div>
    </form>
  );
}

/** One of the agencies, or where there are too many to look through, a field for its name. */
function AgencyChoice({ desk, filter, choices }: Omit<LedgerFilterFormProps, 'path'>) {
  const { ledger, common } = desk.says;
  const { agencies, agency: chosen } = choices;
  if (agencies === null) {
    const text = chosen ? agencyText(desk, chosen) : (filter.agencyId ?? '');
    return (
      <label>
        <span>{common.agency}</span>
        <input
          class="form-control"
          name="agency"
          value={text}
          {...langOf(desk.c, text)}
          placeholder={ledger.agencyHint}
          maxlength={200}
        />
      </label>
    );
  }
  return (
    <Choice label={common.agency} name="agency" all={common.all}>
      {agencies.map((agency) => {
        const text = agencyText(desk, agency);
        return (
          <option
            value={agency.id}
            selected={agency.id === filter.agencyId}
            {...langOf(desk.c, text)}
          >
            {text}
          </option>
        );
      })}
    </Choice>
  );
}

/** What a stage is called; overdue and left are told beside the stages. */
const stageNames = ({ words }: Desk): Record<LedgerStage, string> => ({
  ...words.stage,
  overdue: words.tally.overdue,
  left: words.left,
});

function Choice(props: { label: string; name: string; all?: string; children?: Child }) {
  return (
    <label>
      <span>{props.label}</span>
      <select class="form-select" name={props.name}>
        {props.all !== undefined && <option value="">{props.all}</option>}
        {props.children}
      </select>
    </label>
  );
}
