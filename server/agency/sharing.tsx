import { textNamed } from '../../domain/report/contribution.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { AgencyName, langOf } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { fieldId } from './field.tsx';

interface SharingProps {
  c: AppContext;
  report: ReportDetail;
}

/** Whether anybody cooperates in a report, so that there is somebody to share it with; none in what is blind. */
const isShared = ({ task, cooperation, blind }: ReportDetail): boolean =>
  blind === null && (cooperation.contributions.length > 0 || (task?.cooperating.length ?? 0) > 0);

/** Whether what opinions are on now is a draft, which the form starts from. */
export const isFromDraft = ({ cooperation: { newest } }: ReportDetail): boolean =>
  newest !== null && textNamed(newest)?.what === 'draft';

/** Shows what the form says to the cooperating agencies, without filing it. */
export function ShareButton({ c, report }: SharingProps) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  if (report.stage !== 'collecting' || !isShared(report)) return null;
  return (
    <div class="form-block">
      <p class="muted small">
        {words.shareHint} {words.leadNote}
      </p>
      <button class="btn" formaction={`/reports/${encodeURIComponent(report.id)}/share`}>
        {words.share}
      </button>
    </div>
  );
}

/** Said after a draft was shared; told from the report itself and not from the address. */
export function Shared({ c, report }: SharingProps) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const shared = textNamed(`draft/${c.req.query('shared') ?? ''}`);
  const name = shared && `draft/${shared.number}`;
  if (!name || !report.cooperation.texts.some((text) => text.name === name)) return null;
  return (
    <div class="panel-good" role="status">
      <h2>{words.shared(shared.number)}</h2>
      <p>{words.sharedText}</p>
    </div>
  );
}

/** What cooperating agencies gave for this report, to be looked at, or taken over by a script. */
export function Inputs({ c, report }: SharingProps) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const [first] = report.fields;
  const inputs = report.cooperation.contributions.flatMap(({ agency, given }) =>
    given && given.input !== '' ? [{ agency, text: given.input }] : [],
  );
  if (inputs.length === 0 || !first) return null;
  return (
    <fieldset class="form-block">
      <legend>{words.inputsOf}</legend>
      {inputs.map(({ agency, text }) => (
        <details class="before">
          <summary>
            <AgencyName c={c} agency={agency} />
          </summary>
          <p class="typed" {...langOf(c, text)}>
            {text}
          </p>
          <button class="btn btn-sm" type="button" data-take={fieldId(first.key)} hidden>
            {words.take}
          </button>
        </details>
      ))}
    </fieldset>
  );
}
