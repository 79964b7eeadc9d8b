import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import { remindTemporal, startRemindingTemporal } from '../../worker/temporal-memory.ts';
import { RECONCILER_ID } from '../../config.ts';
import { PROCESS } from '../support/dates.ts';
import { startTestDevServer, type TestDevServer } from '../support/dev-server.ts';
import { openedYear } from '../support/opened-year.ts';
import { until } from '../support/until.ts';

let server: TestDevServer;
let connection: Connection;
beforeAll(async () => {
  server = await startTestDevServer();
  ({ connection } = server);
});
afterAll(() => server.stop());

test('a Temporal that knows nothing is told everything, once; when it forgets, again', async () => {
  const { ledger } = await openedYear();
  const client = new Client({ connection });
  const parts = {
    ledger,
    client,
    connection,
    namespace: 'default',
    log: pino({ level: 'silent' }),
  };
  const told = () => ledger.db.relay.count({ where: { processId: PROCESS } });
  await ledger.db.relay.deleteMany();

  expect(await remindTemporal(parts)).toBeGreaterThan(0);
  expect(await told()).toBe(1);
  expect(await remindTemporal(parts)).toBeNull();
  expect(await told()).toBe(1);
  const { customAttributes } = await connection.operatorService.listSearchAttributes({
    namespace: 'default',
  });
  expect(Object.keys(customAttributes ?? {})).toContain('DubanPlan');

  const loop = startRemindingTemporal(parts, 1);
  await client.schedule.getHandle(RECONCILER_ID).delete();
  await until('it to be told', async () => (await told()) === 2);
  await loop.stop();
});

test('one that does not answer has forgotten nothing', async () => {
  const { ledger } = await openedYear();
  const gone = Connection.lazy({ address: '127.0.0.1:1' });
  const client = new Client({ connection: gone });
  const parts = {
    ledger,
    client,
    connection: gone,
    namespace: 'default',
    log: pino({ level: 'silent' }),
  };
  await ledger.db.relay.deleteMany();
  await expect(remindTemporal(parts)).rejects.toThrow();
  expect(await ledger.db.relay.count()).toBe(0);
  await gone.close();
});
