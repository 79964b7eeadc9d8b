import type { Filed } from '../../ledger/read/agency/filed.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import type { AppContext } from '../deps.ts';
import { AgencyName, Card, instantText, Verbatim } from '../format.tsx';
import { Page } from '../page.tsx';
import { FiledForm } from './filed-form.tsx';
import { Subject } from './subject.tsx';

interface ReceiptProps {
  c: AppContext;
  report: ReportDetail;
  filed: Filed;
}

/** 回执: what was filed, when it counted, and by whom; made to be printed. */
export function ReceiptPage({ c, report, filed }: ReceiptProps) {
  const words = c.get('words');
  const { receipt, revision } = words.report;
  const instant = instantText(c, filed.filedAt, report.zone);
  const draft = `${c.get('user')?.id}/${report.id}/`;
  return (
    <Page c={c} title={receipt.title} active="my" scripts={['draft.js']}>
      <div class="panel-good" role="status" data-draft-done={draft}>
        <h2>{receipt.lead}</h2>
        <p>{receipt.print}</p>
        {filed.review === null && <p>{receipt.next}</p>}
      </div>
      <Card>
        <dl class="card-body facts">
          <dt>{receipt.number}</dt>
          <dd>{`${report.id}-${filed.revision}`}</dd>
          <dt>{words.my.columns.report}</dt>
          <dd>
            <Subject c={c} report={report} />
            <span class="d-block muted">
              {words.report.kindOfYear(report.kind, report.year)}
              {words.report.comma}
              {revision(filed.revision)}
            </span>
          </dd>
          <dt>{words.report.agency}</dt>
          <dd>
            <AgencyName c={c} agency={report.agency} />
          </dd>
          <dt>{receipt.counted}</dt>
          <dd>
            <b>{instant}</b>
            <span class={filed.late ? 'error-text d-block' : 'd-block'}>
              {(filed.late ? receipt.late : receipt.onTime)(filed.dueOn)}
            </span>
          </dd>
          <dt>{receipt.who}</dt>
          <dd>
            <Verbatim c={c} text={filed.filedBy} />
          </dd>
        </dl>
      </Card>
      <Card title={receipt.content}>
        <div class="card-body">
          <FiledForm c={c} form={filed.form} task={report.task} />
        </div>
      </Card>
      <p class="btn-row no-print">
        <a class="btn btn-primary" href="/my">
          {receipt.back}
        </a>
        <a class="btn" href={`/reports/${encodeURIComponent(report.id)}`}>
          {receipt.report}
        </a>
      </p>
    </Page>
  );
}
