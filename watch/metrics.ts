import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { alarmsOf } from '../domain/alarms/alarms.ts';
import type { HealthFacts, LedgerFigures } from '../domain/alarms/facts.ts';

/** What a gauge says of the figures: one value, or one per label. */
type Read = (figures: LedgerFigures) => number | null | Record<string, number>;

const oldestTask = ({ workers }: LedgerFigures): number | null => {
  const tasks = workers.flatMap(({ taskAgo }) => (taskAgo === null ? [] : [taskAgo]));
  return tasks.length === 0 ? null : Math.max(...tasks);
};

/** Every gauge of the ledger's figures: name, what it is, its label if it has one. */
const GAUGES: readonly [name: string, help: string, read: Read, label?: string][] = [
  ['duban_mails_due', 'Mails that are due and not sent', ({ mail }) => mail.due],
  [
    'duban_mail_oldest_due_seconds',
    'How long the oldest mail that is due and not sent has been due',
    ({ mail }) => mail.oldestDue,
  ],
  ['duban_mails_untaken', 'Mails due for 40 s that no sender takes', ({ mail }) => mail.untaken],
  [
    'duban_mail_lateness_seconds',
    'How long the oldest mail that no sender takes has waited',
    ({ mail }) => mail.untakenFor,
  ],
  ['duban_mails_put_off', 'Mails put off by the mail server, late', ({ mail }) => mail.putOff],
  ['duban_mails_uncertain', 'Mails that may have arrived', ({ mail }) => mail.uncertain],
  [
    'duban_mails_given_up',
    'Mails that may have arrived, and are not sent again',
    ({ mail }) => mail.givenUp,
  ],
  ['duban_mails_refused', 'Mails refused, by code', ({ mail }) => mail.refusedByCode, 'code'],
  [
    'duban_mail_taken_age_seconds',
    'Since the mail server took a mail',
    ({ mail }) => mail.takenAgo,
  ],
  ['duban_relay_waiting', 'Words to workflows that wait', ({ relay }) => relay.waiting],
  ['duban_relay_oldest_seconds', 'How long the oldest of them waits', ({ relay }) => relay.oldest],
  ['duban_steps_late', 'Steps that are due and not taken', ({ steps }) => steps.late],
  ['duban_step_oldest_seconds', 'How late the latest of them is', ({ steps }) => steps.oldest],
  ['duban_reviews_waiting', 'Reports that wait for a review', (all) => all.reviewsWaiting],
  ['duban_repairs_hour', 'Mended within the hour', ({ repairs }) => repairs.count],
  ['duban_workers', 'Workers that beat', ({ workers }) => workers.length],
  ['duban_worker_task_age_seconds', 'Since the idlest worker finished a task', oldestTask],
  [
    'duban_schedule_age_seconds',
    'Since the Schedule ran the reconciler',
    ({ scheduleAgo }) => scheduleAgo,
  ],
  [
    'duban_clock_off_seconds',
    'This machine’s clock less the database’s',
    ({ clockOff }) => clockOff,
  ],
];

/** What a worker knows of its own workflows. */
export interface WorkerStatus {
  cachedWorkflows: number;
  /** Tasks of workflows and activities in its hands. */
  tasks: number;
}

/** What the metrics are made of. */
export interface MetricsParts {
  look: () => Promise<HealthFacts>;
  /** Only in a worker. */
  workerStatus?: (() => WorkerStatus) | undefined;
}

/** The metrics, as Prometheus reads them. */
export interface Metrics {
  contentType: string;
  /** All of them, as things are now. */
  text(): Promise<string>;
}

/**
 * The product's metrics and the process's own (event loop, memory, garbage). A figure that is not known is
 * not told, rather than told as nought.
 */
export function createMetrics({ look, workerStatus }: MetricsParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const own = GAUGES.map(([name, help, read, label]) => ({
    gauge: gauge(name, help, ...(label === undefined ? [] : [label])),
    read,
    label,
  }));
  const up = gauge('duban_up', 'Whether a server answers, by name', 'part');
  const pollers = gauge('duban_pollers', 'Workers that poll, as Temporal lists them');
  const alarming = gauge('duban_alarm', 'What alarms, by name and severity', 'name', 'severity');
  const ofWorker = workerStatus && {
    cached: gauge('duban_workflow_cache_size', 'Workflows in this worker’s cache'),
    tasks: gauge('duban_worker_tasks', 'Tasks in this worker’s hands'),
  };
  return {
    contentType: registry.contentType,
    async text() {
      const facts = await look();
      for (const { gauge: of, read, label } of own)
        set(of, facts.ledger && read(facts.ledger), label);
      const servers = facts.servers.map(({ part, up: isUp }) => [part, isUp ? 1 : 0] as const);
      const database = facts.unanswered === null ? 1 : 0;
      set(up, { database, ...Object.fromEntries(servers) }, 'part');
      set(pollers, facts.servers.find(({ part }) => part === 'temporal')?.pollers ?? null);
      alarming.reset();
      for (const { name, severity } of alarmsOf(facts)) alarming.set({ name, severity }, 1);
      if (ofWorker && workerStatus) {
        const { cachedWorkflows, tasks } = workerStatus();
        ofWorker.cached.set(cachedWorkflows);
        ofWorker.tasks.set(tasks);
      }
      return registry.metrics();
    },
  };
}

function set(gauge: Gauge, value: ReturnType<Read>, label = ''): void {
  gauge.reset();
  // Without a label, to be reset is to be nought.
  if (value === null && label === '') gauge.remove();
  else if (value === null) return;
  else if (typeof value === 'number') gauge.set(value);
  else for (const [key, count] of Object.entries(value)) gauge.set({ [label]: key }, count);
}
