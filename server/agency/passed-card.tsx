import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { AgencyTransfer, Passed } from '../../ledger/read/agency/passed.ts';
import { Card } from '../parts/card.tsx';
import { AgencyName, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { cycleOf, subjectName } from './subject.tsx';
import { agencyWords } from './words.ts';

/** 移交情况: what passed from this agency and to it, and the reports it may still read. */
export function PassedCard({ c, passed }: { c: AppContext; passed: Passed }) {
  const { my } = agencyWords(c);
  const { transfers, reports } = passed;
  if (transfers.length + reports.length === 0) return null;
  return (
    <Card title={my.passed} id="passed">
      <div class="card-body">
        <ul class="plain">
          {transfers.map((transfer) => (
            <li>
              <Transfer c={c} transfer={transfer} />
            </li>
          ))}
        </ul>
        {reports.length > 0 && <p class="mt-2">{my.passedReports}</p>}
        <ul>
          {reports.map((report) => (
            <li>
              <a href={`/reports/${encodeURIComponent(report.id)}`}>
                {subjectName(c, report)} {cycleOf(c, report)}
              </a>{' '}
              <span class="muted">
                {my.passedTo}
                <AgencyName c={c} agency={report.agency} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function Transfer({ c, transfer }: { c: AppContext; transfer: AgencyTransfer }) {
  const { my } = agencyWords(c);
  const { at, cause, why, from, to, tasks } = transfer;
  const words = c.get('words');
  return (
    <>
      {words.shortDate(civilDateOf(at, c.get('zone')))} <AgencyName c={c} agency={from} /> →{' '}
      <AgencyName c={c} agency={to} />{' '}
      <span class="muted">
        {my.passedCause(cause, tasks)}
        {words.frame.colon}
        <Verbatim c={c} text={why} />
      </span>
    </>
  );
}
