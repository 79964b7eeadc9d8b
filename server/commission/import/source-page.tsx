import { splitLines } from '../../../domain/document/lines.ts';
import { Card } from '../../parts/card.tsx';
import { spanFrom } from '../../parts/source-text.tsx';
import { DraftPage, type DraftView } from './view.tsx';

/** GET /desk/import/:id/source: the whole text with the numbers of its lines; `?from=&to=` is marked. */
export function showDraftSource(view: DraftView) {
  const { c, draft, says } = view;
  const text = draft.row.sourceText;
  const span = spanFrom(c, text.length);
  return c.html(
    <DraftPage view={view} tab="tasks">
      <Card title={says.tasks.whole} body="padded">
        <ol class="source-lines source-text" lang="zh-CN">
          {splitLines(text).map(({ number, start, end }) => {
            const isMarked = span !== null && span.from < end && span.to > start;
            const from = Math.max(start, span?.from ?? end);
            const to = Math.min(end, span?.to ?? end);
            return (
              <li value={number} id={`line-${number}`}>
                {isMarked ? (
                  <>
                    {text.slice(start, from)}
                    <mark {...(span.from >= start && { id: 'span' })}>{text.slice(from, to)}</mark>
                    {text.slice(to, end)}
                  </>
                ) : (
                  text.slice(start, end)
                )}
              </li>
            );
          })}
        </ol>
      </Card>
    </DraftPage>,
  );
}
