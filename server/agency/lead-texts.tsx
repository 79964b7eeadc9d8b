import { submissionView } from '../../domain/forms/submission-view.ts';
import type { ReadableText } from '../../ledger/read/cooperation.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { shownWith } from '../../ledger/read/report-files.ts';
import { Attachments } from '../parts/attachments/list.tsx';
import { attachmentsPath } from '../parts/attachments/room.ts';
import { Card } from '../parts/card.tsx';
import { textName } from '../parts/contributions.tsx';
import { FiledForm } from '../parts/filed-form.tsx';
import { instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';

/** What the lead has shown: shared drafts and filed revisions, the newest open. */
export function LeadTexts({ c, lead }: { c: AppContext; lead: ReportDetail }) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const { texts, newest } = lead.cooperation;
  return (
    <Card title={words.texts} id="texts">
      {texts.length === 0 ? (
        <p class="card-body m-0">{words.noText}</p>
      ) : (
        <ul class="card-body plain">
          {texts.map((text) => (
            <li>
              <LeadText c={c} lead={lead} text={text} open={text.name === newest} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function LeadText(props: { c: AppContext; lead: ReportDetail; text: ReadableText; open: boolean }) {
  const { c, lead, text, open } = props;
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  return (
    <details class="revision" open={open}>
      <summary>
        <b>{textName(c, text.name)}</b>
        {text.withdrawnAt && <span class="tag tag-late">{words.takenBack}</span>}
        <span class="small d-block muted">
          {words.shownAt(instantText(c, text.at, lead.zone))}
          <Verbatim c={c} text={text.by} />
        </span>
      </summary>
      <FiledForm c={c} kind={lead.kind} view={submissionView(text.fields, text.form)} />
      <Attachments
        c={c}
        attachments={shownWith(lead.files, lead.id, text.name)}
        base={attachmentsPath(`/reports/${encodeURIComponent(lead.id)}`)}
        zone={lead.zone}
      />
    </details>
  );
}
