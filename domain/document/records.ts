import { trimmed, type Line } from './lines.ts';
import type { Row, Rows } from './rows.ts';
import { columnOf, isRole, type Column } from './table-heads.ts';
import type { Span } from './types.ts';

const FIELD = /^\(?([A-Za-z][A-Za-z /#.()-]{0,40}?|[\u4e00-\u9fff]{1,12}) ?(?::|\) ?:?) */;

interface Open {
  readonly line: Line;
  readonly fields: Map<Column, Span>;
  readonly lines: Line[];
  last: Column | undefined;
}

/**
 * Records: one field a line, “Lead agency: …”, “牵头单位：…”. A record begins with its number or its
 * task, and with any field it has already; it must name a task and somebody who does it.
 */
export function findRecords(folded: string, lines: readonly Line[]): Rows {
  const rows: Row[] = [];
  const taken = new Set<Line>();
  let open: Open | undefined;
  const close = () => {
    const row = open && rowOf(open);
    if (row && open) {
      rows.push(row);
      for (const line of open.lines) taken.add(line);
    }
    open = undefined;
  };
  for (const line of lines) {
    const field = fieldOf(folded, line);
    if (!field) {
      const goesOn = open && isContinued(open, line);
      if (!goesOn) close();
      continue;
    }
    if (
      !open ||
      open.fields.has(field.column) ||
      (field.column === 'number' && open.fields.size > 0)
    ) {
      close();
      open = { line, fields: new Map(), lines: [], last: undefined };
    }
    open.fields.set(field.column, field.value);
    open.lines.push(line);
    open.last = field.column;
  }
  close();
  return { rows, taken };
}

function fieldOf(folded: string, line: Line): { column: Column; value: Span } | undefined {
  const match = FIELD.exec(folded.slice(line.start, Math.min(line.end, line.start + 60)));
  const column = match && columnOf(match[1] ?? '');
  if (!match || !column) return undefined;
  return { column, value: trimmed(folded, line.start + match[0].length, line.end) };
}

/** A description may run over several lines. */
function isContinued(open: Open, line: Line): boolean {
  if (open.last !== 'task' && open.last !== 'measure') return false;
  const value = open.fields.get(open.last);
  if (!value || line.end - value[0] > 5_000) return false;
  open.fields.set(open.last, [value[0], line.end]);
  open.lines.push(line);
  return true;
}

function rowOf({ line, fields, lines }: Open): Row | undefined {
  const hasTask = fields.has('task') || fields.has('measure');
  if (!hasTask || ![...fields.keys()].some(isRole)) return undefined;
  const end = lines.at(-1)?.end ?? line.end;
  return { line: line.number, start: line.start, end, fields, heading: undefined };
}
