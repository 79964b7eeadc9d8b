import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Ledger } from '../ledger/ledger.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** What of an instant's work is still under way; all zero when the ledger has come to rest. */
export interface Unsettled {
  relay: number;
  unseen: number;
  overdue: number;
  mails: number;
}

/** Counts what is not done at business time `now`. */
export async function unsettled(ledger: Ledger, now: Date): Promise<Unsettled> {
  const [row] = await ledger.db.$queryRaw<Unsettled[]>`
    WITH tracked AS (
      SELECT version, seen_version, next_wake_at FROM report
      UNION ALL SELECT version, seen_version, next_wake_at FROM cycle
      UNION ALL SELECT version, seen_version, next_wake_at FROM plan WHERE launched_at IS NOT NULL
    )
    SELECT (SELECT count(*)::int FROM relay) AS relay,
      (SELECT count(*)::int FROM tracked WHERE version > seen_version) AS unseen,
      (SELECT count(*)::int FROM tracked WHERE next_wake_at <= ${now}) AS overdue,
      (SELECT count(*)::int FROM mail WHERE due_at <= ${now}
        AND state NOT IN ('sent', 'refused', 'cancelled')) AS mails`;
  return row ?? { relay: 0, unseen: 0, overdue: 0, mails: 0 };
}

/** How many steps each workflow has taken, by workflow id: who moved since the last look. */
export async function stepsTaken(ledger: Ledger): Promise<Map<string, number>> {
  const rows = await ledger.db.$queryRaw<{ id: string; steps: number }[]>`
    SELECT 'report/' || id AS id, steps FROM report WHERE steps > 0
    UNION ALL SELECT 'plan/' || plan_id || '/' || year, steps FROM cycle WHERE steps > 0
    UNION ALL SELECT 'plan/' || id, steps FROM plan WHERE steps > 0`;
  return new Map(rows.map(({ id, steps }) => [id, steps]));
}

/**
 * Whether the engine has nothing in hand for this workflow: its last workflow task is completed, so
 * its next timer has been set. A step's row in the ledger comes a moment before that; skipping time
 * in between would set the timer too late.
 */
export async function isIdle(connection: Connection, namespace: string, workflowId: string) {
  const { history } = await connection.workflowService.getWorkflowExecutionHistory({
    namespace,
    execution: { workflowId },
    maximumPageSize: 1_000,
  });
  const tasks = (history?.events ?? [])
    .map(({ eventType }) => eventType)
    .filter((type) => TASK_EVENTS.has(type ?? 0));
  return tasks.at(-1) === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
}

const TASK_EVENTS = new Set<number>([
  EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
  EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
]);
