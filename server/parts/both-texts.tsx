import { submissionView } from '../../domain/forms/submission-view.ts';
import type { Disagreement } from '../../ledger/read/desk/disagreements.ts';
import { Said, State, textName } from './contributions.tsx';
import type { Desk } from './desk.ts';
import { FiledForm } from './filed-form.tsx';
import { AgencyLink, ReportLink } from './names.tsx';

/** The lead's text and a cooperating agency's opinion of it, side by side. */
export function BothTexts({ desk, both }: { desk: Desk; both: Disagreement }) {
  const { cooperation: words } = desk.says;
  const { contribution, lead, text, newest } = both;
  return (
    <>
      <div class="mb-2">
        <span class="muted small">{words.partOf}</span> <ReportLink desk={desk} report={lead} />
      </div>
      <div class="row">
        <div class="col-lg-6">
          <h3>
            {words.leadText}
            <span class="small muted d-block">
              <AgencyLink desk={desk} agency={lead.agency} />
              {text && ` · ${textName(desk.c, text.name)}`}
            </span>
          </h3>
          {text ? (
            <FiledForm c={desk.c} kind={lead.kind} view={submissionView(text.fields, text.form)} />
          ) : (
            <p class="muted">{words.noText}</p>
          )}
        </div>
        <div class="col-lg-6">
          <h3>
            {words.opinion}
            <span class="small muted d-block">
              <AgencyLink desk={desk} agency={contribution.agency} />
            </span>
          </h3>
          <p class="m-0">
            <State c={desk.c} contribution={contribution} newest={newest} />
          </p>
          {contribution.given && (
            <Said c={desk.c} kind={contribution.kind} given={contribution.given} zone={desk.zone} />
          )}
        </div>
      </div>
    </>
  );
}
