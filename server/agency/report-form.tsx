import { kindOf } from '../../domain/kinds/kinds.ts';
import { isBlind } from '../../domain/report/may-read.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { AttachmentControl } from '../parts/attachments/control.tsx';
import { attachmentsPath, type Uploaded } from '../parts/attachments/room.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { DraftFound } from '../parts/draft-found.tsx';
import { langOf } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import type { ReportWords } from './catalog.ts';
import { fieldAttributes, LabelledField } from './field.tsx';
import { FormFields } from './form-fields.tsx';
import { stays, type FormValues } from './form-values.ts';
import { NIL_REASON, type Faults } from './read-form.ts';
import { Inputs, isFromDraft, ShareButton } from './sharing.tsx';
import { agencyWords } from './words.ts';

/** The id of the form, for buttons that stand elsewhere. */
export const FORM_ID = 'report-form';

interface ReportFormProps {
  c: AppContext;
  report: ReportDetail;
  values: FormValues;
  faults: Faults;
  /** What stands in it was typed just now, and not taken. */
  isTyped: boolean;
  uploaded: readonly Uploaded[];
}

/** The form of a report. It works without scripts; a script keeps a draft on this computer. */
export function ReportForm({ c, report, values, faults, isTyped, uploaded }: ReportFormProps) {
  const { report: words } = agencyWords(c);
  const draft = `${c.get('user')?.id}/${report.id}`;
  const newest = report.filed[0];
  const from = isTyped ? null : cameFrom(report);
  return (
    <Card title={words.form} id="form">
      <form
        class="card-body"
        id={FORM_ID}
        method="post"
        action={`/reports/${encodeURIComponent(report.id)}`}
        data-draft={`${draft}/${values.basedOn}`}
        novalidate
      >
        <input type="hidden" name="basedOn" value={String(values.basedOn)} />
        {/* The first button of a form is the one that the Enter key presses. */}
        <button class="visually-hidden" tabindex={-1} aria-hidden="true"></button>
        <NoClassified c={c} />
        {!isTyped && isFromDraft(report) ? (
          <p class="field-from">{partsWordsOf(c.get('lang')).cooperation.fromDraft}</p>
        ) : (
          from && <p class="field-from">{words.from[from]}</p>
        )}
        <DraftFound c={c} />
        {kindOf(report.kind).nil && <Nil c={c} values={values} faults={faults} />}
        <Inputs c={c} report={report} />
        <FormFields c={c} report={report} values={values} faults={faults} />
        <AttachmentControl
          c={c}
          attachments={report.files.now}
          base={attachmentsPath(`/reports/${encodeURIComponent(report.id)}`)}
          zone={report.zone}
          uploaded={uploaded}
        />
        <p class="muted">{words[happens(c, report)]}</p>
        <button class="btn btn-primary btn-lg">{newest ? words.submitAgain : words.submit}</button>
        <ShareButton c={c} report={report} />
      </form>
    </Card>
  );
}

/** What becomes of what is filed: read at once, or by nobody else until the reveal. */
function happens(c: AppContext, { blind }: ReportDetail) {
  if (!blind) return 'whatHappens';
  return isBlind(blind, c.get('now')) ? 'whatHappensBlind' : 'whatHappensRevealed';
}

/** Where the texts came from that stand in a form which nobody has typed into. */
function cameFrom(report: ReportDetail): keyof ReportWords['from'] | null {
  const [newest] = report.filed;
  if (newest && report.cause === 'difference') return 'difference';
  if (newest) return newest.withdrawnAt ? 'withdrawn' : 'returned';
  if (Object.keys(stays(report)).length === 0) return null;
  return report.fields.some(({ spec }) => spec.from) ? 'reported' : 'before';
}

/** 无进展: the short way, above the fields: the reason, and a button of its own. */
function Nil({ c, values, faults }: { c: AppContext; values: FormValues; faults: Faults }) {
  const { report: words } = agencyWords(c);
  return (
    <details class="form-block nil" id="nil" open={values.nil || faults.has(NIL_REASON)}>
      <summary>{words.nil}</summary>
      <LabelledField
        c={c}
        name={NIL_REASON}
        label={words.nilReason}
        hint={words.nilHint}
        fault={faults.get(NIL_REASON)}
      >
        <textarea
          class="form-control"
          rows={2}
          {...fieldAttributes({ key: NIL_REASON, faults, hasHint: true })}
          {...langOf(c, values.nilReason)}
        >
          {`\n${values.nilReason}`}
        </textarea>
      </LabelledField>
      <button class="btn" name="nil" value="on">
        {words.nilSubmit}
      </button>
    </details>
  );
}
