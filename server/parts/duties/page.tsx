import { periodKey } from '../../../domain/kinds/dated-name.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { kindWordsOf } from '../../../domain/kinds/words.ts';
import { dutiesOf, type DutyObligation } from '../../../ledger/read/desk/duties.ts';
import { Card, Empty } from '../card.tsx';
import { DeskPage, PlanTitle } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { Verbatim } from '../text.tsx';
import { DutyCycles } from './cycles.tsx';
import { Where } from './where.tsx';
import { dutyWordsOf } from './words.ts';

/** GET /desk/duties: every sentence that orders something, what it became, and where it stands. */
export async function showDuties(desk: Desk) {
  const { duties, others, rest } = await dutiesOf(desk.ledger, desk.plan, desk.now);
  const reader = desk.user.role === 'government' ? 'government' : 'commission';
  const words = dutyWordsOf(desk.words.lang);
  const { source, sections } = desk.says;
  return desk.c.html(
    <DeskPage desk={desk} title={sections.duties} section="duties">
      <PlanTitle desk={desk} />
      <p class="muted">{words.text}</p>
      <Card body="table">
        {duties.length === 0 && <Empty text={words.none} />}
        {duties.length > 0 && (
          <table class="table table-list card-table">
            <thead>
              <tr>
                <th scope="col" class="w-50">
                  {words.sentence}
                </th>
                <th scope="col">{words.stands}</th>
                <th scope="col">{words.where}</th>
              </tr>
            </thead>
            <tbody>
              {duties.map(({ id, kind, quote, from, to, obligations }) => (
                <tr id={id}>
                  <td>
                    <a class="fw-bold" href={desk.link('/desk/source#span', { from, to })}>
                      <Verbatim c={desk.c} text={source.duty(kind)} />
                    </a>
                    <div>
                      <Verbatim c={desk.c} text={quote} />
                    </div>
                  </td>
                  <td>
                    {obligations.map((each) => (
                      <Stands desk={desk} obligation={each} />
                    ))}
                    {obligations.length === 0 && <WithoutClock desk={desk} kind={kind} />}
                  </td>
                  <td class="small">
                    <Where c={desk.c} duty={kind} reader={reader} link={desk.link} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      {others.length > 0 && (
        <Card title={words.others} body="padded" id="others">
          <p class="muted">{words.othersText}</p>
          {others.map((each) => (
            <Stands desk={desk} obligation={each} />
          ))}
        </Card>
      )}
      {rest.length > 0 && (
        <Card title={words.rest} body="padded" id="rest">
          <p class="muted">{words.restText}</p>
          <ul class="m-0">
            {rest.map(({ text, span: [from, to] }) => (
              <li>
                <a href={desk.link('/desk/source#span', { from, to })}>
                  <Verbatim c={desk.c} text={text} />
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </DeskPage>,
  );
}

function WithoutClock({ desk, kind }: { desk: Desk; kind: string }) {
  const { withoutClock, unconfirmed } = dutyWordsOf(desk.words.lang);
  return <span class="muted">{withoutClock[kind] ?? unconfirmed}</span>;
}

/** One obligation: who confirmed it, and what became of its cycles. */
function Stands({ desk, obligation }: { desk: Desk; obligation: DutyObligation }) {
  const { kind, confirmedBy, added, endedAt, cycles, next } = obligation;
  const words = dutyWordsOf(desk.words.lang);
  return (
    <div class="mb-2">
      <strong>{kindWordsOf(desk.words.lang, kind).name}</strong>{' '}
      <span class="muted small">
        <Verbatim
          c={desk.c}
          text={added ? words.addedBy(added.by) : words.confirmedBy(confirmedBy)}
        />
      </span>
      {added && (
        <div class="muted small">
          <Verbatim c={desk.c} text={added.why} />
        </div>
      )}
      {endedAt && <div>{words.ended(desk.words.instant(endedAt, desk.zone))}</div>}
      <DutyCycles
        c={desk.c}
        zone={desk.zone}
        cycles={cycles}
        next={next}
        pathOf={({ kind: of, period }) =>
          desk.link('/desk', { kind: of, period: periodKey(period) })
        }
      />
      {endedAt === null && kindOf(kind).trigger.on === 'event' && <div>{words.byEvent}</div>}
      {!desk.plan.launchedAt && <div>{words.notLaunched}</div>}
    </div>
  );
}
