// Plain Temporal: a workflow a mail with a timer and an activity, on the development server that
// `npm start` uses, in memory: the fastest of the servers that run here.
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { startDevServer, type TemporalServer } from '../../local/temporal/dev-server.ts';
import { silent } from '../harness/say.ts';
import type { Contender, Herd } from './contender.ts';
import { startMailer, type Mailer } from './mailer.ts';
import { mailActivities } from './plain-temporal/activities.ts';
import { BUNDLE } from './plain-temporal/bundle.ts';

const QUEUE = 'mail';
const LANES = 20;

let server: TemporalServer;
let client: Client;
let worker: Worker;
let running: Promise<void>;
let mailer: Mailer;

export const contender: Contender = {
  async start({ smtpUrl, connections, recipients, folder }) {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    mailer = startMailer(smtpUrl, connections);
    server = await startDevServer({
      namespace: 'default',
      progress: silent,
      logFile: join(folder, 'temporal.log'),
    });
    const { address } = server;
    client = new Client({ connection: await Connection.connect({ address }) });
    worker = await Worker.create({
      connection: await NativeConnection.connect({ address }),
      taskQueue: QUEUE,
      workflowBundle: { codePath: join(folder, BUNDLE) },
      activities: mailActivities(mailer, recipients),
    });
    running = worker.run();
  },
  async stage({ from, count, at }: Herd) {
    let next = from;
    const lane = async () => {
      while (next < from + count) {
        const index = next++;
        await client.workflow.start('mailWorkflow', {
          workflowId: `mail-${index}`,
          taskQueue: QUEUE,
          args: [index, at],
        });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  },
  async stop() {
    worker.shutdown();
    await running;
    await client.connection.close();
    await server.stop();
    mailer.close();
  },
};
