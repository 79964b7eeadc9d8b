import type { Doubt } from '../../../domain/forms/doubt.ts';
import {
  filingsOf,
  isLeft,
  outcomeOf,
  type Filing,
} from '../../../domain/statistics/counting-rule.ts';
import type { Punctuality } from '../../../domain/statistics/tally.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { inSelection, type Selection } from './selection.ts';

/** What was owed on the roster of some group and what became of it; `owed` is the sum of the rest. */
export interface RosterCount {
  owed: number;
  /** Left the roster before it was filed. */
  left: number;
  /** Against the original due date. `missing`: never filed; `notYetDue`: still open. */
  original: Punctuality;
  /** Against the date that extensions, changes of policy and pauses made of it. */
  extended: Punctuality;
  /** Of what was filed: no progress, next to nothing said, the last cycle's text. */
  filings: Record<Filing, number>;
}

/** The counts of each group, in the order of the plan or of the alphabet; never by how good they are. */
export interface RosterStatistics {
  total: RosterCount;
  agencies: { agency: AgencyName; count: RosterCount }[];
  /** Null: reports that are about no task. */
  chapters: { chapter: { number: string | null; title: string } | null; count: RosterCount }[];
  kinds: { kind: string; count: RosterCount }[];
  cycles: { kind: string; period: string; count: RosterCount }[];
}

interface Row {
  agency: AgencyName;
  chapterNumber: string | null;
  chapterTitle: string | null;
  taskOrder: number | null;
  kind: string;
  period: string;
  originalDueOn: string;
  extendedDueOn: string;
  dueAt: Date;
  firstFiledAt: Date | null;
  nil: boolean;
  doubt: Doubt | null;
  leftAt: Date | null;
}

/**
 * Counts the frozen roster of the selected cycles as it stood at an instant: everybody who owed a
 * report then, by the facts known then. Read in one statement; counted by domain/statistics.
 */
export async function rosterStatistics(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  asOf: Date,
): Promise<RosterStatistics> {
  const rows = await rosterRows(ledger, plan, selection, asOf);
  const when = { now: asOf, zone: plan.policy.zone };
  const total = noCount();
  const add = (count: RosterCount, row: Row) => {
    count.owed++;
    if (isLeft(row)) count.left++;
    else {
      const { firstFiledAt, dueAt } = row;
      const facts = { stage: 'collecting', firstFiledAt, dueAt } as const;
      count.original[outcomeOf(facts, row.originalDueOn, when)]++;
      count.extended[outcomeOf(facts, row.extendedDueOn, when)]++;
      for (const filing of filingsOf(row)) count.filings[filing]++;
    }
  };
  const groupsBy = (keyOf: (row: Row) => string) => {
    const groups = new Map<string, { first: Row; count: RosterCount }>();
    for (const row of rows) {
      const key = keyOf(row);
      const group = groups.get(key) ?? { first: row, count: noCount() };
      groups.set(key, group);
      add(group.count, row);
    }
    return [...groups.values()];
  };
  for (const row of rows) add(total, row);
  const place = ({ taskOrder }: Row) => taskOrder ?? Infinity;
  return {
    total,
    agencies: groupsBy(({ agency }) => agency.id)
      .map(({ first: { agency }, count }) => ({ agency, count }))
      .sort((a, b) => a.agency.name.localeCompare(b.agency.name, 'zh-CN')),
    chapters: groupsBy(({ chapterTitle, chapterNumber }) => `${chapterNumber} ${chapterTitle}`)
      .sort((a, b) => place(a.first) - place(b.first))
      .map(({ first: { chapterNumber: number, chapterTitle: title }, count }) => ({
        chapter: title === null ? null : { number, title },
        count,
      })),
    kinds: groupsBy(({ kind }) => kind).map(({ first: { kind }, count }) => ({ kind, count })),
    cycles: groupsBy(({ kind, period }) => `${kind} ${period}`).map(
      ({ first: { kind, period }, count }) => ({ kind, period, count }),
    ),
  };
}

/** The count of no reports. */
export const noCount = (): RosterCount => {
  const none = (): Punctuality => ({ filedOnTime: 0, filedLate: 0, missing: 0, notYetDue: 0 });
  const filings = { nil: 0, short: 0, copied: 0 };
  return { owed: 0, left: 0, original: none(), extended: none(), filings };
};

interface RawRow extends Omit<Row, 'agency'> {
  agencyId: string;
  agencyName: string;
  agencyNameEn: string | null;
}

/** In the order of the plan: cycle by cycle, task by task. */
async function rosterRows(
  { db }: Ledger,
  plan: DeskPlan,
  selection: Selection,
  asOf: Date,
): Promise<Row[]> {
  const rows = await db.$queryRaw<RawRow[]>`
    WITH filed AS (
      SELECT report_id, min(filed_at) AS first_at,
        (array_agg(nil ORDER BY revision DESC))[1] AS nil,
        (array_agg(doubt ORDER BY revision DESC))[1] AS doubt
      FROM submission
      WHERE filed_at <= ${asOf} AND (withdrawn_at IS NULL OR withdrawn_at > ${asOf})
      GROUP BY report_id
    )
    SELECT a.id AS "agencyId", a.name AS "agencyName", a.name_en AS "agencyNameEn",
      t.chapter_number AS "chapterNumber", t.chapter_title AS "chapterTitle",
      t."order" AS "taskOrder", r.kind, r.period,
      r.original_due_on AS "originalDueOn",
      coalesce(moved.due_on, r.original_due_on) AS "extendedDueOn", r.due_at AS "dueAt",
      f.first_at AS "firstFiledAt", coalesce(f.nil, false) AS nil, f.doubt,
      CASE WHEN r.left_at <= ${asOf} THEN r.left_at END AS "leftAt"
    FROM report r JOIN cycle c ON c.id = r.cycle_id
      LEFT JOIN task t ON t.id = r.task_id LEFT JOIN filed f ON f.report_id = r.id
      LEFT JOIN LATERAL (SELECT due_on FROM terms e WHERE e.report_id = r.id
        AND e.cause NOT IN ('return', 'reopen') AND e.armed_at <= ${asOf}
        AND (f.first_at IS NULL OR e.armed_at <= f.first_at)
        ORDER BY e.version DESC LIMIT 1) moved ON true
      LEFT JOIN LATERAL (SELECT agency_id FROM terms e WHERE e.report_id = r.id
        AND e.armed_at <= ${asOf} ORDER BY e.version DESC LIMIT 1) owner ON true
      JOIN agency a ON a.id = coalesce(owner.agency_id, r.agency_id)
    WHERE r.plan_id = ${plan.id} AND ${inSelection(selection)} AND r.joined_at <= ${asOf}
    ORDER BY c.opens_at, r.kind, t."order" NULLS LAST, r.id`;
  return rows.map(({ agencyId, agencyName, agencyNameEn, ...row }) => ({
    ...row,
    agency: { id: agencyId, name: agencyName, nameEn: agencyNameEn },
  }));
}
