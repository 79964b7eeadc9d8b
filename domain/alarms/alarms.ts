import type { HealthFacts, LedgerFigures, MailFigures } from './facts.ts';

/** The parts of the product that health tells of, in the order of its page. */
export const PARTS = [
  'database',
  'migrations',
  'writes',
  'worker',
  'pages',
  'clocks',
  'relay',
  'steps',
  'outbox',
  'reconciler',
  'temporal',
  'smtp',
] as const;

/** Which part an alarm is about. */
export type PartName = (typeof PARTS)[number];

/** What can alarm; each has its words, and what to do, in `words.ts`. */
export type AlarmName =
  | 'database_down'
  | 'schema_behind'
  | 'writes_refused'
  | 'disk_full'
  | 'worker_gone'
  | 'worker_idle'
  | 'no_pollers'
  | 'pages_gone'
  | 'clock_off'
  | 'relay_late'
  | 'steps_late'
  | 'steps_stuck'
  | 'mail_untaken'
  | 'mail_refused'
  | 'mail_slow'
  | 'mail_put_off'
  | 'mail_uncertain'
  | 'mail_uncomposable'
  | 'fenced'
  | 'repaired'
  | 'schedule_stopped'
  | 'temporal_down'
  | 'smtp_down';

/** Something that somebody has to look at. */
export interface Alarm {
  name: AlarmName;
  part: PartName;
  /** `fault`: the product does not do what it promises. `warning`: it does, and somebody should know. */
  severity: 'fault' | 'warning';
  /** When it began, as far as the facts tell; else when it was seen. */
  since: Date;
  /** How much of it: mails, steps, seconds; what its words name. */
  count: number;
  /** A code that its words name. */
  code: string | null;
}

/** Seconds of real time. */
export const LIMITS = {
  /** Three beats of 5 s, all of them missed. */
  beat: 15,
  /** So long a task of the engine's may take; what is due may wait; a word to a workflow may wait. */
  late: 40,
  /** Since the mail server took one: as long as it takes others, the sender is at work. */
  quiet: 30,
  /** Mails are slow, or put off by a few recipients' servers. */
  slow: 120,
  putOff: 600,
  /** A step that late has been told to its workflow by the reconciler, twice. */
  stuck: 600,
  /** The Schedule runs every five minutes. */
  schedule: 900,
  /** Clocks that differ by more send early or late. */
  clock: 5,
  /** So many people who are refused, one after the other: it is the service that refuses. */
  everybody: 5,
} as const;

interface Found {
  name: AlarmName;
  part: PartName;
  severity?: Alarm['severity'];
  ago?: number;
  count?: number;
  code?: string | null;
}

/**
 * All that alarms, by the facts: one rule for the page, `/healthz`, the doctor, the metrics and the
 * operator's notice. What is due and not done counts, not what a part says of itself.
 */
export function alarmsOf(facts: HealthFacts): Alarm[] {
  const { at, ledger, missingMigrations, unanswered } = facts;
  const behind = missingMigrations.length;
  const found: (Found | false)[] = [
    unanswered !== null && { name: 'database_down', part: 'database', code: unanswered },
    behind > 0 && { name: 'schema_behind', part: 'migrations', count: behind },
    ...(ledger === null ? [] : ofLedger(ledger)),
    ofSchedule(facts),
    ...ofServers(facts),
  ];
  return found
    .filter((each): each is Found => each !== false)
    .map(({ name, part, severity = 'fault', ago = 0, count = 0, code = null }) => ({
      ...{ name, part, severity, count, code },
      since: new Date(at.getTime() - ago * 1_000),
    }));
}

/** A full disk by PostgreSQL's own codes (class 53: insufficient resources). */
const DISK_FULL = ['53100', '53400'];

