import type { SendRow } from '../../../ledger/read/desk/send-plan.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { cycleText } from '../../parts/cycle-choice.tsx';
import { announcementOf, DeskPage, PlanTitle } from '../../parts/desk-page.tsx';
import type { Desk } from '../../parts/desk.ts';
import { agencyText, AgencyLink } from '../../parts/names.tsx';
import { pageFrom, Pages } from '../../parts/pager.tsx';
import { BurdenCard } from './burden-card.tsx';
import { askedPlan, type AskedPlan } from './send-plan-query.ts';
import { sendPlanWordsOf } from './send-plan-words.ts';
import { YearsForm } from './years.tsx';

const PER_PAGE = 100;

/** GET /desk/send-plan: every mail that will go out, and what the plan asks of each agency. */
export async function showSendPlan(desk: Desk) {
  const words = sendPlanWordsOf(desk.words.lang);
  const asked = await askedPlan(desk);
  const { plan, years } = asked;
  const { launchedAt, pausedAt } = desk.plan;
  const wrong = plan ? null : { good: false, text: words.badYears };
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={words.title}
      section="send-plan"
      announcement={wrong ?? announcementOf(desk)}
    >
      <PlanTitle desk={desk} />
      <p>{launchedAt ? words.textAfter : words.textBefore}</p>
      {pausedAt && <p>{words.paused}</p>}
      {!launchedAt && <YearsForm desk={desk} years={years} path="/desk/send-plan" />}
      {plan && (
        <>
          <Filter desk={desk} asked={asked} />
          <Rows desk={desk} asked={asked} />
          <BurdenCard desk={desk} asked={asked} />
        </>
      )}
    </DeskPage>,
  );
}

/** The address of the plan with its filter; `page` only for the page itself. */
function addressOf(desk: Desk, asked: AskedPlan, path: string, more: Record<string, number> = {}) {
  const { years, when, agencyId } = asked;
  const of = desk.plan.launchedAt ? {} : { ...years };
  return desk.link(path, { ...of, when, agency: agencyId, ...more });
}

function Filter({ desk, asked }: { desk: Desk; asked: AskedPlan }) {
  const words = sendPlanWordsOf(desk.words.lang);
  const { common } = desk.says;
  const { years, whens, when, agencies, agencyId } = asked;
  return (
    <form method="get" action="/desk/send-plan" class="d-flex flex-wrap gap-3 align-items-end mb-3">
      <input type="hidden" name="plan" value={desk.plan.id} />
      {!desk.plan.launchedAt && (
        <>
          <input type="hidden" name="from" value={years.from} />
          <input type="hidden" name="to" value={years.to} />
        </>
      )}
      <label>
        <span class="d-block muted small">{words.when}</span>
        <select class="form-select" name="when">
          <option value="">{words.all}</option>
          {whens.map((each) => (
            <option value={each} selected={each === when}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="d-block muted small">{common.agency}</span>
        <select class="form-select" name="agency">
          <option value="">{words.allAgencies}</option>
          {[...agencies.values()].map((agency) => (
            <option value={agency.id} selected={agency.id === agencyId}>
              {agencyText(desk, agency)}
            </option>
          ))}
        </select>
      </label>
      <button class="btn">{words.filter}</button>
      <a href={addressOf(desk, asked, '/desk/send-plan.xlsx')}>{words.xlsx}</a>
      <a href={addressOf(desk, asked, '/desk/send-plan.ics')}>{words.ics}</a>
    </form>
  );
}

function Rows({ desk, asked }: { desk: Desk; asked: AskedPlan }) {
  const words = sendPlanWordsOf(desk.words.lang);
  const { common } = desk.says;
  const { rows } = asked;
  const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
  const page = Math.min(pageFrom(desk.c.req.query('page')), pages);
  const shown = rows.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const messages = new Set(rows.flatMap((row) => [...row.messages]));
  return (
    <Card title={words.list} aside={words.count(rows.length, messages.size)} body="table">
      {rows.length === 0 ? (
        <Empty text={words.none} />
      ) : (
        <table
          class="table table-list table-sm card-table"
          data-file={addressOf(desk, asked, '/desk/send-plan.xlsx')}
        >
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{common.agency}</th>
              <th scope="col">{words.step}</th>
              <th scope="col">{words.condition}</th>
              <th scope="col" class="text-end">
                {words.reports}
              </th>
              <th scope="col" class="text-end">
                {words.mails}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row desk={desk} row={row} asked={asked} />
            ))}
          </tbody>
        </table>
      )}
      <Pages
        desk={desk}
        page={page}
        pages={pages}
        href={(to) => addressOf(desk, asked, '/desk/send-plan', { page: to })}
      />
    </Card>
  );
}

function Row({ desk, row, asked }: { desk: Desk; row: SendRow; asked: AskedPlan }) {
  const words = sendPlanWordsOf(desk.words.lang);
  const agency = asked.agencies.get(row.agencyId);
  const { kind, period } = row;
  return (
    <tr>
      <td class="nowrap">
        {desk.words.instant(row.at, desk.zone)}
        {row.isProvisional && <div class="muted small">{words.provisional}</div>}
      </td>
      <td>{agency ? <AgencyLink desk={desk} agency={agency} /> : row.agencyId}</td>
      <td>
        {desk.words.step(row.name, row.notice)}
        {kind !== null && period !== null && (
          <div class="muted small">{cycleText(desk, { kind, period })}</div>
        )}
      </td>
      <td>{row.isCertain ? words.certain : words.ifUnfiled}</td>
      <td class="text-end">{kind === null ? '' : row.reports}</td>
      <td class="text-end">{row.messages.size}</td>
    </tr>
  );
}
