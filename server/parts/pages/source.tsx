import { sourceOf } from '../../../ledger/read/desk/source.ts';
import { Card } from '../card.tsx';
import { DeskPage, PlanTitle } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { SourceText, spanFrom } from '../source-text.tsx';
import { Verbatim } from '../text.tsx';

/** GET /desk/source: the source text as it was read, with the span `?from=&to=` marked. */
export async function showSource(desk: Desk) {
  const source = await sourceOf(desk.ledger, desk.plan.id);
  if (!source) return desk.c.notFound();
  const { text, duties } = source;
  const span = spanFrom(desk.c, text.length);
  const { source: words, sections } = desk.says;
  const at = (from: number, to: number) => desk.link('/desk/source#span', { from, to });
  return desk.c.html(
    <DeskPage desk={desk} title={sections.source} section="source">
      <PlanTitle desk={desk} />
      <p class="muted small">
        {desk.plan.sourceName} · {words.sha} <code class="text-break">{desk.plan.sha256}</code>
        {span && <> · {words.span(span.from, span.to)}</>}
      </p>
      <Card title={words.duties} body="table">
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
      <Card title={words.text} body="padded">
        <SourceText text={text} span={span} />
      </Card>
    </DeskPage>,
  );
}

/** Where the plan comes from: file, SHA-256, its own period and the launched one. */
export function SourceCard({ desk }: { desk: Desk }) {
  const { plan, zone } = desk;
  const { overview: words, source, sections } = desk.says;
  const { launchedAt, launchFrom, launchTo } = plan;
  return (
    <Card
      title={words.source}
      aside={<a href={desk.link('/desk/source')}>{sections.source}</a>}
      body="padded"
    >
      <p class="mb-1">{words.sourcePeriod(plan.sourceFrom, plan.sourceTo)}</p>
      {launchedAt && launchFrom !== null && launchTo !== null && (
        <p class="mb-1">
          {words.launched(desk.words.instant(launchedAt, zone), launchFrom, launchTo)}
          {desk.mayAct && (
            <>
              {' '}
              <a href={desk.link('/desk/launch')}>{words.toRunning}</a>
            </>
          )}
        </p>
      )}
      <p class="mb-1">
        {words.sourceFile}
        {desk.words.frame.colon}
        {plan.sourceName}
      </p>
      <p class="m-0 small muted">
        {source.sha} <code class="text-break">{plan.sha256}</code>
      </p>
    </Card>
  );
}
