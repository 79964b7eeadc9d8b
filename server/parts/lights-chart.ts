import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { LightColour } from '../../domain/light/reason.ts';
import type { ChapterLights } from '../../ledger/read/desk/lights.ts';
import { COLOURS } from './light-colours.ts';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** Told apart without colour vision by order and by the figures in the bars. */
const FILL: Record<LightColour, string> = {
  red: '#d63939',
  yellow: '#f59f00',
  green: '#2fb344',
  blue: '#206bc4',
};
const ROW = 30;
const FONT = 'system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

interface ChartWords {
  colour: Record<LightColour, string>;
  /** The name of a row. */
  row: (chapter: ChapterLights) => string;
}

/** So many pictures are kept: a picture is drawn in some 10 ms, and whoever looks next mostly wants the same. */
const KEPT = 50;
const drawn = new Map<string, string>();

/** The lights of each chapter as stacked bars: an SVG picture, drawn without a browser, and anew once a figure changes. */
export function lightsChart(chapters: readonly ChapterLights[], words: ChartWords): string {
  const shown = {
    colours: COLOURS.map((colour) => words.colour[colour]),
    rows: chapters.map(words.row),
    bars: COLOURS.map((colour) => chapters.map(({ lights }) => lights[colour])),
  };
  const key = JSON.stringify(shown);
  const picture = drawn.get(key) ?? draw(shown);
  // The one that was looked at longest ago goes first.
  drawn.delete(key);
  drawn.set(key, picture);
  for (const oldest of drawn.keys()) if (drawn.size > KEPT) drawn.delete(oldest);
  return picture;
}

interface Shown {
  /** The names of the colours, in their order. */
  colours: string[];
  rows: string[];
  /** By colour, the number of each row. */
  bars: number[][];
}

function draw({ colours, rows, bars }: Shown): string {
  const height = rows.length * ROW + 60;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 460, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
      grid: {
        left: 8,
        right: 16,
        top: 36,
        bottom: 8,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      legend: { top: 0, left: 0, itemWidth: 14, data: colours },
      xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e6e7e9' } } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows,
        axisTick: { show: false },
        axisLabel: { color: '#182433' },
      },
      series: COLOURS.map((colour, index) => ({
        type: 'bar',
        name: colours[index]!,
        stack: 'lights',
        barWidth: 18,
        itemStyle: { color: FILL[colour] },
        label: {
          show: true,
          color: colour === 'yellow' ? '#182433' : '#fff',
          fontSize: 11,
          formatter: ({ value }: { value: unknown }) => (value === 0 ? '' : String(value)),
        },
        data: bars[index]!,
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
