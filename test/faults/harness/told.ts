import { Connection } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { TASK_QUEUE } from '../../../config.ts';
import { alarmsOf as alarmsIn } from '../../../domain/alarms/alarms.ts';
import { healthFacts } from '../../../ledger/read/health/facts.ts';
import { probeSmtp, probeTemporal } from '../../../watch/probes.ts';
import type { Scene } from './scene.ts';

const LOOK_MS = 1_000;

/** What health names at this moment, a line each; nothing: all is well. */
export async function alarmsOf(scene: Scene): Promise<string[]> {
  const connection = Connection.lazy({ address: scene.temporal.address });
  try {
    const temporal = { connection, namespace: 'default', taskQueue: TASK_QUEUE, pollers: true };
    const servers = await Promise.all([probeTemporal(temporal), probeSmtp(scene.mails.url)]);
    const alarms = alarmsIn(await healthFacts(scene.ledger, servers));
    return alarms.filter(({ severity }) => severity !== 'warning').map(({ name }) => name);
  } finally {
    await connection.close();
  }
}

/** Looks until health names something; @returns what, or null when it did not within so many seconds. */
export async function untilTold(scene: Scene, seconds: number): Promise<string | null> {
  const giveUp = performance.now() + seconds * 1_000;
  while (performance.now() < giveUp) {
    const [first] = await alarmsOf(scene);
    if (first !== undefined) return first;
    await pause(LOOK_MS);
  }
  return null;
}
