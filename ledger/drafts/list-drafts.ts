import { openPoints } from '../../domain/import/open-points.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { Ledger } from '../ledger.ts';
import { openDraft } from './open-draft.ts';

/** A draft as a list names it. */
export interface DraftEntry {
  id: string;
  title: string;
  sourceName: string;
  startedAt: Date;
  startedBy: string;
  /** How many things are still to be done; none counted once it is imported or thrown away. */
  open: number;
  planId: string | null;
  discardedAt: Date | null;
}

/** More than these are not listed: the newest stand first. */
const MOST = 100;

/** The drafts that an actor may see, the newest first. */
export async function importDrafts(
  { db }: Ledger,
  actor: Pick<Actor, 'kind' | 'agencyId'>,
  now: Date,
): Promise<DraftEntry[]> {
  const all = actor.kind === 'admin';
  const rows = await db.$queryRaw<Omit<DraftEntry, 'open'>[]>`
    SELECT id, reading->'document'->>'title' AS title, source_name AS "sourceName",
      started_at AS "startedAt", started_by AS "startedBy", plan_id AS "planId",
      discarded_at AS "discardedAt"
    FROM import_draft WHERE ${all} OR agency_id = ${actor.agencyId ?? ''}
    ORDER BY started_at DESC, id LIMIT ${MOST}`;
  const entries: DraftEntry[] = [];
  for (const row of rows) {
    const isOver = row.planId !== null || row.discardedAt !== null;
    const draft = isOver ? null : await openDraft(db, row.id, actor, now);
    const points = draft ? openPoints(draft.state) : [];
    const open = points.reduce((sum, { count }) => sum + count, 0);
    entries.push({ ...row, title: draft?.state.title ?? row.title, open });
  }
  return entries;
}
