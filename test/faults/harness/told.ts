import { Connection } from '@temporalio/client';
import { setTimeout as pause } from 'node:timers/promises';
import { RECONCILER_ID, TASK_QUEUE } from '../../../config.ts';
import { alarmsOf as alarmsIn, type AlarmName } from '../../../domain/alarms/alarms.ts';
import { healthFacts } from '../../../ledger/read/health/facts.ts';
import { probeSmtp, probeTemporal } from '../../../watch/probes.ts';
import type { Scene } from './scene.ts';

const LOOK_MS = 1_000;

/** What health names at this moment; nothing: all is well. @param wanted this alone, be it a warning only. */
export async function alarmsOf(scene: Scene, wanted?: AlarmName): Promise<string[]> {
  const connection = Connection.lazy({ address: scene.temporal.address });
  try {
    const temporal = {
      ...{ connection, namespace: 'default', pollers: true },
      ...{ taskQueue: TASK_QUEUE, scheduleId: RECONCILER_ID },
    };
    const servers = await Promise.all([probeTemporal(temporal), probeSmtp(scene.mails.url)]);
    const alarms = alarmsIn(await healthFacts(scene.ledger, servers));
    return alarms
      .filter(({ name, severity }) => (wanted ? name === wanted : severity !== 'warning'))
      .map(({ name }) => name);
  } finally {
    await connection.close();
  }
}

/** What told of a fault, and after how many seconds; null: it did not in time. */
export interface Told {
  health: { after: number; what: string } | null;
  notice: { after: number; what: string } | null;
}

/**
 * Waits until health names something and the operator has been sent a notice, but for so many seconds only.
 * @param since when it began, in ms of the steady clock.
 * @param wanted the alarm that names it; left out: any that is not a warning only.
 */
export async function untilTold(
  scene: Scene,
  since: number,
  seconds: number,
  wanted?: AlarmName,
): Promise<Told> {
  const told: Told = { health: null, notice: null };
  const after = (at: number) => Math.max(0, Math.round((at - since) / 100) / 10);
  while (performance.now() < since + seconds * 1_000) {
    const call = scene.webhook.calls.find(
      ({ at, body }) => at >= since && body.includes(wanted ? `"${wanted}"` : ''),
    );
    if (call) told.notice ??= { after: after(call.at), what: call.body };
    if (told.health === null) {
      const [what] = await alarmsOf(scene, wanted);
      if (what !== undefined) told.health = { after: after(performance.now()), what };
    }
    if (told.health && told.notice) break;
    await pause(LOOK_MS);
  }
  return told;
}
