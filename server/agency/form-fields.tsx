import {
  blocksOf,
  type Field,
  type FieldBlock,
  type FieldSpec,
} from '../../domain/forms/field-spec.ts';
import { cycleName } from '../../domain/kinds/words.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';
import { FieldLabel, fieldWords, ItemName, TargetOf } from '../parts/field-words.tsx';
import { langOf } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { fieldAttributes, fieldId, LabelledField } from './field.tsx';
import type { FormValues } from './form-values.ts';
import type { Faults } from './read-form.ts';
import { agencyWords } from './words.ts';

/** What a form needs to know of its report. */
type FormOf = Pick<ReportDetail, 'kind' | 'fields' | 'before'>;

interface FormFieldsProps {
  c: AppContext;
  report: FormOf;
  values: FormValues;
  faults: Faults;
}

/** All fields of a report's form, as its kind describes them. */
export function FormFields(props: FormFieldsProps) {
  return (
    <>
      {blocksOf(props.report.fields).map((block, index) =>
        block.groups.map(({ item }) => item).includes(null) ? (
          <Alone {...props} block={block} rows={index === 0 ? 8 : 4} />
        ) : (
          <Repeated {...props} block={block} />
        ),
      )}
    </>
  );
}

type BlockProps = FormFieldsProps & { block: FieldBlock };

function Alone({ block, rows, ...props }: BlockProps & { rows: number }) {
  const { c, report, faults } = props;
  return (
    <>
      {block.groups.flatMap(({ fields }) =>
        fields.map((field) => {
          const { hint } = fieldWords(c, report.kind, field.spec);
          return (
            <LabelledField
              c={c}
              name={field.key}
              label={<FieldLabel c={c} kind={report.kind} field={field} />}
              hint={hint}
              fault={faults.get(field.key)}
            >
              <Control {...props} field={field} rows={rows} hasHint />
            </LabelledField>
          );
        }),
      )}
    </>
  );
}

/** Fields that are repeated: what is asked for once, then each thing with its fields. */
function Repeated({ block, ...props }: BlockProps) {
  const { c, report, faults } = props;
  const { frame } = c.get('words');
  const { list } = agencyWords(c).report;
  const says = block.specs.map((spec) => fieldWords(c, report.kind, spec));
  const isOne = block.specs.length === 1;
  return (
    <fieldset class="form-block">
      <legend>{says.map(({ label }) => label).join(list)}</legend>
      {says.map(({ label, hint }) => (
        <p class="muted small m-0">{isOne ? hint : `${label}${frame.colon}${hint}`}</p>
      ))}
      {block.groups.map(({ item, fields }) => {
        const [first] = fields;
        const name = item && first && <ItemName c={c} spec={first.spec} item={item} />;
        const controls = fields.map((field) => (
          <LabelledField
            c={c}
            name={field.key}
            label={isOne && name ? name : <FieldLabel c={c} kind={report.kind} field={field} />}
            fault={faults.get(field.key)}
          >
            <TargetOf c={c} field={field} />
            <Control {...props} field={field} rows={field.part ? 2 : 3} />
          </LabelledField>
        ));
        if (isOne) return <div class="form-item">{controls}</div>;
        if (block.groups.length >= FOLDED_FROM)
          return (
            <details class="form-item" open={isOpen(fields, props, item === block.groups[0]?.item)}>
              <summary class="form-item-name">
                {name} <Filled c={c} fields={fields} values={props.values} />
              </summary>
              {controls}
            </details>
          );
        return (
          <fieldset class="form-item">
            <legend class="form-item-name">{name}</legend>
            {controls}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

/** So many tasks are folded, each to be opened by itself. */
const FOLDED_FROM = 3;

/** The first is open, and each in which something is wrong. */
const isOpen = (fields: readonly Field[], { faults }: FormFieldsProps, isFirst: boolean) =>
  isFirst || fields.some(({ key }) => faults.has(key));

/** How much of a task is filled in, told while it is folded. */
function Filled(props: { c: AppContext; fields: readonly Field[]; values: FormValues }) {
  const { c, fields, values } = props;
  const filled = fields.filter(({ key }) => (values.values[key] ?? '').trim() !== '').length;
  return (
    <span class="muted small nowrap">{agencyWords(c).report.filledOf(filled, fields.length)}</span>
  );
}

interface ControlProps extends FormFieldsProps {
  field: Field;
  rows: number;
  hasHint?: boolean;
}

function Control({ c, report, values, faults, field, rows, hasHint = false }: ControlProps) {
  const { key, spec } = field;
  const text = values.values[key] ?? '';
  const attributes = { ...fieldAttributes({ key, faults, hasHint }), ...langOf(c, text) };
  return (
    <>
      {spec.type === 'choice' ? (
        <Choice c={c} kind={report.kind} spec={spec} chosen={text} attributes={attributes} />
      ) : spec.type !== 'text' ? (
        <input
          class="form-control form-line"
          value={text}
          {...(spec.type === 'url' && { type: 'url', inputmode: 'url' })}
          {...attributes}
        />
      ) : (
        // A browser drops the first line break of a textarea; this one is for it.
        <textarea class="form-control" rows={rows} {...attributes}>{`\n${text}`}</textarea>
      )}
      <Before c={c} report={report} fieldKey={key} />
    </>
  );
}

interface ChoiceProps {
  c: AppContext;
  kind: string;
  spec: FieldSpec;
  chosen: string;
  attributes: object;
}

/** One of a few: nothing is chosen beforehand. */
function Choice({ c, kind, spec, chosen, attributes }: ChoiceProps) {
  const { options = {} } = fieldWords(c, kind, spec);
  return (
    <select class="form-select form-line" {...attributes}>
      <option value="">{partsWordsOf(c.get('lang')).cooperation.choose}</option>
      {spec.options?.map((option) => (
        <option value={option} selected={option === chosen}>
          {options[option]}
        </option>
      ))}
    </select>
  );
}

/** What was filed in this field in the cycle before, to be looked at, or taken over by a script. */
function Before(props: { c: AppContext; report: FormOf; fieldKey: string }) {
  const { c, report, fieldKey } = props;
  const { report: words } = agencyWords(c);
  const text = report.before?.form.values[fieldKey];
  if (!report.before || text === undefined || text === '') return null;
  return (
    <details class="before">
      <summary>{words.before(cycleName(c.get('lang'), report.kind, report.before.period))}</summary>
      <p class="typed" {...langOf(c, text)}>
        {text}
      </p>
      <button class="btn btn-sm" type="button" data-take={fieldId(fieldKey)} hidden>
        {words.take}
      </button>
    </details>
  );
}
