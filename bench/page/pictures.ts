import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Spread } from '../harness/figures.ts';
import type { BenchResult } from '../harness/options.ts';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

const FONT = 'system-ui, sans-serif';
const INK = '#182433';
const [WIDTH, ROW] = [720, 34];
const [OWN, OTHER] = ['#206bc4', '#9ba9be'];
/** Told apart without colour vision by their order. */
const PARTS = [
  ['before the instant', 'aheadMs', '#a5c8f0'],
  ['sender', 'cpuMsSender', '#206bc4'],
  ['PostgreSQL', 'cpuMsPostgres', '#f59f00'],
  ['mail server', 'cpuMsSink', '#9ba9be'],
] as const;

type Figures = Record<string, Record<string, Spread>>;

const contendersOf = (result: BenchResult) => result['contenders'] as Figures;

/** Mails a second until the last is accepted, by contender: the medians. */
export function ratePicture(result: BenchResult): string {
  const rows = Object.entries(contendersOf(result));
  return drawn(rows.length, {
    title: `${String(result['n'])} mails due at one instant: mails a second until the last is accepted`,
    names: rows.map(([name]) => name),
    series: [
      {
        type: 'bar' as const,
        barWidth: 20,
        label: { show: true, position: 'right' as const, color: INK },
        data: rows.map(([name, { perSecond }]) => ({
          value: perSecond?.median,
          itemStyle: { color: name === 'duban' ? OWN : OTHER },
        })),
      },
    ],
  });
}

/** Processor time a mail by part, in ms: the medians. */
export function costPicture(result: BenchResult): string {
  const rows = Object.entries(contendersOf(result)).filter(([name]) => name !== 'temporal');
  return drawn(rows.length, {
    title: 'Processor time a mail, in ms',
    names: rows.map(([name]) => name),
    legend: PARTS.map(([name]) => name),
    series: PARTS.map(([name, key, color]) => ({
      type: 'bar' as const,
      name,
      stack: 'parts',
      barWidth: 20,
      itemStyle: { color },
      data: rows.map(([, figures]) => figures[key]?.median ?? 0),
    })),
  });
}

interface Drawing {
  title: string;
  names: string[];
  series: object[];
  legend?: string[];
}

/** Lying bars, drawn without a browser. */
function drawn(rows: number, { title, names, series, legend = [] }: Drawing): string {
  const top = legend.length > 0 ? 64 : 40;
  const height = rows * ROW + top + 32;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#fff',
      textStyle: { fontFamily: FONT },
      ...(legend.length > 0 && {
        legend: { top: 32, left: 8, itemWidth: 14, itemGap: 36, data: legend },
      }),
      grid: {
        // Wide enough for every name: without a browser, how wide a text is can only be guessed.
        ...{ left: 130, right: 72, top, bottom: 28 },
      },
      xAxis: { type: 'value', splitLine: { lineStyle: { color: '#e6e7e9' } } },
      yAxis: {
        ...{ type: 'category', inverse: true, data: names },
        ...{ axisTick: { show: false }, axisLabel: { color: INK } },
      },
      series,
    });
    const svg = chart.renderToSVGString();
    const words = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return svg.replace(
      '</svg>',
      `<title>${words}</title><text x="8" y="20" font-family='${FONT}' font-size="14" fill="${INK}">${words}</text></svg>\n`,
    );
  } finally {
    chart.dispose();
  }
}