function ofLedger(figures: LedgerFigures): (Found | false)[] {
  const { workers, writesRefused, relay, steps, repairs } = figures;
  const isFull = writesRefused !== null && DISK_FULL.includes(writesRefused);
  const idle = workers.filter(({ taskAgo }) => (taskAgo ?? 0) > LIMITS.late);
  const clocks = [figures.clockOff, ...workers.map(({ clockOff }) => clockOff ?? 0)];
  const clockOff = clocks.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most));
  const { serverGoneFor } = figures;
  return [
    writesRefused !== null && {
      ...{ name: isFull ? 'disk_full' : 'writes_refused', part: 'writes', code: writesRefused },
    },
    workers.length === 0 && {
      ...{ name: 'worker_gone', part: 'worker', ago: figures.workerGoneFor ?? 0 },
    },
    idle.length > 0 && {
      ...{ name: 'worker_idle', part: 'worker', count: idle.length },
      ago: Math.max(...idle.map(({ taskAgo }) => taskAgo ?? 0)),
    },
    serverGoneFor !== null && { name: 'pages_gone', part: 'pages', ago: serverGoneFor },
    Math.abs(clockOff) > LIMITS.clock && {
      ...{ name: 'clock_off', part: 'clocks', count: Math.round(clockOff) },
    },
    relay.oldest > LIMITS.late && {
      ...{ name: 'relay_late', part: 'relay', ago: relay.oldest, count: relay.waiting },
    },
    ...ofSteps(steps),
    ...ofMail(figures.mail, figures.fencedFor !== null),
    figures.fencedFor !== null && {
      name: 'fenced',
      part: 'outbox',
      severity: 'warning',
      ago: figures.fencedFor,
    },
    repairs.count > 0 && {
      ...{ name: 'repaired', part: 'reconciler', severity: 'warning' },
      ...{ count: repairs.count, ago: repairs.firstAgo },
    },
  ];
}

function ofSteps({ late, oldest }: LedgerFigures['steps']): (Found | false)[] {
  const of = { part: 'steps', ago: oldest, count: late } as const;
  if (oldest > LIMITS.stuck) return [{ name: 'steps_stuck', ...of }];
  return [oldest > LIMITS.late && { name: 'steps_late', severity: 'warning', ...of }];
}

/** What waits behind a fence is late for its sake, which is told by itself. */
function ofMail(mail: MailFigures, isFenced: boolean): (Found | false)[] {
  const { untaken, untakenFor, stalled, putOff, putOffFor, unanswered } = mail;
  const { givenUp, uncomposable, putOffCode } = mail;
  const part = 'outbox';
  const isTaking = mail.takenAgo !== null && mail.takenAgo <= LIMITS.quiet;
  const refused = Math.max(mail.refusedSinceTaken, mail.putOffContacts);
  const isRefusing = !isTaking && (unanswered > 0 || refused >= LIMITS.everybody);
  const waiting = untaken + (stalled >= LIMITS.everybody ? stalled : 0);
  const isWaiting = !isFenced && !isTaking && waiting > 0;
  const isSlow = !isFenced && !isWaiting && (stalled > 0 || untakenFor > LIMITS.slow);
  const warning = { part, severity: 'warning' } as const;
  return [
    isWaiting && { name: 'mail_untaken', part, ago: untakenFor, count: waiting },
    isRefusing && {
      ...{ name: 'mail_refused', part, ago: putOffFor, code: putOffCode },
      count: Math.max(refused, unanswered),
    },
    isSlow && { name: 'mail_slow', ...warning, ago: untakenFor, count: untaken + stalled },
    !isRefusing &&
      putOffFor > LIMITS.putOff && {
        ...{ name: 'mail_put_off', ...warning, ago: putOffFor, count: putOff, code: putOffCode },
      },
    givenUp > 0 && { name: 'mail_uncertain', ...warning, count: givenUp },
    uncomposable > 0 && { name: 'mail_uncomposable', ...warning, count: uncomposable },
  ];
}

/** Temporal says at once that somebody has paused it; that it runs no more for another reason is seen later. */
function ofSchedule({ servers, ledger }: HealthFacts): Found | false {
  const { workers = [], scheduleAgo = null } = ledger ?? {};
  const isOverdue = workers.length > 0 && scheduleAgo !== null && scheduleAgo > LIMITS.schedule;
  const isPaused = servers.some(({ isSchedulePaused }) => isSchedulePaused === true);
  return (
    (isPaused || isOverdue) && {
      ...{ name: 'schedule_stopped', part: 'reconciler', severity: 'warning' },
      ago: scheduleAgo ?? 0,
    }
  );
}

function ofServers({ servers, ledger }: HealthFacts): (Found | false)[] {
  const [temporal, smtp] = (['temporal', 'smtp'] as const).map((part) =>
    servers.find((each) => each.part === part),
  );
  // Workers that beat and of whom none is listed: their polls do not reach the engine.
  const isUnpolled =
    temporal?.pollers === 0 &&
    (ledger?.workers ?? []).some(({ startedAgo }) => startedAgo > LIMITS.late);
  return [
    temporal?.up === false && { name: 'temporal_down', part: 'temporal' },
    isUnpolled && { name: 'no_pollers', part: 'temporal' },
    smtp?.up === false && { name: 'smtp_down', part: 'smtp' },
  ];
}
