import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { daysBetween, yearOf, type CivilDate } from '../../../domain/calendar/civil-date.ts';
import { counts, lastDayOf } from '../../../domain/indicators/standing.ts';
import type { IndicatorFacts } from '../../../ledger/read/indicators/indicators.ts';

use([LineChart, GridComponent, LegendComponent, SVGRenderer]);

const FONT = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const EXPECTED = '#667382';
const ACTUAL = '#206bc4';

interface ChartWords {
  expected: string;
  actual: string;
  /** A mark of the axis. */
  yearEnd(year: number): string;
}

/** The year at whose end a day stands, with its part of it: the end of 2012 is 2012, its middle 2011.5. */
function placeOf(day: CivilDate): number {
  const year = yearOf(day);
  return year - 1 + (daysBetween(`${year}-01-01`, day) + 1) / 365.25;
}

/**
 * The values of an indicator that count, and the way from its base to its target: an SVG picture, drawn
 * without a browser; null where there is nothing to draw.
 * @param from the plan's first year, @param to its last.
 */
export function indicatorChart(
  { goal, values, unit }: IndicatorFacts,
  { from, to }: { from: number; to: number },
  words: ChartWords,
): string | null {
  if (!goal) return null;
  const actual = values
    .filter(counts)
    .flatMap(({ period, measured }) =>
      measured === null ? [] : [[Math.round(placeOf(lastDayOf(period)) * 100) / 100, measured]],
    )
    .toReversed();
  const { base, target, yearly, byYear } = goal;
  const start = base === null ? from - 1 : (goal.baseYear ?? from - 1);
  const end = byYear ?? to;
  // Without a base, or to be reached every year, the target is one line.
  const course = [
    [start, yearly || base === null ? target : base],
    [end, target],
  ];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 460, height: 260 });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
      grid: {
        ...{ left: 8, right: 24, top: 40, bottom: 8 },
        ...{ outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      },
      legend: { top: 0, left: 0, data: [words.actual, words.expected] },
      xAxis: {
        type: 'value',
        min: Math.min(start, Math.floor(actual[0]?.[0] ?? start)),
        max: Math.max(end, Math.ceil(actual.at(-1)?.[0] ?? end)),
        minInterval: 1,
        maxInterval: end - start > 8 ? 5 : 1,
        splitLine: { show: false },
        axisLabel: {
          color: '#182433',
          hideOverlap: true,
          formatter: (year: number) => words.yearEnd(year),
        },
      },
      yAxis: {
        type: 'value',
        scale: true,
        name: unit ?? '',
        nameLocation: 'end',
        nameTextStyle: { align: 'left', color: '#182433' },
        splitLine: { lineStyle: { color: '#e6e7e9' } },
      },
      series: [
        {
          type: 'line',
          name: words.actual,
          data: actual,
          symbol: 'circle',
          symbolSize: 9,
          itemStyle: { color: ACTUAL },
          lineStyle: { color: ACTUAL, width: 2 },
          label: {
            ...{ show: true, position: 'bottom', color: '#182433', formatter: labelOf },
            ...{ backgroundColor: '#fff', padding: 2 },
          },
        },
        {
          type: 'line',
          name: words.expected,
          data: course,
          symbol: 'emptyCircle',
          itemStyle: { color: EXPECTED },
          lineStyle: { color: EXPECTED, type: 'dashed' },
        },
      ],
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The value above its point. */
const labelOf = ({ value }: { value: unknown }) =>
  Array.isArray(value) ? String(Number(Number(value[1]).toFixed(4))) : '';
