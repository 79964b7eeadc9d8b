import { kindWordsOf } from '../domain/kinds/words.ts';
import type { Ledger } from './ledger.ts';

/** What a process is about, for whoever looks at its workflow: agencies and tasks, never persons. */
export interface ProcessDescription {
  id: string;
  /** The workflow's type. */
  type: string;
  planId: string;
  kind: string | null;
  period: string | null;
  agencyId: string | null;
  /** In a line. */
  summary: string;
  /** The task's text; the plan's title where there is none. */
  details: string;
}

interface Row extends Omit<ProcessDescription, 'summary' | 'details'> {
  subject: string;
  title: string;
  agency: string | null;
  number: string | null;
  section: string | null;
  text: string | null;
}

/** Describes processes, all in one query. One that is not there is not described. */
export async function describeProcesses(
  ledger: Ledger,
  ids: readonly string[],
): Promise<ProcessDescription[]> {
  const rows = await ledger.db.$queryRaw<Row[]>`
    SELECT p.id, p.type, p.subject, p.plan_id AS "planId", l.title, coalesce(r.kind, c.kind) AS kind,
      coalesce(r.period, c.period) AS period, r.agency_id AS "agencyId", a.name AS agency,
      t.number, t.section_title AS section, t.text
    FROM process p JOIN plan l ON l.id = p.plan_id
      LEFT JOIN report r ON p.type = 'report' AND r.id = p.subject
      LEFT JOIN cycle c ON p.type = 'cycle' AND c.id = p.subject
      LEFT JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
    WHERE p.id = ANY(${ids})`;
  return rows.map((row) => ({ ...row, summary: summaryOf(row), details: row.text ?? row.title }));
}

function summaryOf({ type, subject, planId, kind, period, agency, number, section }: Row): string {
  if (type === 'midtermEvaluation') return `${planId}: 中期评估`;
  if (type === 'inspection') return `${subject}: 检查`;
  if (kind === null || period === null) return `plan ${planId}`;
  const { name, about } = kindWordsOf('zh-CN', kind);
  const what = [...new Set([about(period), name])].join(' ');
  if (agency === null) return `${planId}: ${what}`;
  const task = number === null ? '' : ` 任务${number}${section === null ? '' : `（${section}）`}`;
  return `${what}${task} ${agency}`;
}
