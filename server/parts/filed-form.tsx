import type { FieldBlock } from '../../domain/forms/field-spec.ts';
import type { FiledField, SubmissionView } from '../../domain/forms/submission-view.ts';
import { periodWords } from '../../domain/kinds/words.ts';
import type { AppContext } from '../web/deps.ts';
import { FieldLabel, fieldWords, ItemName, TargetOf } from './field-words.tsx';
import { Verbatim } from './text.tsx';
import { partsWordsOf } from './words.ts';

/** What was filed, to be read: every field under its name, by what it is repeated for. */
export function FiledForm(props: { c: AppContext; kind: string; view: SubmissionView }) {
  const { c, kind, view } = props;
  const { report: words } = partsWordsOf(c.get('lang'));
  return (
    <dl class="filed-form">
      {view.nil && (
        <>
          <dt>{words.nilReason}</dt>
          <dd class="typed">
            <Verbatim c={c} text={view.nilReason} />
          </dd>
        </>
      )}
      {view.blocks.map((block) =>
        block.specs.length === 1 ? (
          <OneField c={c} kind={kind} block={block} />
        ) : (
          <Together c={c} kind={kind} block={block} />
        ),
      )}
    </dl>
  );
}

interface BlockProps {
  c: AppContext;
  kind: string;
  block: FieldBlock<FiledField>;
}

/** One field, which may be repeated: its name once, then each thing with what was said of it. */
function OneField({ c, kind, block }: BlockProps) {
  const [spec] = block.specs;
  return (
    <>
      <dt>{spec && fieldWords(c, kind, spec).label}</dt>
      {block.groups.flatMap(({ item, fields }) =>
        fields.map((field) => (
          <dd class="typed">
            {item && (
              <span class="muted small d-block">
                <ItemName c={c} spec={field.spec} item={item} />
              </span>
            )}
            {field.part && (
              <span class="muted small d-block">
                {periodWords(c.get('lang'), field.part.label)}
              </span>
            )}
            <TargetOf c={c} field={field} />
            <Said c={c} kind={kind} field={field} />
          </dd>
        )),
      )}
    </>
  );
}

/** Several fields repeated for the same: each thing once, with all that was said of it. */
function Together({ c, kind, block }: BlockProps) {
  return (
    <>
      {block.groups.map(({ item, fields }) => (
        <>
          <dt>{item && block.specs[0] && <ItemName c={c} spec={block.specs[0]} item={item} />}</dt>
          {fields.map((field) => (
            <dd class="typed">
              <span class="muted small d-block">
                <FieldLabel c={c} kind={kind} field={field} />
              </span>
              <TargetOf c={c} field={field} />
              <Said c={c} kind={kind} field={field} />
            </dd>
          ))}
        </>
      ))}
    </>
  );
}

function Said({ c, kind, field }: { c: AppContext; kind: string; field: FiledField }) {
  const { report: words } = partsWordsOf(c.get('lang'));
  const { text, spec } = field;
  const chosen = spec.type === 'choice' ? fieldWords(c, kind, spec).options?.[text] : undefined;
  if (chosen !== undefined) return <>{chosen}</>;
  if (text === '') return <span class="muted">{words.nothingSaid}</span>;
  return <Verbatim c={c} text={text} />;
}
