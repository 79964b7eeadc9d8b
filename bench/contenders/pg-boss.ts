// pg-boss, whose worker fetches jobs in batches and makes their mails when their time has come.
import { PgBoss } from 'pg-boss';
import type { Contender } from './contender.ts';
import { startMailer, type Mailer } from './mailer.ts';
import { composeOne } from './mails.ts';

const QUEUE = 'mail';
/** Several workers with batches, which go on at once while batches come back full. */
const TUNED = {
  batchSize: 100,
  localConcurrency: 2,
  burstWhenBatchFull: true,
  // The least it takes.
  pollingIntervalSeconds: 0.5,
  perJobResults: true,
} as const;
const AT_ONCE = 5_000;

let boss: PgBoss;
let mailer: Mailer;

export const contender: Contender = {
  async start({ url, smtpUrl, connections, recipients }) {
    mailer = startMailer(smtpUrl, connections);
    boss = new PgBoss({ connectionString: url, max: 10 });
    boss.on('error', (error: unknown) => console.error(error));
    await boss.start();
    await boss.createQueue(QUEUE, { retryLimit: 10 });
    await boss.work<{ index: number }>(QUEUE, TUNED, async (jobs) =>
      Promise.all(
        jobs.map(async ({ id, data }) => {
          const { raw, envelope } = await composeOne(data.index, recipients, new Date());
          await mailer.send(raw, envelope.to);
          return { id, status: 'completed' as const };
        }),
      ),
    );
  },
  async stage({ from, count, at }) {
    for (let first = from; first < from + count; first += AT_ONCE)
      await boss.insert(
        QUEUE,
        Array.from({ length: Math.min(AT_ONCE, from + count - first) }, (_, i) => ({
          data: { index: first + i },
          startAfter: new Date(at),
        })),
      );
  },
  async stop() {
    await boss.stop({ graceful: false });
    mailer.close();
  },
};
