import { indicatorWordsOf } from '../../../domain/indicators/words.ts';
import { auditOf } from '../../../ledger/read/desk/audit.ts';
import { indicatorsAt, type IndicatorFacts } from '../../../ledger/read/indicators/indicators.ts';
import { AuditTable } from '../audit-table.tsx';
import { Card } from '../card.tsx';
import { announcementOf, DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { AgencyLink, reportPath } from '../names.tsx';
import { headOf, Verbatim } from '../text.tsx';
import { CourseText, GoalText, NewestText } from './course.tsx';
import {
  DefinitionForm,
  type DefinitionGiven,
  givenOf,
  indicatorChoices,
  WhyArea,
  WhyText,
} from './form.tsx';
import { earlierInstant } from './list-page.tsx';
import { indicatorPicture } from './picture.tsx';
import { ValuesTable } from './values-table.tsx';
import { indicatorPageWordsOf } from './words.ts';

/**
 * GET /desk/indicators/:id: one indicator with its course in a picture, every value with its revisions, what
 * it is and who decided so; for the commission the forms. Also shown again with a refusal.
 */
export async function showIndicator(
  desk: Desk,
  id: string,
  given: DefinitionGiven | null = null,
  refusal: Announcement | null = null,
) {
  const { c, ledger, plan, zone, now } = desk;
  const at = earlierInstant(desk);
  const [indicator] = await indicatorsAt(ledger.db, { id, planId: plan.id }, at ?? now);
  if (!indicator) return c.notFound();
  const words = indicatorPageWordsOf(desk.words.lang);
  const years = {
    from: plan.launchFrom ?? plan.sourceFrom,
    to: plan.launchTo ?? plan.sourceTo,
  };
  const audit = await auditOf(ledger, id);
  return c.html(
    <DeskPage
      desk={desk}
      title={desk.says.sections.indicators}
      section="indicators"
      announcement={refusal ?? announcementOf(desk)}
    >
      {at && (
        <p class="fw-bold">
          {desk.says.report.asOf(desk.words.instant(at, zone))}{' '}
          <a href={desk.link(`/desk/indicators/${encodeURIComponent(id)}`)}>
            {desk.says.report.asOfNow}
          </a>
        </p>
      )}
      <h2 class="mb-1">
        <Verbatim c={c} text={indicator.name} />
      </h2>
      <p class="mb-3">
        <NewestText c={c} indicator={indicator} /> <CourseText c={c} indicator={indicator} />
      </p>
      <div class="row">
        <div class="col-lg-7">
          {await indicatorPicture(c, indicator, years)}
          <Card title={words.values} body="table">
            <ValuesTable
              c={c}
              indicator={indicator}
              zone={zone}
              linkTo={({ reportId, revision }) => `${reportPath(reportId)}#revision-${revision}`}
            />
          </Card>
        </div>
        <div class="col-lg-5">
          <Facts desk={desk} indicator={indicator} />
          {desk.mayAct && (await forms(desk, indicator, given))}
          {audit.length > 0 && (
            <Card title={words.history} body="table">
              <AuditTable desk={desk} rows={audit} />
            </Card>
          )}
        </div>
      </div>
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

interface Part {
  desk: Desk;
  indicator: IndicatorFacts;
}

function Facts({ desk, indicator }: Part) {
  const words = indicatorPageWordsOf(desk.words.lang);
  const { facts, columns } = words;
  const { goal, unit, task, agency, quote, span, added, by, state } = indicator;
  const base = goal && indicatorWordsOf(desk.words.lang).base(goal, unit ?? '');
  return (
    <Card title={facts.title} body="padded">
      <dl class="facts">
        <dt>{columns.target}</dt>
        <dd>
          <GoalText c={desk.c} indicator={indicator} />
        </dd>
        {goal && (
          <>
            <dt>{facts.base}</dt>
            <dd>{base === null ? facts.noBase : <Verbatim c={desk.c} text={base} />}</dd>
            <dt>{facts.direction}</dt>
            <dd>{words.direction[goal.direction]}</dd>
          </>
        )}
        {goal && goal.byYear === null && !goal.yearly && (
          <>
            <dt>{facts.by}</dt>
            <dd>
              {words.unjudged}
              {by !== null && (
                <span class="d-block muted small">
                  <Verbatim c={desk.c} text={facts.asRead(by)} />
                </span>
              )}
            </dd>
          </>
        )}
        <dt>{columns.agency}</dt>
        <dd>
          {agency && <AgencyLink desk={desk} agency={agency} />}
          {indicator.namedId === null && <span class="d-block muted small">{facts.byLeads}</span>}
        </dd>
        <dt>{words.form.task}</dt>
        <dd>
          {task ? (
            <>
              <a href={desk.link(`/desk/tasks/${encodeURIComponent(task.id)}`)}>
                {desk.words.task(task.number)}
              </a>{' '}
              <Verbatim c={desk.c} text={headOf(task.text)} />
            </>
          ) : (
            words.whole
          )}
        </dd>
        {quote !== null && (
          <>
            <dt>{facts.sentence}</dt>
            <dd>
              <Verbatim c={desk.c} text={quote} />{' '}
              {span && (
                <a href={desk.link('/desk/source#span', { from: span.from, to: span.to })}>
                  {desk.says.report.showInSource}
                </a>
              )}
            </dd>
          </>
        )}
      </dl>
      {added && (
        <>
          <p class="muted small m-0">
            <Verbatim c={desk.c} text={facts.added(added.by)} />
          </p>
          <p class="quote">
            <Verbatim c={desk.c} text={added.why} />
          </p>
        </>
      )}
      {state === 'proposed' ? (
        <p class="panel-warn m-0">{facts.proposed}</p>
      ) : (
        <WhyText desk={desk} indicator={indicator} />
      )}
    </Card>
  );
}

/** What the commission does with an indicator; whatever it does can be done otherwise again. */
async function forms(desk: Desk, indicator: IndicatorFacts, given: DefinitionGiven | null) {
  const { form: words } = indicatorPageWordsOf(desk.words.lang);
  const { id, state } = indicator;
  const typed = (name: string) => given?.[name] ?? '';
  return (
    <Card body="padded">
      {state !== 'confirmed' && (
        <form method="post" action="/desk/indicators/confirm" class="mb-3">
          <input type="hidden" name="plan" value={desk.plan.id} />
          <input type="hidden" name="indicator" value={id} />
          <button class="btn btn-primary">
            {state === 'proposed' ? words.confirm : words.again}
          </button>
        </form>
      )}
      <details open={typed('what') === 'define'} class="mb-3">
        <summary>{words.change}</summary>
        <DefinitionForm
          desk={desk}
          choices={await indicatorChoices(desk)}
          given={typed('what') === 'define' ? (given ?? {}) : givenOf(indicator)}
          id={id}
        />
      </details>
      {state !== 'set_aside' && (
        <details open={typed('what') === 'set-aside'}>
          <summary>{words.setAside}</summary>
          <form method="post" action={`/desk/indicators/${encodeURIComponent(id)}`}>
            <input type="hidden" name="plan" value={desk.plan.id} />
            <input type="hidden" name="what" value="set-aside" />
            <p class="muted">{words.setAsideText}</p>
            <WhyArea
              desk={desk}
              label={words.setAsideWhy}
              typed={typed('what') === 'set-aside' ? typed('why') : ''}
            />
            <button class="btn btn-warning">{words.setAside}</button>
          </form>
        </details>
      )}
    </Card>
  );
}
