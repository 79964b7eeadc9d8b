import type { ChangeNotice, ContactRole } from '../../domain/ladder/step.ts';
import type { Changing } from './change.ts';

/** A report that a change concerns, as a page names it. */
export interface ConcernedReport {
  id: string;
  kind: string;
  period: string;
  task: { number: string; text: string } | null;
  /** Who owes it after the change. */
  agency: { id: string; name: string; nameEn: string | null };
  dueOn: string;
}

/** What came, or would come, of a change: who is told what, and which mails are taken back. */
export interface Effects {
  /** Reports that leave the roster. */
  left: ConcernedReport[];
  /** Reports that another agency owes from now on. */
  passed: ConcernedReport[];
  /** Reports that are owed again. */
  rejoined: ConcernedReport[];
  /** Whom it is told, once per contact and notice. */
  told: {
    notice: ChangeNotice;
    name: string;
    role: ContactRole;
    agency: { id: string; name: string; nameEn: string | null };
    reports: number;
  }[];
  /** Mails that were staged and are not sent now. */
  cancelled: number;
}

/** The reports that a change has written to. */
export interface Concerned {
  left?: readonly string[];
  passed?: readonly string[];
  rejoined?: readonly string[];
  /** Reports whose officers are told, and nothing else. */
  amended?: readonly string[];
}

/** Reads what a change has done, in its own transaction. */
export async function effectsOf(
  { tx, now }: Pick<Changing, 'tx' | 'now'>,
  { left = [], passed = [], rejoined = [], amended = [] }: Concerned,
): Promise<Effects> {
  const ids = [...left, ...passed, ...rejoined, ...amended];
  const rows = await tx.report.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    include: {
      task: { select: { order: true, number: true, text: true } },
      agency: { select: { id: true, name: true, nameEn: true } },
    },
  });
  const named = (wanted: readonly string[]): ConcernedReport[] =>
    rows
      .filter(({ id }) => wanted.includes(id))
      .map(({ id, kind, period, task, agency, dueOn }) => ({
        id,
        kind,
        period,
        task: task && { number: task.number ?? String(task.order), text: task.text },
        agency,
        dueOn,
      }));
  const told = await tx.$queryRaw<ToldRow[]>`
    SELECT m.notice, c.name, c.role::text AS role, a.id AS agency_id, a.name AS agency_name,
      a.name_en AS agency_name_en, count(*)::int AS reports
    FROM mail m JOIN contact c ON c.id = m.contact_id JOIN agency a ON a.id = c.agency_id
    WHERE m.report_id = ANY(${ids}) AND m.due_at = ${now} AND m.state = 'staged'
      AND m.notice IN ('left', 'rejoined', 'amended', 'transferred', 'passed_on')
    GROUP BY m.notice, c.id, c.name, c.role, a.id, a.name, a.name_en
    ORDER BY a.id, c.id, m.notice`;
  const cancelled = await tx.mail.count({
    where: { reportId: { in: ids }, state: 'cancelled', settledAt: now },
  });
  return {
    left: named(left),
    passed: named(passed),
    rejoined: named(rejoined),
    told: told.map(({ agency_id, agency_name, agency_name_en, ...row }) => ({
      ...row,
      agency: { id: agency_id, name: agency_name, nameEn: agency_name_en },
    })),
    cancelled,
  };
}

interface ToldRow {
  notice: ChangeNotice;
  name: string;
  role: ContactRole;
  agency_id: string;
  agency_name: string;
  agency_name_en: string | null;
  reports: number;
}
