import type { ResponsibilityRole } from '../words/words.ts';

/** Who has to do with an indicator's task, in the order of the document. */
export interface TaskOwner {
  agencyId: string;
  role: ResponsibilityRole;
}

/**
 * Who reports the values of an indicator: the agency that was named for it, as long as it owes a report on
 * the task; else the first that leads the task or is responsible for it, so that a task which passes to
 * another agency takes its indicators along. Without a task, the agency named. Null: nobody.
 */
export function measurerOf(
  { agencyId, taskId }: { agencyId: string | null; taskId: string | null },
  owners: readonly TaskOwner[],
): string | null {
  if (taskId === null) return agencyId;
  const owing = owners.filter(({ role }) => role !== 'cooperating');
  return (owing.find((owner) => owner.agencyId === agencyId) ?? owing[0])?.agencyId ?? null;
}
