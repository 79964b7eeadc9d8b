import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installContenders } from '../contenders/install.ts';
import { makeHerdWorld } from '../contenders/duban-world.ts';
import type { ContenderName } from '../contenders/names.ts';
import { writeBundle } from '../contenders/plain-temporal/bundle.ts';
import { writeReadyMails } from '../contenders/ready-mails.ts';
import { startBenchPostgres, type BenchPostgres } from '../harness/database.ts';
import { say } from '../harness/say.ts';
import { startBenchSink, type BenchSink } from '../harness/sink.ts';

/** What all contenders of one benchmark share: one PostgreSQL, one mail server, the same mails. */
export interface Arena {
  postgres: BenchPostgres;
  sink: BenchSink;
  /** Mails before the herd, which nobody counts: what a process does for the first time is slow. */
  warmUp: number;
  recipients: number;
  readyFile: string;
  folder: string;
  /** A database for one contender: Duban's with the reports in it, others' empty. */
  database(of: ContenderName): Promise<{ url: string; drop(): Promise<void> }>;
  stop(): Promise<void>;
}

const WORLD = 'herd_world';
const WARM_UP = 200;

/** What an arena is opened for. */
export interface ArenaOptions {
  mails: number;
  /** To how many the mails go in turn; left out: as many as there are mails. */
  recipients?: number;
  /** Which contenders will come: what none of them needs is not made. */
  needs: readonly ContenderName[];
  /** Reports of one agency, numbered after all others, that no mail is about. */
  filings?: number;
}

/** Starts it. */
export async function openArena({
  mails,
  needs,
  filings = 0,
  ...options
}: ArenaOptions): Promise<Arena> {
  await installContenders(needs);
  const folder = await mkdtemp(join(tmpdir(), 'duban-bench-mails-'));
  const warmUp = Math.min(WARM_UP, mails);
  const all = mails + warmUp;
  const recipients = options.recipients ?? all;
  const readyFile = join(folder, 'ready-mails');
  const [postgres, sink] = await Promise.all([startBenchPostgres(), startBenchSink()]);
  if (needs.includes('duban')) {
    say(`a ledger with ${all} reports`);
    await makeHerdWorld(await postgres.create(WORLD), { reports: all, recipients, filings });
  }
  if (needs.includes('ceiling') || needs.includes('graphile-raw')) {
    say(`${all} mails for those who send ready bytes`);
    await writeReadyMails(readyFile, all, recipients, new Date());
  }
  if (needs.includes('temporal')) await writeBundle(folder);
  let last = 0;
  return {
    postgres,
    sink,
    warmUp,
    recipients,
    readyFile,
    folder,
    async database(of) {
      const name = `herd_${++last}`;
      const url = await postgres.create(name, of === 'duban' ? WORLD : undefined);
      return { url, drop: () => postgres.drop(name) };
    },
    async stop() {
      await sink.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
