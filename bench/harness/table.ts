import type { BenchResult } from './options.ts';

/** A result for people: single figures a line each, what is compared as a table. */
export function tableOf({ name, ...result }: BenchResult): string {
  const lines: string[] = [name];
  const single = Object.entries(result).filter(([, value]) => !isTable(value));
  const width = Math.max(0, ...single.map(([key]) => key.length));
  for (const [key, value] of single) lines.push(`  ${key.padEnd(width)}  ${textOf(value)}`);
  for (const [key, value] of Object.entries(result))
    if (isTable(value)) lines.push('', `  ${key}`, ...matrixOf(value));
  return lines.join('\n');
}

type Table = Record<string, Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTable = (value: unknown): value is Table =>
  isObject(value) && Object.values(value).length > 0 && Object.values(value).every(isObject);

/** One row a key, one column a figure. */
function matrixOf(table: Table): string[] {
  const columns = [...new Set(Object.values(table).flatMap(Object.keys))];
  const rows = [
    ['', ...columns],
    ...Object.entries(table).map(([key, row]) => [
      key,
      ...columns.map((each) => textOf(row[each])),
    ]),
  ];
  const widths = ['', ...columns].map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map(
    (row) =>
      `    ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')}`,
  );
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (isObject(value) && 'median' in value)
    return `${String(value.median)} (${String(value.min)}–${String(value.max)})`;
  if (isObject(value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${textOf(each)}`)
      .join(' · ');
  return String(value);
}
