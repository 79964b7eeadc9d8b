import { submissionView } from '../../domain/forms/submission-view.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card } from '../parts/card.tsx';
import { FiledForm } from '../parts/filed-form.tsx';
import type { AppContext } from '../web/deps.ts';
import type { FormValues } from './form-values.ts';
import { agencyWords } from './words.ts';

/** What was typed into a form that can be filed no longer: to be read and copied, never lost. */
export function TypedText(props: { c: AppContext; report: ReportDetail; typed: FormValues }) {
  const { c, report, typed } = props;
  const { report: own } = agencyWords(c);
  const given = Object.entries(typed.values).filter(([, text]) => text.trim() !== '');
  const values = Object.fromEntries(given);
  const fields = report.fields.filter(({ key }) => key in values);
  const { nil, nilReason } = typed;
  return (
    <Card title={own.typed}>
      <div class="card-body">
        <FiledForm
          c={c}
          kind={report.kind}
          view={{ ...submissionView(fields, { values, nil, nilReason }), nil: nilReason !== '' }}
        />
      </div>
    </Card>
  );
}
