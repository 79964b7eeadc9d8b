import { isFrequent } from '../../../domain/burden/burden.ts';
import { Card, Empty } from '../../parts/card.tsx';
import type { Desk } from '../../parts/desk.ts';
import { AgencyLink } from '../../parts/names.tsx';
import type { AskedPlan } from './send-plan-query.ts';
import { sendPlanWordsOf } from './send-plan-words.ts';

/** What the plan asks of each agency in a year, and what the national rule says of it. */
export function BurdenCard({ desk, asked }: { desk: Desk; asked: AskedPlan }) {
  const words = sendPlanWordsOf(desk.words.lang);
  const { common } = desk.says;
  const { burdens, agencies, year } = asked;
  return (
    <Card title={words.burdenOf(year)} id="burden" body="table">
      <div class="p-3 pb-0">
        <p>{words.rule}</p>
        <p class="muted small">{words.ruleSource}</p>
        <p class="muted">{words.burdenText}</p>
      </div>
      {burdens.length === 0 ? (
        <Empty text={words.noBurden} />
      ) : (
        <table class="table table-list table-sm card-table">
          <thead>
            <tr>
              <th scope="col">{common.agency}</th>
              <th scope="col" class="text-end">
                {words.reports}
              </th>
              <th scope="col" class="text-end">
                {words.occasions}
              </th>
              <th scope="col" class="text-end">
                {words.messages}
              </th>
              <th scope="col" class="text-end">
                {words.filesHandedIn}
              </th>
              <th scope="col" class="no-print">
                {words.ics}
              </th>
            </tr>
          </thead>
          <tbody>
            {burdens.map((burden) => {
              const agency = agencies.get(burden.agencyId);
              const of = desk.plan.launchedAt ? {} : { ...asked.years };
              const ics = desk.link('/desk/send-plan.ics', { ...of, agency: burden.agencyId });
              return (
                <tr>
                  <td>
                    {agency ? <AgencyLink desk={desk} agency={agency} /> : burden.agencyId}{' '}
                    {isFrequent(burden) && (
                      <>
                        <span class="tag tag-late">{words.frequent}</span>
                        <div class="muted small">{words.frequentWhy(burden.mostInQuarter)}</div>
                      </>
                    )}
                  </td>
                  <td class="text-end">{burden.reports}</td>
                  <td class="text-end">{burden.occasions}</td>
                  <td class="text-end">{burden.messages}</td>
                  <td class="text-end">{burden.files}</td>
                  <td class="no-print">
                    <a href={ics}>{words.icsOf}</a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Card>
  );
}
