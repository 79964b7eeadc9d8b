import { INPUT } from '../../domain/forms/opinion.ts';
import { isClosed } from '../../domain/report/contribution.ts';
import type { Field } from '../../domain/forms/field-spec.ts';
import { submissionView } from '../../domain/forms/submission-view.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { filedWith } from '../../ledger/read/report-files.ts';
import { AttachmentControl, ATTACHMENTS_SCRIPT } from '../parts/attachments/control.tsx';
import { Attachments } from '../parts/attachments/list.tsx';
import { attachmentsPath, type Uploaded } from '../parts/attachments/room.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { State, textName } from '../parts/contributions.tsx';
import { FiledForm } from '../parts/filed-form.tsx';
import { refusalText } from '../parts/refusals.ts';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { FormFields } from './form-fields.tsx';
import { newestRevision, type FormValues } from './form-values.ts';
import { LeadTexts } from './lead-texts.tsx';
import type { Faults } from './read-form.ts';
import { Fact, TaskText } from './report-facts.tsx';
import { cycleOf, subjectName } from './subject.tsx';
import { agencyWords } from './words.ts';

export interface ContributionPageProps {
  c: AppContext;
  /** The agency's part, and the report that it is a part of. */
  part: ReportDetail;
  lead: ReportDetail;
  /** After an answer that was not taken: what was typed, and why. */
  typed?: FormValues;
  faults?: Faults;
  refusal?: Refusal;
  /** What came of files that were sent. */
  uploaded?: readonly Uploaded[];
}

/** The fields of an answer: without a text of the lead's there is nothing to take a position on. */
export const answerFields = (part: ReportDetail, lead: ReportDetail): Field[] =>
  lead.cooperation.newest === null ? part.fields.filter(({ key }) => key === INPUT) : part.fields;

/** 配合意见: the lead's text beside what this agency says to it. */
export function ContributionPage(props: ContributionPageProps) {
  const { c, part, lead, typed, faults = new Map(), refusal, uploaded = [] } = props;
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const title = words.heading(subjectName(c, lead), cycleOf(c, lead));
  const left = part.leftAt ?? lead.leftAt;
  const closed = isClosed({ stage: part.stage, parent: lead });
  const isDone = c.req.query('done') === 'answered' && newestRevision(part) > 0;
  return (
    <Page c={c} title={title} active="my" styles={['agency.css']} scripts={[ATTACHMENTS_SCRIPT]}>
      {isDone && (
        <div class="panel-good" role="status">
          <h2>{words.done}</h2>
          <p>{words.doneText}</p>
        </div>
      )}
      {refusal && <Refused c={c} part={part} refusal={refusal} />}
      {left ? (
        <p class="panel-warn">{words.left}</p>
      ) : (
        closed && <p class="panel-warn">{words.closed}</p>
      )}
      <div class="report-columns">
        <div>
          <TaskText c={c} report={lead} />
          <LeadTexts c={c} lead={lead} />
          {(typed !== undefined || (!left && !closed)) && (
            <AnswerForm
              c={c}
              part={part}
              lead={lead}
              values={typed ?? lastAnswer(part)}
              faults={faults}
              uploaded={uploaded}
            />
          )}
        </div>
        <div>
          <PartFacts c={c} part={part} lead={lead} />
          <Answers c={c} part={part} />
        </div>
      </div>
    </Page>
  );
}

/** The last answer's part of the work; its position was on another text, and is asked anew. */
function lastAnswer(part: ReportDetail): FormValues {
  const input = part.filed[0]?.form.values[INPUT] ?? '';
  return { values: { [INPUT]: input }, nil: false, nilReason: '', basedOn: newestRevision(part) };
}

interface AnswerFormProps {
  c: AppContext;
  part: ReportDetail;
  lead: ReportDetail;
  values: FormValues;
  faults: Faults;
  uploaded: readonly Uploaded[];
}

