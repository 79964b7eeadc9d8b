import { raw } from 'hono/html';
import type { IndicatorFacts } from '../../../ledger/read/indicators/indicators.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card } from '../card.tsx';
import type * as Drawing from './chart.ts';
import { indicatorPageWordsOf } from './words.ts';

let loaded: Promise<typeof Drawing> | undefined;
/** Loaded with the first picture, not with the first page. */
const drawing = () => (loaded ??= import('./chart.ts'));

/** The values of an indicator and their course in one picture; nothing where its target is in words. */
export async function indicatorPicture(
  c: AppContext,
  indicator: IndicatorFacts,
  years: { from: number; to: number },
) {
  const { chart: words } = indicatorPageWordsOf(c.get('lang'));
  const { indicatorChart } = await drawing();
  const chart = indicatorChart(indicator, years, words);
  if (chart === null) return null;
  return (
    <Card title={words.title} body="padded">
      <div class="lights-chart" role="img" aria-label={words.text}>
        {raw(chart)}
      </div>
    </Card>
  );
}
