import { addMonths, civilDate } from '../../../domain/calendar/civil-date.ts';
import { instantAt } from '../../../domain/calendar/zoned.ts';
import { periodWords } from '../../../domain/kinds/words.ts';
import {
  rehearsedAgencies,
  rehearsedMails,
  type RehearsalRow,
  type RehearsedMailRow,
} from '../../../ledger/read/desk/rehearsals.ts';
import type { RehearsalResult } from '../../../schemas/rehearsal.ts';
import { Card, Empty } from '../../parts/card.tsx';
import type { Desk } from '../../parts/desk.ts';
import { pageFrom, Pages, rowsOf } from '../../parts/pager.tsx';
import { AgencyName, langOf } from '../../parts/text.tsx';
import { rehearsalWordsOf } from './words.ts';

interface MailsProps {
  desk: Desk;
  row: RehearsalRow;
  result: RehearsalResult;
}

/** The mails of a rehearsal as each agency would get them, by agency and month. */
export async function RehearsedMails({ desk, row, result }: MailsProps) {
  const words = rehearsalWordsOf(desk.words.lang);
  const { ledger, c } = desk;
  const agencies = await rehearsedAgencies(ledger, row.id);
  const agency = agencies.find(({ id }) => id === c.req.query('agency'))?.id ?? '';
  const wanted = c.req.query('month');
  const month = result.months.find((each) => each.month === wanted)?.month ?? '';
  const selection = {
    agencyId: agency === '' ? null : agency,
    between: month === '' ? null : spanOf(month, desk.zone),
  };
  const at = pageFrom(c.req.query('page'));
  const mails = await rehearsedMails(ledger, row.id, selection, at, rowsOf(c));
  const isGone = agencies.length === 0 && result.messages > 0;
  return (
    <Card title={words.mails} id="mails">
      {isGone ? (
        <Empty text={words.notKept} />
      ) : (
        <>
          <div class="p-3">
            <p class="muted small">{words.mailsText}</p>
            <form method="get" action="/desk/rehearsal#mails" class="d-flex flex-wrap gap-2">
              <input type="hidden" name="plan" value={desk.plan.id} />
              <input type="hidden" name="id" value={row.id} />
              <select
                class="form-select w-auto mw-100"
                name="agency"
                aria-label={words.mailColumns.to}
              >
                <option value="">{words.allAgencies}</option>
                {agencies.map(({ id, name, nameEn, mails: count }) => {
                  const called = desk.words.lang === 'en' ? (nameEn ?? name) : name;
                  return (
                    <option value={id} selected={id === agency} {...langOf(c, called)}>
                      {words.agencyMails(called, count)}
                    </option>
                  );
                })}
              </select>
              <select
                class="form-select w-auto mw-100"
                name="month"
                aria-label={words.monthColumns.month}
              >
                <option value="">{words.allMonths}</option>
                {result.months.map(({ month: each }) => (
                  <option value={each} selected={each === month}>
                    {periodWords(desk.words.lang, each)}
                  </option>
                ))}
              </select>
              <button class="btn">{desk.says.common.show}</button>
            </form>
          </div>
          <MailTable desk={desk} id={row.id} rows={mails.rows} />
          <Pages
            desk={desk}
            page={mails.page}
            pages={mails.pages}
            href={(page) => desk.link('/desk/rehearsal#mails', { id: row.id, agency, month, page })}
          />
        </>
      )}
    </Card>
  );
}

/** From the first instant of a month to that of the next. */
function spanOf(month: string, zone: string): { from: Date; to: Date } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const first = civilDate(year, number, 1);
  return {
    from: instantAt(first, '00:00', zone),
    to: instantAt(addMonths(first, 1), '00:00', zone),
  };
}

interface TableProps {
  desk: Desk;
  id: number;
  rows: readonly RehearsedMailRow[];
}

function MailTable({ desk, id, rows }: TableProps) {
  const words = rehearsalWordsOf(desk.words.lang);
  if (rows.length === 0) return <Empty text={words.noMails} />;
  return (
    <div class="table-responsive">
      <table class="table table-list card-table">
        <thead>
          <tr>
            <th scope="col">{words.mailColumns.at}</th>
            <th scope="col">{words.mailColumns.to}</th>
            <th scope="col">{words.mailColumns.subject}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ place, at, address, role, subject, agency }) => (
            <tr>
              <td class="nowrap">{desk.words.instant(at, desk.zone)}</td>
              <td>
                {agency ? <AgencyName c={desk.c} agency={agency} /> : <code>{address}</code>}
                <div class="muted small">
                  {role in desk.words.contactRole &&
                    desk.words.contactRole[role as keyof typeof desk.words.contactRole]}
                </div>
              </td>
              <td>
                <a
                  href={desk.link(`/desk/rehearsal/${id}/mails/${place}`)}
                  {...langOf(desk.c, subject)}
                >
                  {subject}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
