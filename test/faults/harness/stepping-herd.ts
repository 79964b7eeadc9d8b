import { dueOnOf, reportIdOf } from '../../../bench/contenders/mails.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { defaultStagingLead } from '../../../domain/ladder/staging-lead.ts';
import { rebuild } from '../../../ledger/processes.ts';
import { until } from '../../support/until.ts';
import { FILINGS } from './filings.ts';
import type { Scene } from './scene.ts';

/** A workflow needs so long to be started and to have stepped, in ms; and the whole herd some more. */
const EACH_MS = 150;
const MORE_MS = 20_000;
const MINUTE_MS = 60_000;
const ZONE = 'Asia/Shanghai';

const instants = new WeakMap<Scene, Date>();

/** When the first of the herd's workflows wakes: a large herd has its mails staged ahead of its instant. */
export const firstWakeOf = (scene: Scene): Date =>
  new Date(instantOf(scene).getTime() - defaultStagingLead.longest(scene.n + FILINGS));

/** The herd's instant: a full minute, before whose first wake all its workflows can be waiting. */
export function instantOf(scene: Scene): Date {
  const found = instants.get(scene);
  if (found) return found;
  const lead = defaultStagingLead.longest(scene.n + FILINGS);
  const soonest = Date.now() + MORE_MS + scene.n * EACH_MS + lead;
  const at = new Date(Math.ceil(soonest / MINUTE_MS) * MINUTE_MS);
  instants.set(scene, at);
  return at;
}

/**
 * Has the herd's mails come of workflows: the plan's working hour is that minute, so that the reminder of
 * every report, due tomorrow, is a timer that ends then. What lies behind it on the ladder is over. All
 * this before a worker runs, for one that finds an empty Temporal starts every workflow at once.
 */
export async function prepareWorkflows(scene: Scene): Promise<void> {
  const at = instantOf(scene);
  const { db } = scene.ledger;
  const workingHour = at.toLocaleTimeString('en-GB', {
    timeZone: ZONE,
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  const today = civilDateOf(at, ZONE);
  await db.$executeRaw`
    UPDATE plan SET policy = policy || jsonb_build_object('workingHour', ${workingHour}::text)`;
  await db.$executeRaw`
    INSERT INTO workday_table (years, days, source, imported_at, imported_by)
    SELECT '{}', jsonb_build_object(${today}::text, 'work'), '', now(), ''`;
  await db.$executeRaw`
    INSERT INTO step_record (report_id, terms_version, name, notice, severity, planned_at, staged_at,
      takes_effect_at, mails, skipped, provisional)
    SELECT id, 1, 'remind-3', 'remind', 0, now() - interval '1 minute', now(),
      now() - interval '1 minute', 0, true, false FROM report`;
  // What is there to be filed through the pages is no part of the herd.
  const others = Array.from({ length: FILINGS }, (_, i) => reportIdOf(scene.n + i, dueOnOf(at)));
  await db.process.updateMany({
    where: { subject: { in: others } },
    data: { running: false, seenVersion: 1 },
  });
}

/** Starts them, and waits until all wait for their instant. */
export async function startWorkflows(scene: Scene, at: Date): Promise<void> {
  const { db } = scene.ledger;
  await rebuild(scene.ledger);
  const wakes = firstWakeOf(scene).getTime();
  await until('every workflow to wait for its instant', async () => {
    if (Date.now() > wakes) throw new Error('the workflows were not waiting in time');
    const waiting = await db.process.count({
      where: { type: 'report', nextStepAt: at, steps: { gt: 0 } },
    });
    return waiting >= scene.n;
  });
}
