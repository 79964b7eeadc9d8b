import { ScheduleNotFoundError, type Client, type Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { rebuild } from '../ledger/processes.ts';
import { RECONCILER_ID } from '../config.ts';
import { startLoop, type Loop } from '../loop.ts';
import { scheduleReconciler } from './schedule.ts';
import { registerSearchAttributes } from './search-attributes.ts';

/** Temporal, and what it has to know by heart. */
export interface Remembering {
  ledger: Ledger;
  client: Client;
  connection: Connection;
  namespace: string;
  log: Logger;
}

/** Real time between two looks, in ms. */
const LOOK_MS = 10_000;
/** Within so many ms Temporal answers. */
const DEADLINE_MS = 5_000;

/**
 * Whether Temporal still has what it was given: the reconciler's Schedule, which stands there from the
 * first start of a worker on. Without it the database is new, or another (or somebody took the Schedule
 * away). Then search attributes and Schedule are made again, and every open workflow is told to go on,
 * which starts those that are missing; one that runs finds nothing new.
 * @returns how many will be told; null: Temporal had not forgotten.
 */
export async function remindTemporal(parts: Remembering): Promise<number | null> {
  const { ledger, client, connection, namespace } = parts;
  const isThere = await client
    .withDeadline(Date.now() + DEADLINE_MS, () =>
      client.schedule.getHandle(RECONCILER_ID).describe(),
    )
    .then(() => true)
    .catch((error: unknown) => {
      if (error instanceof ScheduleNotFoundError) return false;
      throw error;
    });
  if (isThere) return null;
  await registerSearchAttributes(connection, namespace);
  // The Schedule comes last: whoever dies in between leaves the rest to the next look.
  const told = await rebuild(ledger);
  await scheduleReconciler(client);
  return told;
}

/** Looks every few seconds, for as long as the worker runs. */
export function startRemindingTemporal(parts: Remembering, everyMs = LOOK_MS): Loop {
  const { log } = parts;
  const round = async () => {
    const told = await remindTemporal(parts);
    if (told !== null)
      log.warn({ told }, 'temporal had forgotten everything: open workflows are told to go on');
  };
  const onError = (error: unknown) =>
    log.debug({ err: error }, 'temporal: could not be asked what it knows');
  return startLoop(round, { everyMs, waitsFirst: true, onError });
}
