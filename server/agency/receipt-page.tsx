import { submissionView } from '../../domain/forms/submission-view.ts';
import { headText, type Head } from '../../ledger/audit-chain/links.ts';
import type { ReadableFiled, ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { filedWith } from '../../ledger/read/report-files.ts';
import { Attachments } from '../parts/attachments/list.tsx';
import { attachmentsPath } from '../parts/attachments/room.ts';
import { Card } from '../parts/card.tsx';
import { Downloads } from '../parts/download.tsx';
import { Contributions } from '../parts/contributions.tsx';
import { FiledForm } from '../parts/filed-form.tsx';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { cycleOf, Subject } from './subject.tsx';
import { agencyWords } from './words.ts';

interface ReceiptProps {
  c: AppContext;
  report: ReportDetail;
  filed: ReadableFiled;
  /** Of its entry in the audit. */
  link: Head | null;
}

/** 回执: what was filed, when it counted, and by whom; made to be printed. */
export function ReceiptPage({ c, report, filed, link }: ReceiptProps) {
  const { receipt, revision } = agencyWords(c).report;
  const instant = instantText(c, filed.filedAt, report.zone);
  const draft = `${c.get('user')?.id}/${report.id}/`;
  return (
    <Page c={c} title={receipt.title} active="my" styles={['agency.css']} scripts={['draft.js']}>
      <div class="panel-good" role="status" data-draft-done={draft}>
        <h2>{receipt.lead}</h2>
        <p>{receipt.print}</p>
        {filed.review === null && filed.withdrawnAt === null && <p>{receipt.next}</p>}
      </div>
      <Card>
        <dl class="card-body facts">
          <dt>{receipt.number}</dt>
          <dd>{`${report.id}-${filed.revision}`}</dd>
          <dt>{agencyWords(c).my.columns.report}</dt>
          <dd>
            <Subject c={c} report={report} />
            <span class="d-block muted">
              {cycleOf(c, report)}
              {agencyWords(c).report.comma}
              {revision(filed.revision)}
            </span>
          </dd>
          <dt>{agencyWords(c).report.agency}</dt>
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
          <dt>{agencyWords(c).report.reviewer}</dt>
          <dd>
            <AgencyName c={c} agency={report.superior} />
          </dd>
          {link && (
            <>
              <dt>{receipt.link}</dt>
              <dd>
                <code class="hash">{headText(link)}</code>
                <span class="d-block muted">{receipt.linkMeans(link.seq)}</span>
              </dd>
            </>
          )}
          {filed.withdrawnAt && (
            <>
              <dt>{agencyWords(c).report.withdrawn}</dt>
              <dd class="error-text">{instantText(c, filed.withdrawnAt, report.zone)}</dd>
            </>
          )}
        </dl>
      </Card>
      <Card title={receipt.content}>
        <div class="card-body">
          <FiledForm c={c} kind={report.kind} view={submissionView(filed.fields, filed.form)} />
          <Attachments
            c={c}
            attachments={filedWith(report.files, report.id, filed.revision)}
            base={attachmentsPath(`/reports/${encodeURIComponent(report.id)}`)}
            zone={report.zone}
          />
        </div>
      </Card>
      <Contributions
        c={c}
        cooperation={report.cooperation}
        zone={report.zone}
        files={report.files}
        base="/reports/"
      />
      <p class="btn-row no-print">
        <a class="btn btn-primary" href="/my">
          {receipt.back}
        </a>
        <a class="btn" href={`/reports/${encodeURIComponent(report.id)}`}>
          {receipt.report}
        </a>
        <Downloads
          c={c}
          path={`/reports/${encodeURIComponent(report.id)}/receipt/${filed.revision}`}
        />
      </p>
    </Page>
  );
}
