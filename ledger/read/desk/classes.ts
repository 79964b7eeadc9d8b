import { light } from '../../../domain/light/light.ts';
import type { LightColour } from '../../../domain/light/reason.ts';
import type { StatisticsRow } from '../../../domain/statistics/statistics.ts';
import type { PlanPolicy } from '../../../schemas/plan-policy.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';

/** Reports that are counted alike, at whatever instant, and how many they are. */
export interface CountedClass extends StatisticsRow {
  n: number;
  opensAt: Date;
  /** Null unless it is being collected. */
  dueOn: string | null;
  filedLate: boolean | null;
  reviewDueOn: string | null;
}

/** What classes can be told apart by. */
const GROUPS = {
  chapter: [
    'has_task AS "hasTask"',
    'chapter_number AS "chapterNumber"',
    'chapter_title AS chapter',
  ],
  agency: ['agency_id AS agency'],
  cycle: ['cycle_id AS "cycleId"', 'kind', 'period'],
} as const;

/** How classes are told apart: none of it needs their agency, or all. */
export type ClassGroup = keyof typeof GROUPS;

/** Columns of a class by what they are in each group. */
export interface ClassGroups {
  chapter: { hasTask: boolean; chapterNumber: string | null; chapter: string | null };
  agency: { agency: string };
  cycle: { cycleId: string; kind: string; period: string };
}

const FACTS = [
  ...['stage::text AS stage', 'opens_at AS "opensAt"', 'original_due_on AS "originalDueOn"'],
  ...['moved_due_on AS "movedDueOn"', 'due_on AS "dueOn"', 'due_at AS "dueAt"'],
  ...['first_filed_at AS "firstFiledAt"', 'filed_late AS "filedLate"'],
  ...['review_due_on AS "reviewDueOn"', 'returned', 'missed', 'gone', 'nil', 'doubt'],
];

interface RawClass extends Omit<
  CountedClass,
  'agency' | 'chapter' | 'returnedAt' | 'missedAt' | 'leftAt'
> {
  agency?: string;
  chapter?: string | null;
  returned: boolean;
  missed: boolean;
  gone: boolean;
}

/** A class with what it is told apart by; of none, by nothing. */
export type ClassBy<Group extends ClassGroup> = [Group] extends [never]
  ? CountedClass
  : CountedClass & ClassGroups[Group];

/** Of which reports classes are read. */
export interface ClassQuery<Group extends ClassGroup> {
  planId: string;
  by: readonly Group[];
  /** A condition on class `c`. */
  where: Prisma.Sql;
  /** Of certain agencies, or by agency: left out where nothing is asked of them. */
  ofAgencies?: boolean;
}

/**
 * The classes of a plan's reports as they stand now: those counted, without what has changed since, and with it
 * as it is. Their number does not grow with that of the reports.
 */
export async function classesOf<Group extends ClassGroup = never>(
  { db }: Pick<Ledger, 'db'>,
  { planId, by, where, ofAgencies = by.includes('agency' as Group) }: ClassQuery<Group>,
): Promise<ClassBy<Group>[]> {
  const names = [...by.flatMap((group) => GROUPS[group]), ...FACTS];
  const columns = Prisma.raw(names.join(', '));
  const places = Prisma.raw(names.map((_, index) => index + 1).join(', '));
  const rows = await db.$queryRaw<RawClass[]>`
    SELECT ${columns}, sum(c.n)::int AS n FROM ${classes(planId, ofAgencies, where)} c
    GROUP BY ${places} HAVING sum(c.n) <> 0`;
  return rows.map((row) => ({
    ...row,
    agency: row.agency ?? '',
    chapter: row.chapter ?? null,
    opensAt: row.opensAt ?? EPOCH,
    dueAt: row.dueAt ?? EPOCH,
    // Whether, not when.
    returnedAt: row.returned ? EPOCH : null,
    missedAt: row.missed ? EPOCH : null,
    leftAt: row.gone ? EPOCH : null,
  })) as unknown as ClassBy<Group>[];
}

const EPOCH = new Date(0);

/** How many reports the classes hold that meet a condition on class `c`. */
export async function countClasses(
  { db }: Pick<Ledger, 'db'>,
  {
    planId,
    where,
    ofAgencies = false,
  }: { planId: string; where: Prisma.Sql; ofAgencies?: boolean },
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(c.n), 0)::int AS count FROM ${classes(planId, ofAgencies, where)} c`;
  return row?.count ?? 0;
}

/**
 * The classes that meet a condition, as a table of SQL with their `n`; what has changed since it was counted
 * stands in it as it was, taken away, and as it is.
 */
export function classes(planId: string, ofAgencies: boolean, where: Prisma.Sql): Prisma.Sql {
  const dimension = ofAgencies
    ? Prisma.sql`c.agency_id IS NOT NULL`
    : Prisma.sql`c.agency_id IS NULL`;
  const id = ofAgencies ? Prisma.sql`k.by_agency` : Prisma.sql`k.by_chapter`;
  return Prisma.sql`(
    SELECT ${COLUMNS}, c.n FROM report_class c
    WHERE c.plan_id = ${planId} AND ${dimension} AND ${where}
    UNION ALL SELECT ${COLUMNS}, -1 FROM (SELECT DISTINCT report_id FROM count_due) d
      JOIN report_counted k USING (report_id) JOIN report_class c ON c.id = ${id}
    WHERE c.plan_id = ${planId} AND ${where}
    UNION ALL SELECT ${COLUMNS}, 1 FROM (SELECT DISTINCT report_id FROM count_due) d
      JOIN report_facts c USING (report_id)
    WHERE c.plan_id = ${planId} AND ${where})`;
}

const COLUMNS = Prisma.raw(
  [
    ...[
      'cycle_id',
      'kind',
      'period',
      'is_part',
      'agency_id',
      'assignee_id',
      'has_task',
      'chapter_number',
    ],
    ...[
      'chapter_title',
      'stage',
      'opens_at',
      'original_due_on',
      'moved_due_on',
      'due_on',
      'due_at',
    ],
    ...[
      'first_filed_at',
      'filed_late',
      'review_due_on',
      'returned',
      'missed',
      'gone',
      'nil',
      'doubt',
    ],
    'first_terms',
  ]
    .map((name) => `c.${name}`)
    .join(', '),
);

/** The colour of the light of every report of a class at `now`. */
export function colourOfClass(
  { stage, opensAt, originalDueOn, dueOn, dueAt, firstFiledAt, filedLate, ...rest }: CountedClass,
  policy: PlanPolicy,
  calendar: Ledger['calendar'],
  now: Date,
): LightColour {
  const { reviewDueOn, returnedAt, missedAt } = rest;
  const facts = {
    ...{ stage, opensAt, originalDueOn, dueAt, firstFiledAt, reviewDueOn, returnedAt },
    dueOn: dueOn ?? originalDueOn,
    // Of what is in review: after its date, or before.
    filedAt: stage === 'reviewing' ? new Date(dueAt.getTime() - (filedLate ? 0 : 1)) : null,
    reopenedAt: null,
    acceptedAt: null,
    closedAt: missedAt,
  };
  return light(facts, policy, calendar, now).colour;
}
