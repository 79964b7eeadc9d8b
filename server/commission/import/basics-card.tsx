import { asksForRegions } from '../../../domain/import/open-points.ts';
import { matchOf } from '../../../domain/import/drafted.ts';
import { BY_NAME } from '../../../domain/import/match-names.ts';
import { Card } from '../../parts/card.tsx';
import { langOf } from '../../parts/text.tsx';
import { DraftForm, Line, typed, type DraftView } from './view.tsx';

/** An agency that can be chosen: of the register, or new in the document. */
export interface AgencyChoice {
  value: string;
  name: string;
}

/** Agencies of the register that still exist, then those that the document brings. */
export function agencyChoices({ draft, c }: DraftView, kinds?: readonly string[]): AgencyChoice[] {
  const isWanted = (kind: string) => kinds === undefined || kinds.includes(kind);
  const isEnglish = c.get('lang') === 'en';
  const known = draft.register
    .filter(({ endedAt, kind }) => endedAt === null && isWanted(kind))
    .map(({ id, name, nameEn }) => ({ value: id, name: isEnglish ? (nameEn ?? name) : name }));
  const added = draft.state.names.flatMap((each) => {
    const match = matchOf(each);
    return match.to === 'new' && isWanted(match.kind)
      ? [{ value: `${BY_NAME}${each.name}`, name: each.name }]
      : [];
  });
  return [...known, ...added];
}

/** What the plan is called, its years, whom it is reported to, and which regions report on it whole. */
export function BasicsCard({ view }: { view: DraftView }) {
  const { draft, says } = view;
  const { basics: words } = says;
  const { title, period, commission, government, regions } = draft.state;
  const form = 'basics';
  return (
    <Card title={words.title} body="padded" id="basics">
      <DraftForm view={view} action="basics" form={form}>
        <Line view={view} form={form} name="title" label={words.documentTitle} value={title} />
        <div class="import-row">
          <Line
            view={view}
            form={form}
            name="from"
            label={words.from}
            value={period?.from}
            numeric
            {...(period === null && { hint: words.noPeriod })}
          />
          <Line view={view} form={form} name="to" label={words.to} value={period?.to} numeric />
        </div>
        <div class="import-row">
          <Office view={view} name="commission" label={words.commission} chosen={commission} />
          <Office view={view} name="government" label={words.government} chosen={government} />
        </div>
        <Regions view={view} chosen={regions ?? []} />
        <button class="btn btn-primary">{says.save}</button>
      </DraftForm>
    </Card>
  );
}

function Office(props: {
  view: DraftView;
  name: 'commission' | 'government';
  label: string;
  chosen: string | null;
}) {
  const { view, name, label, chosen } = props;
  const value = typed(view, 'basics', name, chosen);
  return (
    <label class="import-field">
      <span class="fw-bold">{label}</span>
      <select class="form-select" name={name}>
        <option value="">{view.says.basics.choose}</option>
        {agencyChoices(view).map((choice) => (
          <option
            value={choice.value}
            selected={choice.value === value}
            {...langOf(view.c, choice.name)}
          >
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The regions that may owe as such; where there are none, nothing is asked. */
function Regions({ view, chosen }: { view: DraftView; chosen: readonly string[] }) {
  const { basics: words } = view.says;
  const choices = agencyChoices(view, ['region']);
  if (choices.length === 0) return null;
  const isOpen = asksForRegions(view.draft.state) || chosen.length > 0;
  return (
    <details class="mb-3" open={isOpen}>
      <summary class="fw-bold">{words.regions}</summary>
      <p class="muted small m-0">{words.regionsHint}</p>
      <input type="hidden" name="regions-asked" value="yes" />
      <div class="members">
        {choices.map(({ value, name }) => (
          <label>
            <input type="checkbox" name="region" value={value} checked={chosen.includes(value)} />{' '}
            <span {...langOf(view.c, name)}>{name}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
