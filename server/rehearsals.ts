import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { dropRehearsalDatabases } from '../ledger/rehearsal/databases.ts';
import { failRehearsal } from '../ledger/rehearsal/progress.ts';
import type { RehearsalOrder } from '../schemas/rehearsal.ts';
import { rehearsedLedgers } from './rehearsed-ledgers.ts';
import type { Rehearsals } from './web/deps.ts';

/** What the processes of rehearsals need. */
export interface RehearsalParts {
  ledger: Ledger;
  databaseUrl: string;
  mailFrom: { name: string; address: string };
  /** Where the links of the mails lead. */
  baseUrl: string;
  log: Logger;
  /** The program; left out, the product's own. */
  program?: string;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join(ROOT, 'virtual', 'rehearsal', 'main.ts');
/** How long a process that was asked to stop may take. */
const GRACE_MS = 10_000;
/** So often it is looked for databases that are not kept any more. */
const SWEEP_MS = 60 * 60_000;
/** So much of what a process says last is kept. */
const MOST_SAID = 4_000;

/** The processes of rehearsals: one each, which leaves the product alone and ends with this one. */
export function rehearsalProcesses(parts: RehearsalParts): Rehearsals & { stop(): Promise<void> } {
  const running = new Map<number, Running>();
  const rehearsed = rehearsedLedgers(parts);
  const log = (id: number) => (error: unknown) =>
    parts.log.error({ err: error, rehearsal: id }, 'a rehearsal could not be looked after');
  // One that nobody follows with another is taken away when its day is over.
  const sweep = () => void dropRehearsalDatabases(parts.ledger).catch(log(0));
  const sweeping = setInterval(sweep, SWEEP_MS).unref();
  return {
    start(id) {
      const ended = live(parts, id, (child) => running.set(id, { child, ended }))
        .catch(log(id))
        .finally(() => running.delete(id));
    },
    cancel(id) {
      const one = running.get(id);
      if (one) void end(one).catch(log(id));
    },
    at: rehearsed.at,
    async stop() {
      clearInterval(sweeping);
      await rehearsed.close();
      await Promise.all([...running.values()].map(end));
    },
  };
}

interface Running {
  child: ChildProcess;
  /** Done when the process is gone, and what it left with it. */
  ended: Promise<unknown>;
}

/** From the beginning of a rehearsal's process to its end, and what is to be done after it. */
async function live(
  { ledger, databaseUrl, mailFrom, baseUrl, log, program = PROGRAM }: RehearsalParts,
  id: number,
  started: (child: ChildProcess) => void,
): Promise<void> {
  // What was left by one whose machine went down.
  await dropRehearsalDatabases(ledger);
  const folder = await mkdtemp(join(tmpdir(), 'duban-rehearsal-'));
  const domain = mailFrom.address.slice(mailFrom.address.lastIndexOf('@') + 1);
  const order: RehearsalOrder = {
    ...{ id, databaseUrl, folder },
    mail: { from: mailFrom, baseUrl, domain },
  };
  const child = fork(program, [], {
    cwd: ROOT,
    env: process.env,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  started(child);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = (said + String(chunk)).slice(-MOST_SAID)));
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`${signal ?? `exit code ${code}`}\n${said}`));
  });
  child.send(order, () => undefined);
  const end = await gone;
  // It has written how it ended, unless it could not.
  await failRehearsal(ledger, id, 'crashed', end);
  await dropRehearsalDatabases(ledger);
  await rm(folder, { recursive: true, force: true });
  log.info({ rehearsal: id, end }, 'the process of a rehearsal has ended');
}

async function end({ child, ended }: Running): Promise<void> {
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(kill);
}
