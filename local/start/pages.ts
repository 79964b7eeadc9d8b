import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RECONCILER_ID, TASK_QUEUE } from '../../config.ts';
import { pageConfig } from '../../server/page-config.ts';
import { runServer } from '../../server/run-server.ts';
import { Stepper } from '../../virtual/time/stepper.ts';
import { startTracer } from '../../watch/tracer.ts';
import { baseUrlOf, type CommonParts } from './product.ts';

/** Starts the web server in this process; gives the address of its pages. */
export async function startPages(parts: CommonParts): Promise<string> {
  const { config, folder, servers, ledger, connection, world, log, teardown } = parts;
  const { temporal, smtpUrl, pagePort } = servers;
  const { namespace } = temporal;
  const stepper =
    world && new Stepper({ ledger, namespace, log, ...world }, await world.clock.now());
  if (stepper) await teardown.add('virtual time', () => stepper.stop());
  const baseUrl = baseUrlOf(parts);
  const traces = config.otlpUrl === null ? null : await startTracer(config.otlpUrl, 'duban-pages');
  if (traces) await teardown.add('the traces of requests', () => traces.stop());
  const serving = await runServer({
    ledger,
    databaseUrl: servers.databaseUrl,
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    scheduleId: RECONCILER_ID,
    smtpUrl,
    mailFrom: config.mailFrom,
    config: pageConfig(config, {
      baseUrl,
      secret: config.secret ?? (await keptSecret(folder)),
      temporalUiUrl: servers.temporalUi,
      inboxUrl: servers.inbox,
    }),
    virtualTime: stepper,
    operator: config.operator,
    metrics: config.metrics,
    tracer: traces?.tracer ?? null,
    log,
    port: pagePort,
    host: config.host,
  });
  await teardown.add('the pages', () => serving.stop());
  return baseUrl;
}

/** The secret that signs sessions: made at the first start, kept, readable by its owner only. */
export async function keptSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim().length >= 32) return kept.trim();
  const made = randomBytes(32).toString('hex');
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
