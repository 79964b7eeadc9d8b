import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';

/** Words of a search that count; what is typed beyond them is left out. */
const MOST_WORDS = 8;

/** So many tasks are looked for in the reports by their ids; a word that is in more is looked for in each task's text. */
const MOST_TASKS = 2_000;

/**
 * The reports in which every word of a search is found: in the task's id, number, text or headings, in a name of the
 * agency, or in the report's id. Null: in none at all.
 */
export async function searchSql(
  ledger: Pick<Ledger, 'db'>,
  planId: string,
  search: string,
): Promise<Prisma.Sql | null> {
  const words = search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const found = await Promise.all(words.map((word) => wordSql(ledger, planId, word)));
  if (found.some((each) => each === null)) return null;
  return Prisma.join([Prisma.sql`TRUE`, ...found.filter((each) => each !== null)], ' AND ');
}

/** What of a task is searched. Has an index by pairs of letters, which holds for words of two or more. */
const TASK_TEXT = Prisma.sql`task_words(t.id, t.number, t.text, t.section_title, t.chapter_title)`;

async function wordSql(
  { db }: Pick<Ledger, 'db'>,
  planId: string,
  word: string,
): Promise<Prisma.Sql | null> {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const [tasks, agencies, cycles] = await Promise.all([
    db.$queryRaw<{ id: string }[]>`
      SELECT t.id FROM task t WHERE t.plan_id = ${planId}
        AND letter_pairs(${TASK_TEXT}) @> letter_pairs(${word}) AND ${TASK_TEXT} ILIKE ${like}
      LIMIT ${MOST_TASKS + 1}`,
    db.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM agency a WHERE a.name ILIKE ${like} OR a.name_en ILIKE ${like} OR a.id ILIKE ${like}
        OR EXISTS (SELECT 1 FROM agency_alias s WHERE s.agency_id = a.id AND s.name ILIKE ${like})`,
    db.cycle.findMany({ where: { planId }, select: { id: true } }),
  ]);
  const lower = word.toLowerCase();
  const within = cycles.filter(({ id }) => id.toLowerCase().includes(lower)).map(({ id }) => id);
  const ids = cycles.flatMap(({ id }) => idsFrom(id, word));
  const ways = [
    ...(tasks.length > MOST_TASKS ? [Prisma.sql`${TASK_TEXT} ILIKE ${like}`] : []),
    ...(tasks.length > 0 && tasks.length <= MOST_TASKS
      ? [Prisma.sql`r.task_id = ANY(${tasks.map(({ id }) => id)})`]
      : []),
    ...(agencies.length > 0
      ? [Prisma.sql`r.agency_id = ANY(${agencies.map(({ id }) => id)})`]
      : []),
    ...(within.length > 0 ? [Prisma.sql`r.cycle_id = ANY(${within})`] : []),
    ...(ids.length > 0 ? [Prisma.sql`r.id = ANY(${ids})`] : []),
  ];
  return ways.length === 0 ? null : Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}

/** The reports of a cycle whose ids end in a word that reaches over the end of the cycle's own: `2027-t042`. */
function idsFrom(cycleId: string, word: string): string[] {
  return [...word.matchAll(/-/g)].flatMap(({ index }) => {
    const isEnd = cycleId.endsWith(word.slice(0, index));
    return isEnd ? [cycleId + word.slice(index)] : [];
  });
}
