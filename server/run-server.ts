import type { Tracer } from '@opentelemetry/api';
import type { Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import { pdfConverter } from '../documents/convert.ts';
import { officeOn } from '../documents/office.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { hasAdministrator } from '../ledger/read/register/installed.ts';
import { startHeartbeat } from '../watch/heartbeat-loop.ts';
import { askServers } from '../watch/probes.ts';
import type { MetricsPlace } from '../watch/metrics-server.ts';
import type { OperatorSettings } from '../watch/tell-operator.ts';
import { startWatch } from '../watch/watch.ts';
import { createApp } from './app.tsx';
import { rehearsalProcesses } from './rehearsals.ts';
import { createAuth } from './sign-in/create-auth.ts';
import { promptMailer } from './sign-in/prompt-mailer.ts';
import { setupCode } from './sign-in/setup-code.ts';
import type { PageConfig, VirtualTime } from './web/deps.ts';
import { serve, type Serving } from './web/serve.ts';

/** The parts the pages stand on. */
export interface WebParts {
  ledger: Ledger;
  /** For processes of their own, which open it anew. */
  databaseUrl: string;
  /** Only to say whether Temporal is up; it stays the caller's to close. */
  connection: Connection;
  namespace: string;
  taskQueue: string;
  /** Of the reconciler's Schedule, which health asks for; left out: there is none. */
  scheduleId?: string;
  smtpUrl: string;
  mailFrom: { name: string; address: string };
  config: PageConfig;
  /** Null: business time is the system's. */
  virtualTime: VirtualTime | null;
  /** Whom alarms are told; left out: nobody. */
  operator?: Pick<OperatorSettings, 'mail' | 'webhook'>;
  /** Where metrics are told; left out: nowhere. */
  metrics?: MetricsPlace | null;
  /** Whom requests are told; left out: nobody. */
  tracer?: Tracer | null;
  log: Logger;
  port: number;
  host: string;
}

/** Serves the pages, with what the web server itself does not know: sign-in mails and probes. */
export async function runServer(parts: WebParts): Promise<Serving> {
  const { ledger, config, log, smtpUrl, virtualTime } = parts;
  const mailer = promptMailer(smtpUrl, parts.mailFrom, ledger.clock);
  const office = await officeOn(process.env['PATH']);
  const { databaseUrl, mailFrom } = parts;
  const { baseUrl } = config;
  const rehearsals = rehearsalProcesses({ ledger, databaseUrl, mailFrom, baseUrl, log });
  const servers = askServers({ ...parts, pollers: virtualTime === null }, smtpUrl);
  const app = createApp({
    ledger,
    auth: createAuth({ ledger, config, sendMail: mailer.send, log }),
    sendMail: mailer.send,
    config,
    servers,
    virtualTime,
    toPdf: office === null ? null : pdfConverter(office),
    rehearsals,
    tracer: parts.tracer ?? null,
    log,
  });
  const serving = await serve(app, parts.port, parts.host);
  const heart = startHeartbeat({ ledger, part: 'server', isAlive: () => true, log });
  const { mail = [], webhook = null } = parts.operator ?? {};
  const to = { mail, webhook, smtpUrl, mailFrom, baseUrl, lang: config.defaultLang };
  const { metrics = null } = parts;
  const watch = await startWatch({ ledger, servers, operator: to, metrics, log });
  if (!(await hasAdministrator(ledger).catch(() => true)))
    log.warn(
      { code: setupCode(config.secret), page: `${config.baseUrl}/setup` },
      'there is no administrator yet: make the first one on this page, with this code',
    );
  return {
    port: serving.port,
    async stop(graceMs) {
      await serving.stop(graceMs);
      await watch.stop();
      await heart.stop();
      await rehearsals.stop();
      mailer.close();
    },
  };
}
