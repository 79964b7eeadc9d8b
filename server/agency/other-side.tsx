import { submissionView } from '../../domain/forms/submission-view.ts';
import { kindWordsOf } from '../../domain/kinds/words.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card } from '../parts/card.tsx';
import { FiledForm } from '../parts/filed-form.tsx';
import { AgencyName } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

/** What the other side of the midterm evaluation says on the same task, once both are revealed. */
export function OtherSideCard({ c, report }: { c: AppContext; report: ReportDetail }) {
  const { report: words } = agencyWords(c);
  return (
    <>
      {report.otherSide.map(({ kind, agency, form, fields }) => (
        <Card title={words.otherSide}>
          <div class="card-body">
            <p class="muted small">
              {kindWordsOf(c.get('lang'), kind).name} · <AgencyName c={c} agency={agency} />
            </p>
            <FiledForm c={c} kind={kind} view={submissionView(fields, form)} />
          </div>
        </Card>
      ))}
    </>
  );
}
