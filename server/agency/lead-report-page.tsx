import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Contributions } from '../parts/contributions.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { LeadTexts } from './lead-texts.tsx';
import { ReportFacts, TaskText } from './report-facts.tsx';
import { headingOf } from './subject.tsx';

/** Another agency's report, as whoever cooperates in it may read it. */
export function LeadReportPage({ c, lead }: { c: AppContext; lead: ReportDetail }) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const own = lead.cooperation.contributions.find(
    ({ agency }) => agency.id === c.get('user')?.agencyId,
  );
  return (
    <Page c={c} title={headingOf(c, lead)} active="my" styles={['agency.css']}>
      <div class="report-columns">
        <div>
          <TaskText c={c} report={lead} />
          <LeadTexts c={c} lead={lead} />
        </div>
        <div>
          <ReportFacts c={c} report={lead} />
          {own && (
            <p>
              <a class="btn btn-primary" href={`/reports/${encodeURIComponent(own.id)}`}>
                {words.form}
              </a>
            </p>
          )}
          <Contributions
            c={c}
            cooperation={lead.cooperation}
            zone={lead.zone}
            files={lead.files}
            base="/reports/"
          />
        </div>
      </div>
    </Page>
  );
}
