import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

/** What the engine has in hand for a workflow. */
export interface InHand {
  /** A workflow task or an activity is not completed: time must not be skipped over it. */
  busy: boolean;
  /** Its timers, by their ids: the server's instants at which they fire. */
  timers: Map<string, number>;
}

const { EventType } = proto.temporal.api.enums.v1;
const TASK = new Set<number>([
  EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
  EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
]);
const ENDED = new Set<number>([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
]);
/** gRPC NOT_FOUND. */
const NOT_FOUND = 5;

/**
 * Reads it off the workflow's history, for the time-skipping server does not tell it otherwise. A
 * step's row in the ledger comes a moment before its task is completed and its next timer is set. A
 * workflow that the server does not know (it was closed before the server started) has nothing.
 */
export async function inHand(
  connection: Connection,
  namespace: string,
  workflowId: string,
): Promise<InHand> {
  const events = await historyOf(connection, namespace, workflowId);
  let task = 0;
  const timers = new Map<string, number>();
  const activities = new Set<string>();
  for (const event of events) {
    if (TASK.has(event.eventType ?? 0)) task = event.eventType ?? 0;
    const started = event.timerStartedEventAttributes;
    if (started)
      timers.set(
        started.timerId ?? '',
        tsToMs(event.eventTime) + tsToMs(started.startToFireTimeout),
      );
    const ended = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (ended) timers.delete(ended.timerId ?? '');
    if (event.activityTaskScheduledEventAttributes) activities.add(String(event.eventId));
    const done =
      event.activityTaskCompletedEventAttributes ??
      event.activityTaskFailedEventAttributes ??
      event.activityTaskTimedOutEventAttributes ??
      event.activityTaskCanceledEventAttributes;
    if (done) activities.delete(String(done.scheduledEventId));
    if (ENDED.has(event.eventType ?? 0)) timers.clear();
  }
  const isDone = task === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED || events.length === 0;
  return { busy: !isDone || activities.size > 0, timers };
}

async function historyOf(connection: Connection, namespace: string, workflowId: string) {
  try {
    const { history } = await connection.workflowService.getWorkflowExecutionHistory({
      namespace,
      execution: { workflowId },
      maximumPageSize: 1_000,
    });
    return history?.events ?? [];
  } catch (error) {
    if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return [];
    throw error;
  }
}
