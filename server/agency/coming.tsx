import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { ComingYear } from '../../ledger/read/agency/coming-year.ts';
import { Card } from '../parts/card.tsx';
import { instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

/** A year that has not opened: what will come, and when. */
export function Coming({ c, coming }: { c: AppContext; coming: ComingYear }) {
  const words = c.get('words');
  const { my } = agencyWords(c);
  const { year, owed, planTitle, opensAt, dueOn, zone, mails } = coming;
  return (
    <Card title={my.coming(year)}>
      <div class="card-body">
        <p class="muted">
          <Verbatim c={c} text={planTitle} />
        </p>
        <p>{my.comingText(owed)}</p>
        <dl class="facts">
          <dt>{my.comingOpens}</dt>
          <dd>{instantText(c, opensAt, zone)}</dd>
          <dt>{my.comingDue}</dt>
          <dd>{my.dueBy(dueOn)}</dd>
          <dt>{my.comingMails}</dt>
          <dd>
            <ul class="plain">
              {mails.map(({ name, at, provisional }) => (
                <li>
                  {words.date(civilDateOf(at, zone))} {words.rung(name)}
                  {provisional && ' *'}
                </li>
              ))}
            </ul>
            {mails.some(({ provisional }) => provisional) && (
              <p class="muted small m-0">* {words.provisional}</p>
            )}
          </dd>
        </dl>
      </div>
    </Card>
  );
}
