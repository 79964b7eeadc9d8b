import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { Card, NoClassified } from '../parts/card.tsx';
import { langOf, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Field, fieldAttributes } from './field.tsx';
import { SECTIONS, type FieldValue, type FormValues } from './form-values.ts';
import { indicatorField, type Faults } from './read-form.ts';
import { agencyWords } from './words.ts';

interface ReportFormProps {
  c: AppContext;
  report: ReportDetail;
  values: FormValues;
  faults: Faults;
}

/** The form of a report. It works without scripts; a script keeps a draft on this computer. */
export function ReportForm({ c, report, values, faults }: ReportFormProps) {
  const { report: words } = agencyWords(c);
  const draft = `${c.get('user')?.id}/${report.id}`;
  const isReturned = report.filed[0]?.review?.outcome === 'returned';
  return (
    <Card title={words.form} id="form">
      <form
        class="card-body"
        method="post"
        action={`/reports/${encodeURIComponent(report.id)}`}
        data-draft={`${draft}/${values.basedOn}`}
        novalidate
      >
        <input type="hidden" name="basedOn" value={String(values.basedOn)} />
        <NoClassified c={c} />
        <div class="panel-warn" data-draft-found hidden>
          <p>{words.draftKept}</p>
          <p class="btn-row">
            <button class="btn btn-sm btn-primary" type="button" data-draft-restore>
              {words.draftRestore}
            </button>
            <button class="btn btn-sm" type="button" data-draft-drop>
              {words.draftDrop}
            </button>
          </p>
        </div>
        {SECTIONS.map((name) => {
          const { text } = values.sections[name];
          return (
            <Field
              c={c}
              name={name}
              label={partsWordsOf(c.get('lang')).formSections[name].label}
              hint={partsWordsOf(c.get('lang')).formSections[name].hint}
              from={fromText(c, report, values.sections[name])}
              fault={faults.get(name)}
            >
              <textarea
                class="form-control"
                rows={name === 'progress' ? 8 : 4}
                {...fieldAttributes(name, faults)}
                {...langOf(c, text)}
              >
                {`\n${text}`}
              </textarea>
            </Field>
          );
        })}
        <Indicators c={c} report={report} values={values} faults={faults} />
        <Nil c={c} report={report} values={values} faults={faults} />
        <p class="muted">{words.whatHappens}</p>
        <button class="btn btn-primary btn-lg">
          {isReturned ? words.submitAgain : words.submit}
        </button>
      </form>
    </Card>
  );
}

function fromText(c: AppContext, { lastYear }: ReportDetail, { from }: FieldValue): string | null {
  const { report: words } = agencyWords(c);
  if (from === 'returned') return words.fromReturned;
  return from === 'lastYear' && lastYear ? words.fromLastYear(lastYear.year) : null;
}

function Indicators({ c, report, values, faults }: ReportFormProps) {
  const { report: words } = agencyWords(c);
  const { frame } = c.get('words');
  const targets = report.task?.targets ?? [];
  if (targets.length === 0) return null;
  return (
    <fieldset class="form-block">
      <legend>{words.indicators}</legend>
      <p class="muted small">{words.indicatorsHint}</p>
      {targets.map(({ id, quote, target, unit, by }) => {
        const name = indicatorField(id);
        const value = values.indicators.get(id) ?? { text: '', from: null };
        return (
          <div class="indicator">
            <p class="verbatim">
              <Verbatim c={c} text={quote} />
            </p>
            <p class="small">
              {words.target}
              {frame.colon}
              <b>
                <Verbatim c={c} text={`${target}${unit ?? ''}`} />
              </b>
              {by !== null && (
                <>
                  {words.comma}
                  {/^\d+$/.test(by) ? words.by(by) : <Verbatim c={c} text={by} />}
                </>
              )}
            </p>
            <Field
              c={c}
              name={name}
              label={words.reached}
              from={fromText(c, report, value)}
              fault={faults.get(name)}
            >
              <input
                class="form-control indicator-value"
                value={value.text}
                {...fieldAttributes(name, faults)}
                {...langOf(c, value.text)}
              />
            </Field>
          </div>
        );
      })}
    </fieldset>
  );
}

function Nil({ c, values, faults }: ReportFormProps) {
  const { report: words } = agencyWords(c);
  return (
    <fieldset class="form-block">
      <legend>{words.nil}</legend>
      <label class="form-check">
        <input class="form-check-input" type="checkbox" name="nil" checked={values.nil} />
        <span class="form-check-label">{words.nilHint}</span>
      </label>
      <Field
        c={c}
        name="nilReason"
        label={words.nilReason}
        from={null}
        fault={faults.get('nilReason')}
      >
        <textarea
          class="form-control"
          rows={2}
          {...fieldAttributes('nilReason', faults)}
          {...langOf(c, values.nilReason)}
        >
          {`\n${values.nilReason}`}
        </textarea>
      </Field>
    </fieldset>
  );
}
