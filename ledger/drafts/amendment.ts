import {
  differenceOf,
  type ComparedTask,
  type Difference,
} from '../../domain/import/difference.ts';
import { keptTasks } from '../../domain/import/imported.ts';
import { resolve, resolvedRoles, type Resolved } from '../../domain/import/resolve.ts';
import type { Tx } from '../ledger.ts';
import { newAgencyId } from './import-draft.ts';
import type { OpenDraft } from './open-draft.ts';

/** Between a plan's text and that of what amends it. */
export const BETWEEN_SOURCES = '\n\n';

/** The text of a plan's own document, without what has amended it since. */
export async function ownSource(
  tx: Tx,
  { id, sourceText, sha256 }: { id: string; sourceText: string; sha256: string },
): Promise<string> {
  const amendments = await tx.importDraft.findMany({
    where: { planId: id, sha256: { not: sha256 } },
    select: { sourceText: true },
  });
  const appended = amendments.reduce(
    (length, amendment) => length + BETWEEN_SOURCES.length + amendment.sourceText.length,
    0,
  );
  return sourceText.slice(0, sourceText.length - appended);
}

/** How a draft differs from the plan that it amends, with whom its names mean. */
export interface Amendment {
  planId: string;
  difference: Difference;
  resolved: Resolved;
}

/** The difference of a draft to the plan it was said to amend; null if it amends none. */
export async function amendmentOf(tx: Tx, draft: OpenDraft): Promise<Amendment | null> {
  const { state, register } = draft;
  const planId = state.amends;
  if (typeof planId !== 'string') return null;
  const rows = await tx.task.findMany({
    where: { planId, setAsideAt: null },
    orderBy: { order: 'asc' },
    include: { responsibilities: { orderBy: { position: 'asc' } } },
  });
  const plan = rows.map(({ id, number, chapterTitle, text, responsibilities }): ComparedTask => ({
    ...{ id, number, text, chapter: chapterTitle },
    roles: responsibilities.map(({ agencyId, role }) => ({ agencyId, role })),
  }));
  const resolved = resolve(state, register, newAgencyId);
  const tasks = keptTasks(state).map((task): ComparedTask => ({
    id: task.key,
    number: task.number,
    chapter: task.chapter?.title ?? null,
    text: task.text,
    roles: resolvedRoles(task.roles, resolved),
  }));
  return { planId, difference: differenceOf(plan, tasks), resolved };
}
