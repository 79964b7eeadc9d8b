import { Prisma } from '../prisma/generated/client.ts';
import type { Ledger } from './ledger.ts';

/** What a class of reports that are counted alike is told by, beside its agency or chapter. */
const FACTS = [
  ...['plan_id', 'cycle_id', 'kind', 'period', 'is_part', 'stage', 'opens_at', 'original_due_on'],
  ...['moved_due_on', 'due_on', 'due_at', 'first_filed_at', 'filed_late', 'review_due_on'],
  ...['returned', 'missed', 'gone', 'nil', 'doubt', 'first_terms'],
];
const CHAPTER = ['has_task', 'chapter_number', 'chapter_title'];
const AGENCY = ['agency_id', 'assignee_id'];

const list = (columns: readonly string[]) => Prisma.raw(columns.join(', '));
const ALL = list([...FACTS, ...CHAPTER, ...AGENCY]);
/** The columns of a class by chapter, and by agency, each with what is none of it left empty. */
const BY_CHAPTER = list([...FACTS, ...CHAPTER, ...AGENCY.map((name) => `NULL::text AS ${name}`)]);
const BY_AGENCY = list([
  ...FACTS,
  ...['NULL::boolean AS has_task', 'NULL::text AS chapter_number', 'NULL::text AS chapter_title'],
  ...AGENCY,
]);

/** Locks out a second one who counts: classes are changed by one at a time. */
const COUNTING = 8_230_917;

/**
 * Counts reports anew whose facts have changed since they were counted, the oldest change first, and takes
 * them off the list. What is read meanwhile is right before as after: whoever reads adds what stands on the list.
 * @param most changes that are taken off at most.
 * @returns how many were; 0: there is nothing to count, or somebody else counts.
 */
export async function countAnew({ db }: Pick<Ledger, 'db'>, most = 5_000): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${COUNTING}::bigint) AS held`;
      if (!lock?.held) return 0;
      // One statement, and so one instant of the ledger: a report that changes later is on the list again.
      const [counted] = await tx.$queryRaw<{ taken: number }[]>`
        WITH taken AS (
          DELETE FROM count_due WHERE id IN (SELECT id FROM count_due ORDER BY id LIMIT ${most})
          RETURNING report_id
        ), reports AS MATERIALIZED (SELECT DISTINCT report_id FROM taken),
        live AS MATERIALIZED (SELECT f.* FROM reports d JOIN report_facts f USING (report_id)),
        before AS MATERIALIZED (SELECT c.* FROM reports d JOIN report_counted c USING (report_id)),
        changes AS (
          SELECT by_chapter AS id, 1 AS n, ${BY_CHAPTER} FROM live
          UNION ALL SELECT by_agency, 1, ${BY_AGENCY} FROM live
          UNION ALL SELECT c.id, -1, ${ALL} FROM before b JOIN report_class c ON c.id IN (b.by_chapter, b.by_agency)
        ), classes AS (
          INSERT INTO report_class (id, n, ${ALL})
          SELECT id, sum(n), ${ALL} FROM changes GROUP BY id, ${ALL} HAVING sum(n) <> 0
          ON CONFLICT (id) DO UPDATE SET n = report_class.n + excluded.n
        ), kept AS (
          INSERT INTO report_counted (report_id, by_chapter, by_agency)
          SELECT report_id, by_chapter, by_agency FROM live
          ON CONFLICT (report_id) DO UPDATE
            SET by_chapter = excluded.by_chapter, by_agency = excluded.by_agency
            WHERE (report_counted.by_chapter, report_counted.by_agency)
              IS DISTINCT FROM (excluded.by_chapter, excluded.by_agency)
        ), gone AS (
          DELETE FROM report_counted USING before b WHERE report_counted.report_id = b.report_id
            AND NOT EXISTS (SELECT 1 FROM live l WHERE l.report_id = b.report_id)
        )
        SELECT count(*)::int AS taken FROM taken`;
      await tx.$executeRaw`DELETE FROM report_class WHERE n = 0`;
      return counted?.taken ?? 0;
    },
    { timeout: 120_000 },
  );
}

/** Counts until nothing is left on the list. @returns how many changes there were. */
export async function countAll(ledger: Pick<Ledger, 'db'>, most?: number): Promise<number> {
  for (let sum = 0; ;) {
    const taken = await countAnew(ledger, most);
    if (taken === 0) return sum;
    sum += taken;
  }
}

/**
 * Classes whose number is not what the facts say: nothing, unless something wrote past the ledger. What is
 * still on the list to be counted is no difference.
 */
export async function countsAtOdds({
  db,
}: Pick<Ledger, 'db'>): Promise<{ id: string; counted: number; live: number }[]> {
  return db.$queryRaw<{ id: string; counted: number; live: number }[]>`
    WITH due AS MATERIALIZED (SELECT DISTINCT report_id FROM count_due),
    live AS MATERIALIZED (SELECT report_id, by_chapter, by_agency FROM report_facts),
    of_facts AS (
      SELECT id, count(*)::int AS n FROM (
        SELECT by_chapter AS id, report_id FROM live UNION ALL SELECT by_agency, report_id FROM live) l
      WHERE NOT EXISTS (SELECT 1 FROM due d WHERE d.report_id = l.report_id) GROUP BY id
    ), of_due AS (
      SELECT id, count(*)::int AS n FROM (
        SELECT by_chapter AS id, report_id FROM report_counted UNION ALL SELECT by_agency, report_id FROM report_counted) c
      WHERE EXISTS (SELECT 1 FROM due d WHERE d.report_id = c.report_id) GROUP BY id
    )
    SELECT id::text, (coalesce(c.n, 0) - coalesce(d.n, 0))::int AS counted, coalesce(f.n, 0)::int AS live
    FROM report_class c FULL JOIN of_facts f USING (id) FULL JOIN of_due d USING (id)
    WHERE coalesce(c.n, 0) - coalesce(d.n, 0) <> coalesce(f.n, 0) LIMIT 10`;
}
