import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { yearOf } from '../../../domain/calendar/civil-date.ts';
import { inspectionReading, orderRefusal } from '../../../domain/inspections/rights.ts';
import { LONGEST_TEXT } from '../../../ledger/inspections/order.ts';
import { inspectionsOf, type InspectionRow } from '../../../ledger/read/inspections/list.ts';
import { actorOf } from '../../web/session.ts';
import { Card, Empty, NoClassified } from '../card.tsx';
import { DeskPage, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { AgencyName, langOf, Verbatim } from '../text.tsx';
import { inspectionDone, inspectionPath } from './paths.ts';
import { inspectionWordsOf } from './words.ts';

/** What was typed of an order. */
export interface TypedOrder {
  scope: string;
  from: string;
  to: string;
  share: string;
}

/** GET /desk/inspections: every inspection of the plan; the government office orders one here. */
export async function showInspections(
  desk: Desk,
  announcement: Announcement | null = inspectionDone(desk),
  typed: TypedOrder | null = null,
) {
  const words = inspectionWordsOf(desk.words.lang);
  const actor = actorOf(desk.user);
  const rows = (await inspectionsOf(desk.ledger, desk.plan, desk.now)).filter((row) => {
    const inspected = { agencies: row.agencies.map(({ id }) => id), members: row.members };
    const { stage, wasAnnounced } = row;
    return inspectionReading(actor, inspected, desk.plan, stage, wasAnnounced) !== 'none';
  });
  const mayOrder = orderRefusal(actor, desk.plan) === null && desk.plan.launchedAt !== null;
  return desk.c.html(
    <DeskPage desk={desk} title={words.title} section="inspections" announcement={announcement}>
      <p class="muted">{words.lead}</p>
      {mayOrder && !desk.plan.endedAt && <OrderForm desk={desk} typed={typed} />}
      <Card body="table">
        {rows.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <InspectionTable desk={desk} rows={rows} />
        )}
      </Card>
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}

/** Inspections as a table, each leading to its page. */
export function InspectionTable({ desk, rows }: { desk: Desk; rows: readonly InspectionRow[] }) {
  const words = inspectionWordsOf(desk.words.lang);
  const { columns } = words;
  return (
    <table class="table table-list table-sm card-table">
      <thead>
        <tr>
          {Object.values(columns).map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, number, scope, stage, startsOn, endsOn, agencies, found, done }) => (
          <tr>
            <td>
              <a class="fw-bold" href={inspectionPath(id)}>
                {words.inspection(number)}
              </a>{' '}
              <Verbatim c={desk.c} text={scope} />
            </td>
            <td data-label={columns.stage}>{words.stage[stage]}</td>
            <td data-label={columns.visit}>
              {startsOn && endsOn ? words.days(startsOn, endsOn) : words.notArranged}
            </td>
            <td data-label={columns.agencies}>
              {agencies.map((agency, index) => (
                <>
                  {index > 0 && desk.says.report.list}
                  <AgencyName c={desk.c} agency={agency} />
                </>
              ))}
            </td>
            <td data-label={columns.findings}>{words.found(found, done)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 部署检查 */
function OrderForm({ desk, typed }: { desk: Desk; typed: TypedOrder | null }) {
  const { order: words } = inspectionWordsOf(desk.words.lang);
  const today = civilDateOf(desk.now, desk.zone);
  const { scope = '', from = `${yearOf(today)}-01-01`, to = today, share = '10' } = typed ?? {};
  return (
    <Card title={words.title} id="order" body="padded">
      <details open={typed !== null}>
        <summary>{words.text}</summary>
        <form class="mt-2" method="post" action="/desk/inspections">
          <input type="hidden" name="plan" value={desk.plan.id} />
          <label class="w-100 mb-2">
            <span class="fw-bold">{words.scope}</span>
            <span class="d-block muted small">{words.scopeHint}</span>
            <textarea
              class="form-control"
              name="scope"
              rows={3}
              maxlength={LONGEST_TEXT}
              required
              {...langOf(desk.c, scope)}
            >
              {scope}
            </textarea>
          </label>
          <div class="d-flex flex-wrap gap-2 align-items-end mb-2">
            <label>
              <span class="fw-bold d-block">{words.from}</span>
              <input class="form-control w-auto" type="date" name="from" value={from} required />
            </label>
            <label>
              <span class="fw-bold d-block">{words.to}</span>
              <input class="form-control w-auto" type="date" name="to" value={to} required />
            </label>
            <label>
              <span class="fw-bold d-block">{words.share}</span>
              <input
                class="form-control w-auto"
                type="number"
                name="share"
                min="0"
                max="100"
                value={share}
                required
              />
            </label>
          </div>
          <p class="muted small">{words.shareHint}</p>
          <NoClassified c={desk.c} />
          <button class="btn btn-primary">{words.send}</button>
        </form>
      </details>
    </Card>
  );
}
