import type { Desk } from '../desk.ts';
import { Card } from './card.tsx';

/** Where the plan comes from: file, SHA-256, its own period and the launched one. */
export function SourceCard({ desk }: { desk: Desk }) {
  const { plan, words, zone } = desk;
  const { overview, source, sections } = desk.desk;
  const { launchedAt, launchFrom, launchTo } = plan;
  return (
    <Card title={overview.source} aside={<a href={desk.link('/desk/source')}>{sections.source}</a>}>
      <p class="mb-1">{overview.sourcePeriod(plan.sourceFrom, plan.sourceTo)}</p>
      {launchedAt && launchFrom !== null && launchTo !== null && (
        <p class="mb-1">
          {overview.launched(words.instant(launchedAt, zone), launchFrom, launchTo)}
        </p>
      )}
      <p class="mb-1">
        {overview.sourceFile}
        {words.frame.colon}
        {plan.sourceName}
      </p>
      <p class="m-0 small muted">
        {source.sha} <code class="text-break">{plan.sha256}</code>
      </p>
    </Card>
  );
}
