import type { Refusal } from '../../domain/report/refusal.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { AgencyName } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { FiledList } from './filed-list.tsx';
import type { FormValues } from './form-values.ts';
import { Refused } from './own-report-page.tsx';
import { TaskText } from './report-facts.tsx';
import { headingOf } from './subject.tsx';
import { TypedText } from './typed-text.tsx';
import { agencyWords } from './words.ts';

interface FormerReportPageProps {
  c: AppContext;
  /** With those revisions alone that its reader may see. */
  report: ReportDetail;
  /** After a form that was not taken: what was typed, and why. */
  typed?: FormValues;
  refusal?: Refusal;
}

/** A report that is another agency's now, as whoever owed it before, or took over from them, reads it. */
export function FormerReportPage({ c, report, typed, refusal }: FormerReportPageProps) {
  const { report: own } = agencyWords(c);
  return (
    <Page c={c} title={headingOf(c, report)} active="my" styles={['agency.css']}>
      {refusal && <Refused c={c} report={report} refusal={refusal} typed={typed} />}
      <p class="panel-warn">
        {own.formerOwner}
        <AgencyName c={c} agency={report.agency} />
        {own.formerNote}
      </p>
      <TaskText c={c} report={report} />
      {typed && <TypedText c={c} report={report} typed={typed} />}
      <FiledList c={c} report={report} />
    </Page>
  );
}
