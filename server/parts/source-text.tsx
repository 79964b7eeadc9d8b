import type { AppContext } from '../web/deps.ts';

/** A place in the source text. */
export interface Span {
  from: number;
  to: number;
}

/** The span in the address (`?from=&to=`), if a text of this length has such a place. */
export function spanFrom(c: AppContext, length: number): Span | null {
  const [from, to] = ['from', 'to'].map((name) => {
    const given = c.req.query(name);
    return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : null;
  });
  if (from === null || from === undefined || to === null || to === undefined) return null;
  return from < to && to <= length ? { from, to } : null;
}

/** The source text as it was read, with a span marked as `#span`. */
export function SourceText({ text, span }: { text: string; span: Span | null }) {
  return (
    <div class="source-text" lang="zh-CN">
      {span ? (
        <>
          {text.slice(0, span.from)}
          <mark id="span">{text.slice(span.from, span.to)}</mark>
          {text.slice(span.to)}
        </>
      ) : (
        text
      )}
    </div>
  );
}
