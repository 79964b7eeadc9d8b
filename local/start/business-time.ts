import { Connection } from '@temporalio/client';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { systemClock } from '../../ledger/clock.ts';
import { TestServerTime } from '../temporal/test-server-time.ts';
import { virtualClock, type VirtualClock } from '../virtual-clock.ts';
import { InstantFile } from '../virtual-time/instant-file.ts';
import { virtualStart } from '../virtual-time/starts-at.ts';
import type { Servers } from './servers.ts';
import type { Teardown } from './teardown.ts';

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
  const year = Number(civilDateOf(await systemClock.now(), 'Asia/Shanghai').slice(0, 4));
  const clock = await virtualClock(time, stoppedAt ?? virtualStart(from, year));
  await file.follow(clock);
  await teardown.add('virtual time', () => file.stop(clock));
  return { clock, connection: time.connection, reserve: (instant) => file.reserve(instant) };
}
