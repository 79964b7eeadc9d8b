import { ownIndicator } from '../../ledger/read/agency/own-indicators.ts';
import type { IndicatorFacts } from '../../ledger/read/indicators/indicators.ts';
import { Card } from '../parts/card.tsx';
import { CourseText, GoalText, NewestText } from '../parts/indicators/course.tsx';
import { indicatorPicture } from '../parts/indicators/picture.tsx';
import { ValuesTable } from '../parts/indicators/values-table.tsx';
import { indicatorPageWordsOf } from '../parts/indicators/words.ts';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { userOf } from '../web/session.ts';

/** The indicators that an agency reports: newest value and course; each leads to all of its values. */
export function IndicatorsCard({ c, indicators }: { c: AppContext; indicators: IndicatorFacts[] }) {
  const { mine, columns } = indicatorPageWordsOf(c.get('lang'));
  if (indicators.length === 0) return null;
  return (
    <Card title={mine.title} id="indicators" body="table">
      <p class="muted px-3 py-2 m-0">{mine.text}</p>
      <table class="table table-list card-table">
        <thead>
          <tr>
            {[columns.name, columns.target, columns.newest, columns.course].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <tr>
              <td>
                <a href={`/indicators/${encodeURIComponent(indicator.id)}`}>
                  <Verbatim c={c} text={indicator.name} />
                </a>
              </td>
              <td>
                <GoalText c={c} indicator={indicator} />
              </td>
              <td>
                <NewestText c={c} indicator={indicator} />
              </td>
              <td>
                <CourseText c={c} indicator={indicator} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** GET /indicators/:id: an agency's own indicator with its picture and every value that was filed of it. */
export async function showOwnIndicator(c: AppContext, id: string) {
  const { role, agencyId } = userOf(c);
  // Whoever reads the desk reads it there.
  if (role !== 'agency') return c.redirect(`/desk/indicators/${encodeURIComponent(id)}`, 303);
  const { ledger } = c.get('deps');
  const own = agencyId === null ? null : await ownIndicator(ledger, id, agencyId, c.get('now'));
  if (!own) return c.notFound();
  const { indicator, zone, years } = own;
  const words = indicatorPageWordsOf(c.get('lang'));
  return c.html(
    <Page c={c} title={words.columns.name} active="my" styles={['agency.css', 'desk.css']}>
      <h2 class="mb-1">
        <Verbatim c={c} text={indicator.name} />
      </h2>
      <p class="m-0">
        {words.columns.target}
        {c.get('words').frame.colon}
        <GoalText c={c} indicator={indicator} />
      </p>
      <p class="mb-3">
        <NewestText c={c} indicator={indicator} /> <CourseText c={c} indicator={indicator} />
      </p>
      {await indicatorPicture(c, indicator, years)}
      <Card title={words.values} body="table">
        <ValuesTable
          c={c}
          indicator={indicator}
          zone={zone}
          linkTo={({ reportId }) => `/reports/${encodeURIComponent(reportId)}`}
        />
      </Card>
    </Page>,
  );
}
