import proto from '@temporalio/proto';
import { simulate } from '../virtual/simulation/simulate.ts';
import type { World } from '../virtual/simulation/world.ts';
import { firstTasks } from './measure/first-tasks.ts';

const { EventType } = proto.temporal.api.enums.v1;
const YEAR = 2027;
/** Enough tasks for a report of every fate. */
const TASKS = 30;

/** What became of a report, as the ledger has it. */
type Fate = 'on time' | 'late' | 'returned' | 'never';

interface Lived {
  fate: Fate;
  events: number;
  /** Timers that fired: steps climbed after the first, which the opening takes. */
  climbed: number;
}

/**
 * `npm run bench -- events`: how long the histories of reports are. A year of the real document is lived
 * through, and every report's history read from the engine. Of the events of a step climbed (a timer set
 * and fired, a task, the mark of its local activity) there are so many a step; all others are the fixed
 * part: start and end, and what people did.
 * @param options n: how many of the document's tasks (default: 30).
 */
export async function run({ n = TASKS }: { n?: number; runs?: number } = {}) {
  const lived: Lived[] = [];
  const look = async (world: World) => void lived.push(...(await livedReports(world)));
  const options = { from: YEAR, to: YEAR, seed: 1, fault: 0, reconcile: true };
  const { differences } = await simulate(options, () => undefined, firstTasks(n), { look });
  if (differences.length > 0) throw new Error(differences.join('\n'));
  const fates = [...new Set(lived.map(({ fate }) => fate))].sort();
  return {
    ...{ name: 'events', n, reports: lived.length, eventsPerStep: EVENTS_PER_STEP },
    fates: Object.fromEntries(
      fates.map((fate) => {
        const of = lived.filter((each) => each.fate === fate);
        const fixed = of.map(({ events, climbed }) => events - EVENTS_PER_STEP * climbed);
        return [
          fate,
          {
            reports: of.length,
            events: medianOf(of.map(({ events }) => events)),
            climbed: medianOf(of.map(({ climbed }) => climbed)),
            fixed: medianOf(fixed),
            fixedAtMost: Math.max(...fixed),
          },
        ];
      }),
    ),
  };
}

/** TIMER_STARTED, TIMER_FIRED, three of a workflow task, MARKER_RECORDED. */
const EVENTS_PER_STEP = 6;

/** Reports of which nothing but filing and reviewing was done: others have events of other commands. */
async function livedReports({ ledger, connection }: World): Promise<Lived[]> {
  const rows = await ledger.db.$queryRaw<{ id: string; fate: Fate }[]>`
    SELECT 'report/' || r.id AS id, CASE
      WHEN EXISTS (SELECT 1 FROM review v WHERE v.report_id = r.id AND v.outcome = 'returned')
        THEN 'returned'
      WHEN r.first_filed_at IS NULL THEN 'never'
      WHEN r.first_filed_at > r.due_at THEN 'late' ELSE 'on time' END AS fate
    FROM report r JOIN process p ON p.id = 'report/' || r.id
    WHERE r.parent_id IS NULL AND r.left_at IS NULL AND NOT p.running
      AND NOT EXISTS (SELECT 1 FROM terms t WHERE t.report_id = r.id AND t.version > 1
        AND t.cause <> 'return')
      AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.report_id = r.id
        AND s.withdrawn_at IS NOT NULL)
    ORDER BY 1`;
  const lived: Lived[] = [];
  for (const { id, fate } of rows) {
    const { history } = await connection.workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: id },
    });
    const events = history?.events ?? [];
    const fired = events.filter(({ eventType }) => eventType === EventType.EVENT_TYPE_TIMER_FIRED);
    lived.push({ fate, events: events.length, climbed: fired.length });
  }
  return lived;
}

const medianOf = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
