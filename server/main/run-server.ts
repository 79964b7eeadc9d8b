import type { Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Ledger } from '../../ledger/ledger.ts';
import { createAuth } from '../auth/create-auth.ts';
import { createApp } from '../create-app.tsx';
import type { ServerConfig } from '../deps.ts';
import { serve, type Serving } from '../serve.ts';
import type { VirtualTime } from '../virtual-time.ts';
import { probeSmtp, probeTemporal } from './probes.ts';
import { promptMailer } from './prompt-mailer.ts';

/** The parts the pages stand on. */
export interface WebParts {
  ledger: Ledger;
  databaseUrl: string;
  /** Only to say whether Temporal is up; it stays the caller's to close. */
  connection: Connection;
  namespace: string;
  taskQueue: string;
  smtpUrl: string;
  mailFrom: { name: string; address: string };
  config: ServerConfig;
  /** Null: business time is the system's. */
  virtualTime: VirtualTime | null;
  log: Logger;
  port: number;
  host: string;
}

/** Serves the pages, with what the web server itself does not know: sign-in mails and probes. */
export async function runServer(parts: WebParts): Promise<Serving> {
  const { ledger, databaseUrl, config, log, smtpUrl, virtualTime } = parts;
  const mailer = promptMailer(smtpUrl, parts.mailFrom, ledger.clock);
  const sendMail = mailer.send;
  const app = createApp({
    ledger,
    databaseUrl,
    auth: createAuth({ ledger, config, sendMail, log }),
    config,
    sendMail,
    parts: () =>
      Promise.all([probeTemporal({ ...parts, pollers: virtualTime === null }), probeSmtp(smtpUrl)]),
    virtualTime,
    log,
  });
  const serving = await serve(app, parts.port, parts.host);
  return {
    port: serving.port,
    async stop(graceMs) {
      await serving.stop(graceMs);
      mailer.close();
    },
  };
}
