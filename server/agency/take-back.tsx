import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card } from '../parts/card.tsx';
import { instantText } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { newestRevision } from './form-values.ts';
import { agencyWords } from './words.ts';

/** 撤回: takes the filing in review back. The button that does it is a click away: a confirmation. */
export function TakeBack({ c, report }: { c: AppContext; report: ReportDetail }) {
  if (report.stage !== 'reviewing' || report.leftAt) return null;
  const { withdraw: words } = agencyWords(c).report;
  const begunAt = report.filed[0]?.reviewBegunAt;
  if (begunAt)
    return (
      <Card>
        <p class="card-body m-0">{words.begun(instantText(c, begunAt, report.zone))}</p>
      </Card>
    );
  const revision = newestRevision(report);
  return (
    <Card>
      <details class="card-body take-back">
        <summary>
          <span class="btn">{words.open}</span>
        </summary>
        <p>{words.text(revision)}</p>
        <form method="post" action={`/reports/${encodeURIComponent(report.id)}/withdraw`}>
          <input type="hidden" name="revision" value={String(revision)} />
          <button class="btn btn-primary">{words.confirm(revision)}</button>
        </form>
      </details>
    </Card>
  );
}

/** Said while a filing that was taken back waits to be filed anew. */
export function TakenBack({ c, report }: { c: AppContext; report: ReportDetail }) {
  const newest = report.filed[0];
  if (!newest?.withdrawnAt || (report.stage !== 'collecting' && report.stage !== 'missed'))
    return null;
  const { withdraw: words } = agencyWords(c).report;
  return (
    <section class="panel-warn" role="status">
      <h2>{words.done(newest.revision)}</h2>
      <p>{words.doneText(instantText(c, newest.withdrawnAt, report.zone), report.dueOn)}</p>
    </section>
  );
}
