import { Logger, makeWorkerUtils, run, type Runner, type WorkerUtils } from 'graphile-worker';
import type { Contender, Herd } from './contender.ts';

/** How one mail is sent, once the place is known. */
export interface MailJob {
  send(index: number): Promise<void>;
  close(): void;
}

const TASK = 'mail';
/** The settings of its documentation's page on performance. */
const TUNED = {
  concurrentJobs: 24,
  maxPoolSize: 25,
  localQueue: { size: 500 },
  completeJobBatchDelay: 0,
  failJobBatchDelay: 0,
};
/** How soon a job of the future is seen; 2 s as shipped. */
const POLL_MS = 100;
/** Its own logger writes a line a job. */
const quiet = new Logger(() => () => undefined);
const AT_ONCE = 5_000;

/** graphile-worker with one job a mail, as tuned as its documentation says. */
export function graphileContender(
  prepare: (place: Parameters<Contender['start']>[0]) => Promise<MailJob>,
): Contender {
  let job: MailJob;
  let utils: WorkerUtils;
  let runner: Runner;
  return {
    async start(place) {
      job = await prepare(place);
      const connectionString = place.url;
      utils = await makeWorkerUtils({ connectionString, logger: quiet });
      await utils.migrate();
      runner = await run({
        preset: { worker: { ...TUNED, connectionString, pollInterval: POLL_MS, logger: quiet } },
        taskList: { [TASK]: (payload) => job.send((payload as { index: number }).index) },
      });
    },
    async stage({ from, count, at }: Herd) {
      for (let first = from; first < from + count; first += AT_ONCE)
        await utils.addJobs(
          Array.from({ length: Math.min(AT_ONCE, from + count - first) }, (_, i) => ({
            identifier: TASK,
            payload: { index: first + i },
            runAt: new Date(at),
          })),
        );
    },
    async stop() {
      await runner.stop();
      await utils.release();
      job.close();
    },
  };
}
