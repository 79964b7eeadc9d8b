import { join } from 'node:path';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Config, PortSetting } from '../../config.ts';
import type { PortName } from '../../schemas/environment.ts';
import { startInbox } from '../inbox/start.ts';
import { startPostgres } from '../postgres/start.ts';
import { startDevServer } from '../temporal/dev-server.ts';
import { startTestServer } from '../temporal/test-server.ts';
import { requireDatabase, requireTemporal } from './given.ts';
import { choosePorts } from './ports.ts';
import type { Teardown } from './teardown.ts';

/** Where the servers are that the product stands on. */
export interface Servers {
  databaseUrl: string;
  temporal: { address: string; namespace: string; connection: NativeConnectionOptions };
  temporalUi: string | null;
  smtpUrl: string;
  /** The inbox's page; null when SMTP_URL names another server. */
  inbox: string | null;
  /** Where the product's own pages will be. */
  pagePort: number;
}

/** What booting them needs. */
export interface ServersOptions {
  config: Config;
  /** All data, logs and ports of this start lie here. */
  folder: string;
  /** The time-skipping server instead of the one with pages and a database. */
  virtual: boolean;
  /** How long servers of a start that was killed may take to give their ports back. */
  patienceMs: number;
  progress: (line: string) => void;
  teardown: Teardown;
}

/** Chooses the ports and starts, side by side, every server that the environment does not name. */
export async function startServers(options: ServersOptions): Promise<Servers> {
  const { config, folder, virtual, patienceMs, progress, teardown } = options;
  const ports = await choosePorts(folder, wanted(config, virtual), patienceMs, progress);
  const logOf = (part: string) => join(folder, 'logs', `${part}.log`);

  const database = async (): Promise<string> => {
    if (config.databaseUrl !== null) {
      await requireDatabase(config.databaseUrl);
      progress('PostgreSQL: the one of DATABASE_URL');
      return config.databaseUrl;
    }
    const dataDir = join(folder, 'postgres');
    const logFile = logOf('postgres');
    const port = ports.postgres;
    const postgres = await startPostgres({ dataDir, logFile, port, progress, persistent: true });
    await teardown.add('PostgreSQL', () => postgres.stop());
    return postgres.url;
  };

  const temporal = async (): Promise<Pick<Servers, 'temporal' | 'temporalUi'>> => {
    const { namespace, connection, address: given } = config.temporal;
    if (given !== null) {
      await requireTemporal(config.temporal);
      progress(`Temporal: the one of TEMPORAL_ADDRESS, ${given}, namespace ${namespace}`);
      return { temporal: { address: given, namespace, connection }, temporalUi: null };
    }
    const { temporal: port, temporalUi: uiPort } = ports;
    const common = { port, progress, logFile: logOf('temporal') };
    const dbFile = join(folder, 'temporal', 'temporal.db');
    const { address, stop } = virtual
      ? await startTestServer(common)
      : await startDevServer({ ...common, dbFile, uiPort, namespace: 'default' });
    await teardown.add('Temporal', stop);
    return {
      temporal: { address, namespace: 'default', connection: { address } },
      temporalUi: virtual ? null : `http://localhost:${uiPort}`,
    };
  };

  const mail = async (): Promise<Pick<Servers, 'smtpUrl' | 'inbox'>> => {
    const { inboxSmtp, inbox: webPort } = ports;
    if (config.smtpUrl !== null || inboxSmtp === undefined || webPort === undefined) {
      progress('Mail: by the server of SMTP_URL');
      return { smtpUrl: config.smtpUrl ?? '', inbox: null };
    }
    const dataDir = join(folder, 'inbox');
    const logFile = logOf('inbox');
    const inbox = await startInbox({ smtpPort: inboxSmtp, webPort, dataDir, logFile, progress });
    await teardown.add('the inbox', () => inbox.stop());
    return { smtpUrl: inbox.smtpUrl, inbox: inbox.page };
  };

  const started = await together([database(), temporal(), mail()] as const);
  const [databaseUrl, temporalParts, mailParts] = started;
  const pagePort = ports.page ?? config.ports.page.port;
  return { databaseUrl, pagePort, ...temporalParts, ...mailParts };
}

/** The ports of the servers that are to be started. */
function wanted(config: Config, virtual: boolean): Partial<Record<PortName, PortSetting>> {
  const { page, inbox, inboxSmtp, temporal, temporalUi, postgres } = config.ports;
  return {
    page,
    ...(config.databaseUrl === null && { postgres }),
    ...(config.temporal.address === null && { temporal, ...(!virtual && { temporalUi }) }),
    ...(config.smtpUrl === null && { inbox, inboxSmtp }),
  };
}

/** Waits for all, also when one fails: none may come up behind the back of the tear-down. */
async function together<const T extends readonly Promise<unknown>[]>(
  all: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(all);
  return Promise.all(all);
}