function AnswerForm({ c, part, lead, values, faults, uploaded }: AnswerFormProps) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const { texts, newest } = lead.cooperation;
  const text = texts.find(({ name }) => name === newest);
  return (
    <Card title={words.form} id="form">
      <form class="card-body" method="post" action={`/reports/${encodeURIComponent(part.id)}`}>
        <input type="hidden" name="basedOn" value={String(values.basedOn)} />
        {text && <input type="hidden" name="on" value={text.name} />}
        {text && <input type="hidden" name="onSha256" value={text.sha256} />}
        {/* The first button of a form is the one that the Enter key presses. */}
        <button class="visually-hidden" tabindex={-1} aria-hidden="true"></button>
        <NoClassified c={c} />
        {text && <p class="field-from">{words.on(textName(c, text.name))}</p>}
        <FormFields
          c={c}
          report={{ ...part, fields: answerFields(part, lead) }}
          values={values}
          faults={faults}
        />
        <AttachmentControl
          c={c}
          attachments={part.files.now}
          base={attachmentsPath(`/reports/${encodeURIComponent(part.id)}`)}
          zone={part.zone}
          uploaded={uploaded}
        />
        <p class="muted">{words.formHint}</p>
        <button class="btn btn-primary btn-lg">
          {newestRevision(part) > 0 ? words.answerAgain : words.answer}
        </button>
      </form>
    </Card>
  );
}

function PartFacts({ c, part, lead }: { c: AppContext; part: ReportDetail; lead: ReportDetail }) {
  const { report: own, my } = agencyWords(c);
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const mine = lead.cooperation.contributions.find(({ id }) => id === part.id);
  return (
    <Card>
      <dl class="card-body facts">
        <Fact name={my.columns.state}>
          {mine && <State c={c} contribution={mine} newest={lead.cooperation.newest} />}
        </Fact>
        <Fact name={own.due}>
          <b>{my.dueBy(part.dueOn)}</b>
        </Fact>
        <Fact name={own.lead}>
          <AgencyName c={c} agency={lead.agency} />
        </Fact>
        <Fact name={words.leadReport}>
          <a href={`/reports/${encodeURIComponent(lead.id)}`}>{words.toReport}</a>
          <span class="d-block muted small">{my.dueBy(lead.dueOn)}</span>
        </Fact>
        <Fact name={own.number}>{part.id}</Fact>
      </dl>
    </Card>
  );
}

/** What was answered so far, the newest first, each with the text it is on. */
function Answers({ c, part }: { c: AppContext; part: ReportDetail }) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  if (part.filed.length === 0) return null;
  return (
    <Card title={words.earlier}>
      <ul class="card-body plain">
        {part.filed.map((filed, i) => (
          <li>
            <details class="revision" open={i === 0}>
              <summary>
                <b>{instantText(c, filed.filedAt, part.zone)}</b>{' '}
                {filed.late && <span class="tag tag-late">{words.late}</span>}
                <span class="small d-block muted">
                  {filed.onText !== null && `${words.on(textName(c, filed.onText))}  `}
                  <Verbatim c={c} text={filed.filedBy} />
                </span>
              </summary>
              <FiledForm c={c} kind={part.kind} view={submissionView(filed.fields, filed.form)} />
              <Attachments
                c={c}
                attachments={filedWith(part.files, part.id, filed.revision)}
                base={attachmentsPath(`/reports/${encodeURIComponent(part.id)}`)}
                zone={part.zone}
              />
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Refused(props: { c: AppContext; part: ReportDetail; refusal: Refusal }) {
  const { c, part, refusal } = props;
  const { why, todo } = refusalText(partsWordsOf(c.get('lang')).refusals, refusal, (instant) =>
    instantText(c, instant, part.zone),
  );
  return (
    <div class="panel-error" role="alert">
      <h2>{why}</h2>
      <p>{todo}</p>
    </div>
  );
}
