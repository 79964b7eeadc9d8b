import type { BenchResult } from '../harness/options.ts';

type Row = Record<string, unknown>;

/** A result as Markdown: what is compared as tables, single figures in one line each before them. */
export function markdownOf({ name: _, ...result }: BenchResult): string {
  const entries = Object.entries(result);
  const single = entries.filter(([, value]) => !isTable(value));
  const tables = entries.filter((entry): entry is [string, Record<string, Row>] =>
    isTable(entry[1]),
  );
  return [
    single.map(([key, value]) => `- ${key}: ${cellOf(value)}`).join('\n'),
    ...tables.map(([key, table]) => tableOf(key, table)),
  ].join('\n\n');
}

function tableOf(title: string, table: Record<string, Row>): string {
  const columns = [...new Set(Object.values(table).flatMap(Object.keys))];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line([title, ...columns]),
    line(['---', ...columns.map(() => '---:')]),
    ...Object.entries(table).map(([key, row]) =>
      line([key, ...columns.map((column) => cellOf(row[column]))]),
    ),
  ].join('\n');
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTable = (value: unknown): value is Record<string, Row> =>
  isObject(value) && Object.values(value).length > 0 && Object.values(value).every(isObject);

/** A figure; of several runs the median, and between which it lay. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.map(cellOf).join(', ');
  if (!isObject(value)) return String(value);
  if (!('median' in value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${cellOf(each)}`)
      .join(', ');
  const { median, min, max } = value;
  if (median === null) return '–';
  return min === max ? String(median) : `${String(median)} (${String(min)}–${String(max)})`;
}
