import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Config } from '../../config.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { rebuild } from '../../ledger/processes.ts';
import { migrate } from '../../prisma/migrator.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { createDatabase, dropDatabase, urlOf } from '../postgres/databases.ts';
import { connectTo, openVirtualWorld } from './business-time.ts';
import { prepareDemo, signIns } from './demo.ts';
import type { StartOptions } from './options.ts';
import { folderOf } from './folder.ts';
import { codeToSetUp, requireOwn } from './own.ts';
import { keptSecret, startPages } from './pages.ts';
import { startProduct } from './product.ts';
import { claim, type Claim } from './running.ts';
import { startServers, type Servers } from './servers.ts';
import type { Ready } from './table.ts';
import type { Teardown } from './teardown.ts';

/** How long the servers of a start that was killed may take to close. */
const CLOSING_MS = 20_000;

/** Boots everything in this process and its guarded children; what is up is put on the tear-down. */
export async function boot(
  config: Config,
  options: StartOptions,
  progress: (line: string) => void,
  teardown: Teardown,
): Promise<Omit<Ready, 'seconds'>> {
  const { virtual, fresh, from, empty } = options;
  const folder = folderOf(config, options);
  const claimed = await claim(folder);
  await teardown.add('the folder', () => claimed.release());
  if (fresh) await forget(folder);
  const { log, logFile } = await openLog(folder, config);
  installRuntime(log);

  const servers = await serversAndBundle(config, folder, virtual, claimed, progress, teardown);
  const { databaseUrl } = servers;
  if (fresh) await emptyDatabase(databaseUrl);
  await migrate(databaseUrl, { progress });
  const { address } = servers.temporal;
  const world = virtual ? await openVirtualWorld(address, folder, from, progress, teardown) : null;
  const connection = world?.connection ?? (await connectTo(servers.temporal, teardown));
  const clock = world?.clock;
  const ledger = openLedger({ url: databaseUrl, connections: 20, ...(clock && { clock }) });
  await teardown.add('the ledger', () => ledger.close());
  if (empty) await requireOwn(ledger);
  const demo = empty ? { isNew: false, opensAt: null } : await prepareDemo(ledger, progress);
  if (!demo.isNew) {
    const told = await rebuild(ledger);
    progress(`Workflows: ${told} open ones are told to go on; those that are lost start again`);
  }
  const common = { config, folder, servers, ledger, connection, world, log, teardown };
  await startProduct(common);
  progress('Worker: polling');
  const page = await startPages(common);
  progress(`Pages: ready on ${page}`);
  await claimed.publish({
    page,
    databaseUrl,
    temporalAddress: address,
    namespace: servers.temporal.namespace,
    temporalUi: servers.temporalUi,
    smtpUrl: servers.smtpUrl,
    inbox: servers.inbox,
    logFile,
  });
  const virtualNow = (await clock?.now()) ?? null;
  const people = await signIns(ledger);
  const code = await codeToSetUp(ledger, config.secret ?? (await keptSecret(folder)));
  const setup = code === null ? null : { code, page: `${page}/setup` };
  return { page, servers, demo, logFile, virtualNow, signIns: people, setup };
}

/** The workflows' bundle takes seconds the first time: it is built while the servers start. */
async function serversAndBundle(
  config: Config,
  folder: string,
  virtual: boolean,
  { predecessorDied }: Claim,
  progress: (line: string) => void,
  teardown: Teardown,
): Promise<Servers> {
  const patienceMs = predecessorDied ? CLOSING_MS : 0;
  const starting = startServers({ config, folder, virtual, patienceMs, progress, teardown });
  const [servers] = await Promise.all([starting, workflowBundle()]);
  return servers;
}

async function openLog(folder: string, { log: level }: Config) {
  const logFile = join(folder, 'logs', 'duban.log');
  await mkdir(join(folder, 'logs'), { recursive: true });
  const log: Logger = pino({ level }, pino.destination({ dest: logFile, sync: true }));
  return { log, logFile };
}

/** Throws a virtual world away, except its ports and its database (see emptyDatabase). */
async function forget(folder: string): Promise<void> {
  for (const name of ['instant.json', 'inbox', 'logs'])
    await rm(join(folder, name), { recursive: true, force: true });
}

async function emptyDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const admin = urlOf(url, 'postgres');
  await dropDatabase(admin, name);
  await createDatabase(admin, name);
}
