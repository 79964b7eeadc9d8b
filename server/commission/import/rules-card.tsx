import { Card } from '../../parts/card.tsx';
import { Verbatim } from '../../parts/text.tsx';
import { DraftForm, type DraftView } from './view.tsx';

/** What the document says once for several tasks, each asked once. */
export function RulesCard({ view }: { view: DraftView }) {
  const { c, draft, says } = view;
  const { rules: words } = says;
  const { rules } = draft.state;
  if (rules.length === 0) return null;
  return (
    <Card title={words.title} id="rules">
      <p class="muted px-3 py-3 m-0">{words.text}</p>
      {rules.map(({ kind, quote, line, changes, holds }) => (
        <div class="import-item">
          <p class="quote">
            <Verbatim c={c} text={quote} />
          </p>
          <p class="mb-2">
            <strong>{words.kind[kind]}</strong>{' '}
            <span class="muted">
              {says.unread.line(line)} · {words.changes(changes)}
            </span>
          </p>
          <DraftForm view={view} action="rule" form={`rule-${kind}`}>
            <input type="hidden" name="rule" value={kind} />
            <p class="btn-row m-0">
              {[true, false].map((answer) => (
                <button
                  class={holds === answer ? 'btn btn-primary' : 'btn'}
                  name="holds"
                  value={answer ? 'yes' : 'no'}
                  aria-pressed={holds === answer}
                >
                  {answer ? words.holds : words.holdsNot}
                </button>
              ))}
              {holds === null && <span class="muted">{words.undecided}</span>}
            </p>
          </DraftForm>
        </div>
      ))}
    </Card>
  );
}
