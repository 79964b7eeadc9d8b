import type { Ledger } from '../../ledger.ts';
import type { Chapter } from './lights.ts';

/**
 * The chapters of a plan's tasks, in the order of the document; what stands in none has no number and no title.
 * Each is found from the one before it in an index, however many tasks it has.
 */
export async function chaptersOf({ db }: Pick<Ledger, 'db'>, planId: string): Promise<Chapter[]> {
  const rows = await db.$queryRaw<{ number: string; title: string }[]>`
    WITH RECURSIVE chapter AS (
      (SELECT coalesce(chapter_number, '') AS number, coalesce(chapter_title, '') AS title, "order"
        FROM task WHERE plan_id = ${planId} ORDER BY 1, 2, 3 LIMIT 1)
      UNION ALL
      SELECT next.* FROM chapter CROSS JOIN LATERAL (
        SELECT coalesce(chapter_number, '') AS number, coalesce(chapter_title, '') AS title, "order"
        FROM task WHERE plan_id = ${planId}
          AND (coalesce(chapter_number, ''), coalesce(chapter_title, '')) > (chapter.number, chapter.title)
        ORDER BY 1, 2, 3 LIMIT 1) next
    )
    SELECT number, title FROM chapter ORDER BY "order"`;
  return rows.map(({ number, title }) => ({ number: number || null, title: title || null }));
}
