import { PARTS, type Alarm, type PartName } from './alarms.ts';
import type { HealthFacts, LedgerFigures } from './facts.ts';

/** Whether one part of the product is up; `detail` is for people who run it, and holds no secret. */
export interface PartHealth {
  part: PartName;
  up: boolean;
  detail: string;
}

/**
 * The parts that could be asked, each with what it says of itself. One is down when a fault of it alarms;
 * a warning leaves it up.
 */
export function partsOf(facts: HealthFacts, alarms: readonly Alarm[]): PartHealth[] {
  const down = new Set(
    alarms.filter(({ severity }) => severity === 'fault').map(({ part }) => part),
  );
  const { ledger, unanswered, missingMigrations } = facts;
  const details: Partial<Record<PartName, string>> = {
    database:
      unanswered === null
        ? `answered in ${facts.answeredInMs} ms`
        : `does not answer (${unanswered})`,
    ...(unanswered === null && {
      migrations:
        missingMigrations.length === 0
          ? 'current'
          : `missing: ${missingMigrations.join(', ')}; run npm run migrate`,
    }),
    ...(ledger && detailsOf(ledger)),
    ...Object.fromEntries(facts.servers.map(({ part, detail }) => [part, detail])),
  };
  return PARTS.flatMap((part) => {
    const detail = details[part];
    return detail === undefined ? [] : [{ part, up: !down.has(part), detail }];
  });
}

function detailsOf(figures: LedgerFigures): Partial<Record<PartName, string>> {
  const { workers, relay, steps, mail, repairs, scheduleAgo, writesRefused } = figures;
  const { workerGoneFor, serverGoneFor } = figures;
  const tasks = workers.flatMap(({ taskAgo }) => (taskAgo === null ? [] : [taskAgo]));
  const task = tasks.length === 0 ? '' : `, a task finished ${seconds(Math.min(...tasks))} ago`;
  const offs = [figures.clockOff, ...workers.map(({ clockOff }) => clockOff ?? 0)];
  const off = offs.reduce((most, each) => (Math.abs(each) > Math.abs(most) ? each : most));
  const refused = Object.values(mail.refusedByCode).reduce((sum, each) => sum + each, 0);
  const gone =
    workerGoneFor === null ? 'no worker is running' : `last beat ${seconds(workerGoneFor)} ago`;
  const late = mail.untaken + mail.putOff + mail.stalled;
  return {
    writes: writesRefused === null ? 'a row was written' : `takes no writes (${writesRefused})`,
    worker: workers.length === 0 ? gone : `${workers.length} beating${task}`,
    pages: serverGoneFor === null ? 'beating' : `last beat ${seconds(serverGoneFor)} ago`,
    clocks: `${off.toFixed(1)} s between a machine and the database, at the most`,
    relay:
      relay.waiting === 0
        ? 'nothing waits'
        : `${relay.waiting} waiting, the oldest ${seconds(relay.oldest)}`,
    steps: steps.late === 0 ? 'none is late' : `${steps.late} due and not taken`,
    outbox: `${late === 0 ? 'nothing overdue' : `${late} mails overdue`}, ${refused} refused${
      mail.refusedSinceTaken === 0 ? '' : `, ${mail.refusedSinceTaken} since a mail was taken`
    }`,
    reconciler: `${repairs.count} mended within the hour${
      scheduleAgo === null ? '' : `, its Schedule ran ${seconds(scheduleAgo)} ago`
    }`,
  };
}

const seconds = (span: number) => `${Math.round(span)} s`;
