import { Connection } from '@temporalio/client';
import { addDays, assertCivilDate } from '../../domain/calendar/civil-date.ts';
import { chinaCalendar, workdayOnOrBefore } from '../../domain/calendar/workdays.ts';
import { civilDateOf, instantAt } from '../../domain/calendar/zoned.ts';
import { systemClock } from '../../ledger/clock.ts';
import { TestServerTime, virtualClock, type VirtualClock } from '../../virtual/time/clock.ts';
import { InstantFile } from '../../virtual/time/instant-file.ts';
import type { Servers } from './servers.ts';
import type { Teardown } from './teardown.ts';

const ZONE = 'Asia/Shanghai';

/** Business time on the time-skipping server, kept across starts. */
export interface VirtualWorld {
  clock: VirtualClock;
  /** Reaches the server's time service; also good for a client. */
  connection: Connection;
  reserve: (instant: Date) => Promise<void>;
}

/** A client's connection to Temporal, closed with everything else. */
export async function connectTo(
  { connection: options }: Servers['temporal'],
  teardown: Teardown,
): Promise<Connection> {
  const connection = await Connection.connect({ ...options, connectTimeout: 15_000 });
  await teardown.add('the connection to Temporal', () => connection.close());
  return connection;
}

/** Opens a virtual world where its last start stopped; a new one begins on the day asked for. */
export async function openVirtualWorld(
  address: string,
  folder: string,
  from: string | null,
  progress: (line: string) => void,
  teardown: Teardown,
): Promise<VirtualWorld> {
  const file = new InstantFile(folder);
  const stoppedAt = await file.read();
  if (stoppedAt && from !== null)
    progress(
      `--from ${from}: not used, for this world goes on where it stopped (--fresh begins anew)`,
    );
  const time = await TestServerTime.connect(address);
  await teardown.add('virtual time', () => time.close());
  const year = Number(civilDateOf(await systemClock.now(), ZONE).slice(0, 4));
  const clock = await virtualClock(time, stoppedAt ?? virtualStart(from, year));
  await file.follow(clock);
  await teardown.add('virtual time', () => file.stop(clock));
  return { clock, connection: time.connection, reserve: (instant) => file.reserve(instant) };
}

/**
 * When a new virtual world begins: at 08:30 of the day asked for; else in the afternoon of the last
 * workday of October, so that a visitor sees the notices of assignment at once, the opening of the
 * year with the next step, and November to January pass from there.
 */
export function virtualStart(from: string | null, year: number): Date {
  if (from !== null) return instantAt(assertCivilDate(from), '08:30', ZONE);
  const eve = workdayOnOrBefore(chinaCalendar, addDays(`${year}-11-01`, -1));
  return instantAt(eve, '15:00', ZONE);
}
