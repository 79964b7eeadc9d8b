import { civilDateOf, civilTimeOf } from '../../../domain/calendar/zoned.ts';
import {
  indicatorsAt,
  type IndicatorFacts,
  type IndicatorState,
} from '../../../ledger/read/indicators/indicators.ts';
import { AsOfForm, instantFrom } from '../as-of.tsx';
import { Card, Empty, Figures } from '../card.tsx';
import { announcementOf, DeskPage, PlanTitle, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { COLOURS } from '../light-colours.ts';
import { AgencyLink } from '../names.tsx';
import { Verbatim } from '../text.tsx';
import { CourseText, GoalText, NewestText } from './course.tsx';
import { DefinitionForm, type DefinitionGiven, indicatorChoices, WhyText } from './form.tsx';
import { indicatorPageWordsOf } from './words.ts';

const PATH = '/desk/indicators';

/**
 * GET /desk/indicators: every indicator with its newest value and its course, of now or as of an earlier
 * instant; for the commission what it may confirm, and the form that adds one. Also shown again after a
 * refusal, with what was typed.
 */
export async function showIndicators(
  desk: Desk,
  given: DefinitionGiven | null = null,
  refusal: Announcement | null = null,
) {
  const { c, ledger, plan, zone, now } = desk;
  const words = indicatorPageWordsOf(desk.words.lang);
  const at = earlierInstant(desk);
  const all = await indicatorsAt(ledger.db, { planId: plan.id }, at ?? now);
  const of = (state: IndicatorState) => all.filter((each) => each.state === state);
  const confirmed = of('confirmed');
  const proposed = of('proposed');
  const setAside = of('set_aside');
  const choices = desk.mayAct ? await indicatorChoices(desk) : null;
  return c.html(
    <DeskPage
      desk={desk}
      title={desk.says.sections.indicators}
      section="indicators"
      announcement={refusal ?? announcementOf(desk)}
    >
      <PlanTitle desk={desk} />
      <section class="card">
        <div class="card-body d-flex flex-wrap gap-3 align-items-start">
          <div class="me-auto">
            <p class="muted m-0">{words.text}</p>
            {at && (
              <p class="m-0 fw-bold">
                {desk.says.report.asOf(desk.words.instant(at, zone))}{' '}
                <a href={desk.link(PATH)}>{desk.says.report.asOfNow}</a>
              </p>
            )}
          </div>
          <AsOfForm desk={desk} asOf={at} keep={{ plan: plan.id }} />
        </div>
      </section>
      <Figures
        figures={COLOURS.map((colour) => ({
          name: desk.words.colour[colour],
          count: confirmed.filter(({ course }) => course?.colour === colour).length,
        }))}
      />
      <Card body="table">
        {confirmed.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <Table desk={desk} indicators={confirmed} at={at} />
        )}
      </Card>
      {proposed.length > 0 && (
        <Card title={words.proposals.title(proposed.length)} id="proposed">
          <Proposed desk={desk} indicators={proposed} />
        </Card>
      )}
      {choices && (
        <Card>
          <details class="card-body" open={given !== null}>
            <summary>{words.form.add}</summary>
            <p class="muted">{words.form.addText}</p>
            <DefinitionForm desk={desk} choices={choices} given={given ?? {}} />
          </details>
        </Card>
      )}
      {setAside.length > 0 && (
        <Card title={words.setAside.title(setAside.length)} body="padded">
          <ul class="m-0">
            {setAside.map((indicator) => (
              <li>
                <IndicatorLink desk={desk} indicator={indicator} />
                <WhyText desk={desk} indicator={indicator} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </DeskPage>,
    refusal ? 409 : 200,
  );
}

/** The earlier instant that the address asks for; null: now. */
export function earlierInstant({ c, zone, now }: Desk): Date | null {
  const at = instantFrom(c.req.query('at'), zone);
  return at && at < now ? at : null;
}

/** Where the desk shows an indicator, as of the same instant. */
export const indicatorPath = (desk: Desk, id: string, at: Date | null = null): string =>
  desk.link(`${PATH}/${encodeURIComponent(id)}`, {
    at: at ? `${civilDateOf(at, desk.zone)}T${civilTimeOf(at, desk.zone)}` : '',
  });

interface LinkProps {
  desk: Desk;
  indicator: IndicatorFacts;
  at?: Date | null;
}

const IndicatorLink = ({ desk, indicator, at = null }: LinkProps) => (
  <a class="fw-bold" href={indicatorPath(desk, indicator.id, at)}>
    <Verbatim c={desk.c} text={indicator.name} />
  </a>
);

function TaskOf({ desk, indicator: { task } }: LinkProps) {
  return (
    <span class="muted small d-block">
      {task ? desk.words.task(task.number) : indicatorPageWordsOf(desk.words.lang).whole}
    </span>
  );
}

interface TableProps {
  desk: Desk;
  indicators: IndicatorFacts[];
  at: Date | null;
}

function Table({ desk, indicators, at }: TableProps) {
  const { columns } = indicatorPageWordsOf(desk.words.lang);
  const heads = [columns.name, columns.agency, columns.target, columns.newest, columns.course];
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {indicators.map((indicator) => (
          <tr>
            <td>
              <IndicatorLink desk={desk} indicator={indicator} at={at} />
              <TaskOf desk={desk} indicator={indicator} />
            </td>
            <td>{indicator.agency && <AgencyLink desk={desk} agency={indicator.agency} />}</td>
            <td>
              <GoalText c={desk.c} indicator={indicator} />
            </td>
            <td>
              <NewestText c={desk.c} indicator={indicator} />
            </td>
            <td>
              <CourseText c={desk.c} indicator={indicator} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Targets that nobody has decided on: confirmed here as they are, or opened to be changed first. */
function Proposed({ desk, indicators }: Omit<TableProps, 'at'>) {
  const words = indicatorPageWordsOf(desk.words.lang);
  const { mayAct } = desk;
  return (
    <form method="post" action={`${PATH}/confirm`}>
      <input type="hidden" name="plan" value={desk.plan.id} />
      <p class="card-body m-0 muted">{words.proposals.text}</p>
      <div class="table-responsive">
        <table class="table table-list card-table">
          <tbody>
            {indicators.map((indicator) => (
              <tr>
                {mayAct && (
                  <td>
                    <input
                      type="checkbox"
                      name="indicator"
                      value={indicator.id}
                      aria-label={words.proposals.choose(indicator.name)}
                    />
                  </td>
                )}
                <td>
                  <IndicatorLink desk={desk} indicator={indicator} />
                  <TaskOf desk={desk} indicator={indicator} />
                </td>
                <td>
                  <GoalText c={desk.c} indicator={indicator} />
                </td>
                <td class="small">
                  <Verbatim c={desk.c} text={indicator.quote ?? ''} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mayAct && (
        <p class="card-body m-0">
          <button class="btn btn-primary">{words.proposals.confirm}</button>
        </p>
      )}
    </form>
  );
}
