// DBOS: a durable workflow a mail, delayed until the instant, with one step that makes and sends it.
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Contender, Herd } from './contender.ts';
import { startMailer, type Mailer } from './mailer.ts';
import { composeOne } from './mails.ts';

const QUEUE = 'mail';
/** As many as its pool of connections serves; a poll brings as many as have ended since. */
const TUNED = { workerConcurrency: 200, minPollingIntervalMs: 50 };
const POOL = 20;
/** Enqueued side by side. */
const LANES = 20;

let mailer: Mailer;
let recipients: number;

const send = async (index: number): Promise<void> => {
  const { raw, envelope } = await composeOne(index, recipients, new Date());
  await mailer.send(raw, envelope.to);
};
const mail = DBOS.registerWorkflow(
  (index: number) => DBOS.runStep(() => send(index), { name: 'send' }),
  { name: 'mail' },
);

export const contender: Contender = {
  async start(place) {
    recipients = place.recipients;
    mailer = startMailer(place.smtpUrl, place.connections);
    DBOS.setConfig({
      name: 'duban-bench',
      systemDatabaseUrl: place.url,
      systemDatabasePoolSize: POOL,
      logLevel: 'error',
      // Whoever comes after a crash takes up what this one has left.
      executorID: 'bench',
      applicationVersion: 'bench',
    });
    await DBOS.launch();
    await DBOS.registerQueue(QUEUE, TUNED);
  },
  async stage({ from, count, at }: Herd) {
    let next = from;
    const lane = async () => {
      while (next < from + count) {
        const delaySeconds = Math.max(0, (at - Date.now()) / 1000);
        const options = { queueName: QUEUE, enqueueOptions: { delaySeconds } };
        await DBOS.startWorkflow(mail, options)(next++);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  },
  async stop() {
    await DBOS.shutdown();
    mailer.close();
  },
};
