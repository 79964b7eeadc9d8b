import { sourceOf } from '../../../ledger/read/desk/source.ts';
import { Verbatim } from '../../format.tsx';
import type { Desk } from '../desk.ts';
import { DeskPage, PlanTitle } from '../desk-page.tsx';
import { Card } from '../parts/card.tsx';

/** GET /desk/source: the source text as it was read, with the span `?from=&to=` marked. */
export async function sourcePage(desk: Desk) {
  const source = await sourceOf(desk.ledger, desk.plan.id);
  if (!source) return desk.c.notFound();
  const { text, duties } = source;
  const span = spanFrom(desk, text.length);
  const { source: words, sections } = desk.desk;
  const at = (from: number, to: number) => desk.link('/desk/source#span', { from, to });
  return desk.c.html(
    <DeskPage desk={desk} title={sections.source} section="source">
      <PlanTitle desk={desk} />
      <p class="muted small">
        {desk.plan.sourceName} · {words.sha} <code class="text-break">{desk.plan.sha256}</code>
        {span && <> · {words.span(span.from, span.to)}</>}
      </p>
      <Card title={words.duties} flush>
        <table class="table table-list table-sm card-table">
          <tbody>
            {duties.map(({ kind, quote, from, to }) => (
              <tr>
                <td class="nowrap">
                  <a href={at(from, to)}>{words.duty(kind)}</a>
                </td>
                <td>
                  <Verbatim c={desk.c} text={quote} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={words.text}>
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
      </Card>
    </DeskPage>,
  );
}

/** The span in the address, if the text has such a place. */
function spanFrom({ c }: Desk, length: number): { from: number; to: number } | null {
  const [from, to] = ['from', 'to'].map((name) => {
    const given = c.req.query(name);
    return given !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : null;
  });
  if (from === null || from === undefined || to === null || to === undefined) return null;
  return from < to && to <= length ? { from, to } : null;
}
