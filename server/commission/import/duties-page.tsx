import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import { isUndecided, type DraftDuty } from '../../../domain/import/drafted.ts';
import { partsWordsOf } from '../../parts/words.ts';
import { Card } from '../../parts/card.tsx';
import { headOf, langOf, Verbatim } from '../../parts/text.tsx';
import { firstOf } from '../given.ts';
import { ObligationFields } from './obligation-fields.tsx';
import { ObligationText } from './obligation-text.tsx';
import { DraftForm, DraftPage, draftPath, isOpen, WhyLine, type DraftView } from './view.tsx';

/** GET /desk/import/:id/duties: the sentences that order something, each confirmed or set aside. */
export function showDuties(view: DraftView, status: 200 | 409 = 200) {
  const { c, draft, says } = view;
  const { duties: words } = says;
  const { duties, owed } = draft.state;
  const clocked = duties.filter(
    (duty) => duty.proposed !== null || duty.confirmed !== null || duty.aside !== null,
  );
  const others = duties.filter((duty) => !clocked.includes(duty));
  return c.html(
    <DraftPage view={view} tab="duties">
      <p>{words.text}</p>
      {clocked.length > 0 && (
        <Card title={words.title}>
          {clocked
            .toSorted((a, b) => Number(isUndecided(b)) - Number(isUndecided(a)))
            .map((duty) => (
              <DutyItem view={view} duty={duty} />
            ))}
        </Card>
      )}
      {others.length > 0 && (
        <Card title={words.withoutClock}>
          <p class="muted px-3 py-3 m-0">{words.withoutClockText}</p>
          {others.map((duty) => (
            <div class="import-item">
              <Sentence view={view} duty={duty} />
              {isOpen(view) && (
                <details>
                  <summary class="small">{words.otherwise}</summary>
                  <Otherwise view={view} duty={duty} />
                </details>
              )}
            </div>
          ))}
        </Card>
      )}
      <Card title={words.owed} body="padded" id="owed">
        <p class="muted">{words.owedText}</p>
        {owed.map(({ obligation, why }) => (
          <div class="mb-3">
            <ObligationText view={view} obligation={obligation} />
            <p class="muted small m-0">
              {words.owedBy}
              <Verbatim c={c} text={why} /> <a href={draftPath(view, 'history')}>{words.remove}</a>
            </p>
          </div>
        ))}
        {isOpen(view) && (
          <details class="import-more" open={firstOf(view.given, 'form') === 'owed'}>
            <summary>{words.add}…</summary>
            <DraftForm view={view} action="owed" form="owed" class="mt-2">
              <ObligationFields
                view={view}
                form="owed"
                obligation={undefined}
                inTask={false}
                added
              />
              <WhyLine view={view} form="owed" label={says.why} />
              <button class="btn">{words.add}</button>
            </DraftForm>
          </details>
        )}
      </Card>
    </DraftPage>,
    status,
  );
}

/** Of so many tasks that share a last day the words are shown. */
const MOST_TASKS = 10;

function Sentence({ view, duty }: { view: DraftView; duty: DraftDuty }) {
  const { c, says } = view;
  const { source } = partsWordsOf(c.get('lang'));
  const { quote, span, kind, isPossible, limits, tasks } = duty;
  const [from, to] = span;
  return (
    <>
      {limits ? (
        <>
          <p class="m-0">
            <strong>
              {says.tasks.deadline(c.get('words').shortDate((duty.due ?? '') as CivilDate))}
            </strong>{' '}
            <span class="muted">{says.duties.owners(tasks.length)}</span>
          </p>
          <ul class="m-0">
            {tasks.slice(0, MOST_TASKS).map((place) => (
              <li>
                <Verbatim c={c} text={headOf(view.draft.state.tasks[place - 1]?.text ?? '')} />
              </li>
            ))}
            {tasks.length > MOST_TASKS && <li>…</li>}
          </ul>
        </>
      ) : (
        <p class="quote" {...langOf(c, quote)}>
          {quote}
        </p>
      )}
      <p class="muted small mb-1">
        {isPossible ? says.duties.possible : source.duty(kind)}
        {' · '}
        <a href={`${draftPath(view, 'source')}?from=${from}&to=${to}#span`}>{says.tasks.source}</a>
      </p>
    </>
  );
}

function DutyItem({ view, duty }: { view: DraftView; duty: DraftDuty }) {
  const { c, says } = view;
  const { duties: words } = says;
  const { proposed, confirmed, aside } = duty;
  const form = `aside-${duty.duty}`;
  return (
    <div class="import-item" id={`duty-${duty.duty}`}>
      <Sentence view={view} duty={duty} />
      {confirmed && (
        <>
          <span class="badge-soft">{words.confirmed}</span>
          {confirmed.map((each) => (
            <ObligationText view={view} obligation={each} />
          ))}
        </>
      )}
      {aside !== null && (
        <p class="m-0">
          <span class="badge-soft">{words.aside}</span> <Verbatim c={c} text={aside} />
        </p>
      )}
      {isUndecided(duty) && proposed && (
        <>
          {proposed.isCertain ? (
            <DraftForm view={view} action="confirm" form={`confirm-${duty.duty}`}>
              <input type="hidden" name="duty" value={duty.duty} />
              {proposed.obligations.map((each) => (
                <ObligationText view={view} obligation={each} />
              ))}
              <button class="btn btn-primary mt-2">{words.confirm}</button>
            </DraftForm>
          ) : (
            <p class="m-0">
              {duty.inTask && duty.cadence !== 'once' ? words.ofOneTask : words.noProposal}
            </p>
          )}
        </>
      )}
      {isOpen(view) && (
        <div>
          <details
            open={
              (isUndecided(duty) && proposed?.isCertain === false) ||
              firstOf(view.given, 'form') === `duty-${duty.duty}`
            }
          >
            <summary>{words.otherwise}</summary>
            <Otherwise view={view} duty={duty} />
          </details>
          {aside === null && (
            <details open={firstOf(view.given, 'form') === form}>
              <summary>{words.setAside}</summary>
              <DraftForm view={view} action="duty-aside" form={form}>
                <input type="hidden" name="duty" value={duty.duty} />
                <WhyLine view={view} form={form} label={says.why} />
                <button class="btn">{words.setAside.replace('…', '')}</button>
              </DraftForm>
            </details>
          )}
        </div>
      )}
    </div>
  );
}

function Otherwise({ view, duty }: { view: DraftView; duty: DraftDuty }) {
  const form = `duty-${duty.duty}`;
  const obligation = (duty.confirmed ?? duty.proposed?.obligations)?.[0];
  const isWhole = duty.confirmed !== null || duty.proposed?.isCertain === true;
  return (
    <DraftForm view={view} action="duty" form={form} class="mt-2">
      <input type="hidden" name="duty" value={duty.duty} />
      <ObligationFields
        view={view}
        form={form}
        obligation={obligation}
        inTask={duty.tasks.length > 0}
        isWhole={isWhole}
      />
      <button class="btn btn-primary">{view.says.duties.confirm}</button>
    </DraftForm>
  );
}
