import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { startDevServer, type TemporalServer } from '../../local/temporal/dev-server.ts';
import { startTestServer } from '../../local/temporal/test-server.ts';
import {
  AGENCY,
  KIND,
  PERIOD,
  PLAN,
  registerSearchAttributes,
} from '../../worker/search-attributes.ts';
import { tempFolder } from '../local/temp.ts';

const NAMESPACE = 'default';
const progress = () => undefined;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  folder = await tempFolder();
});
afterAll(() => folder.remove());

const SERVERS: Record<string, () => Promise<TemporalServer>> = {
  'the development server': () =>
    startDevServer({ namespace: NAMESPACE, progress, logFile: `${folder.path}/dev.log` }),
  'the time-skipping server': () => startTestServer({ progress }),
};

describe.each(Object.entries(SERVERS))('on %s', (_name, startServer) => {
  let server: TemporalServer;
  let connection: Connection;
  beforeAll(async () => {
    server = await startServer();
    connection = await Connection.connect({ address: server.address });
  });
  afterAll(async () => {
    await connection.close();
    await server.stop();
  });

  test('search attributes are registered, by two workers at once, and again', async () => {
    const register = () => registerSearchAttributes(connection, NAMESPACE);
    await Promise.all([register(), register()]);
    await register();
    // A workflow with an unregistered one would be refused, or stuck without a word.
    const client = new Client({ connection, namespace: NAMESPACE });
    const handle = await client.workflow.start('report', {
      workflowId: 'report/x',
      taskQueue: 'nobody',
      typedSearchAttributes: [
        { key: PLAN, value: 'small' },
        { key: PERIOD, value: '2027Q3' },
        { key: AGENCY, value: 'shuili' },
        { key: KIND, value: 'periodic' },
      ],
    });
    expect((await handle.describe()).searchAttributes).toMatchObject({
      DubanPlan: ['small'],
      DubanPeriod: ['2027Q3'],
      DubanAgency: ['shuili'],
      DubanKind: ['periodic'],
    });
  });

  test('another failure is told', async () => {
    const gone = await Connection.connect({ address: server.address });
    await gone.close();
    await expect(registerSearchAttributes(gone, NAMESPACE)).rejects.toThrow();
  });
});
