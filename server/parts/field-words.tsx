import type { Field, FieldSpec, RepeatItem } from '../../domain/forms/field-spec.ts';
import { figureText } from '../../domain/indicators/figure.ts';
import { kindWordsOf, periodWords } from '../../domain/kinds/words.ts';
import type { AppContext } from '../web/deps.ts';
import { headOf, Verbatim } from './text.tsx';
import { partsWordsOf } from './words.ts';

/** What a field is called, and what is asked for in it. @throws RangeError for one without words. */
export function fieldWords(c: AppContext, kind: string, { name }: FieldSpec) {
  const words = kindWordsOf(c.get('lang'), kind).fields[name];
  if (!words) throw new RangeError(`no words for field ${name} of ${kind}`);
  return words;
}

/** A field by its name, with the year that it stands for. */
export function FieldLabel(props: { c: AppContext; kind: string; field: Field }) {
  const { c, kind, field } = props;
  const { part } = field;
  return (
    <>
      {fieldWords(c, kind, field.spec).label}
      {part && <> · {periodWords(c.get('lang'), part.label) || part.label}</>}
    </>
  );
}

/** What the document wants of an indicator, and its last value, beside what is reported; once for each. */
export function TargetOf({ c, field }: { c: AppContext; field: Field }) {
  // It stands with the number; unit, source and reason follow it.
  const { measures = 'figure' } = field.spec;
  if (measures !== 'figure' && measures !== 'words') return null;
  const { report: words } = partsWordsOf(c.get('lang'));
  const target = field.item?.target;
  if (!target) return null;
  const { text, by } = target;
  return (
    <span class="small d-block">
      {words.target}
      {c.get('words').frame.colon}
      <b>
        <Verbatim c={c} text={text} />
      </b>
      {by !== null && (
        <>
          {words.comma}
          {/^\d+$/.test(by) ? words.targetBy(by) : <Verbatim c={c} text={by} />}
        </>
      )}
      <LastValue c={c} field={field} />
    </span>
  );
}

/** The last value that stands, where the field asks for the next. */
function LastValue({ c, field }: { c: AppContext; field: Field }) {
  const { report: words } = partsWordsOf(c.get('lang'));
  const { measure } = field.item ?? {};
  if (!measure) return null;
  const { last, unit } = measure;
  return (
    <span class="d-block">
      {last ? (
        <>
          {words.lastValue(periodWords(c.get('lang'), last.period))}
          <b>
            {figureText(last.value)}
            <Verbatim c={c} text={unit} />
          </b>
        </>
      ) : (
        words.noLastValue
      )}
    </span>
  );
}

/** What a field is repeated for: a year in the page's language, else in the document's words. */
export function ItemName(props: { c: AppContext; spec: FieldSpec; item: RepeatItem }) {
  const { c, spec, item } = props;
  if (spec.repeat === 'year') return <>{periodWords(c.get('lang'), item.label) || item.label}</>;
  return (
    <Verbatim
      c={c}
      text={spec.repeat === 'task' || spec.repeat === 'named' ? headOf(item.label) : item.label}
    />
  );
}
