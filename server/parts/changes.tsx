import { formChanges } from '../../domain/forms/form-changes.ts';
import type { Said } from '../../domain/forms/doubt.ts';
import type { Field } from '../../domain/forms/field-spec.ts';
import type { TextChange } from '../../domain/forms/text-changes.ts';
import type { AppContext } from '../web/deps.ts';
import { FieldLabel, ItemName } from './field-words.tsx';
import { langOf } from './text.tsx';
import { partsWordsOf } from './words.ts';

interface ChangesProps {
  c: AppContext;
  kind: string;
  /** What is compared with what: 与上期相比. */
  title: string;
  fields: readonly Field[];
  earlier: Said;
  later: Said;
  open?: boolean;
}

/** What changed between two filings, field by field: added and taken out, word by word. */
export function Changes({ c, kind, title, fields, earlier, later, open = false }: ChangesProps) {
  const { report: words } = partsWordsOf(c.get('lang'));
  const { changed, same, nilReason } = formChanges(fields, earlier, later);
  return (
    <details class="changes" open={open}>
      <summary>{title}</summary>
      <dl class="filed-form">
        {nilReason && (
          <>
            <dt>{words.nilReason}</dt>
            <Changed c={c} changes={nilReason} />
          </>
        )}
        {changed.map(({ field, changes }) => (
          <>
            <dt>
              <Named c={c} kind={kind} field={field} />
            </dt>
            <Changed c={c} changes={changes} />
          </>
        ))}
      </dl>
      {changed.length === 0 && nilReason === null && <p>{words.nothingChanged}</p>}
      {same.length > 0 && (
        <p class="muted small m-0">
          {words.unchanged}
          {c.get('words').frame.colon}
          {same.map((field, i) => (
            <>
              {i > 0 && words.list}
              <Named c={c} kind={kind} field={field} />
            </>
          ))}
        </p>
      )}
    </details>
  );
}

function Named({ c, kind, field }: { c: AppContext; kind: string; field: Field }) {
  return (
    <>
      <FieldLabel c={c} kind={kind} field={field} />
      {field.item && (
        <>
          {' · '}
          <ItemName c={c} spec={field.spec} item={field.item} />
        </>
      )}
    </>
  );
}

function Changed({ c, changes }: { c: AppContext; changes: readonly TextChange[] }) {
  return (
    <dd class="typed" {...langOf(c, changes.map(({ text }) => text).join(''))}>
      {changes.map(({ kind, text }) =>
        kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text,
      )}
    </dd>
  );
}
