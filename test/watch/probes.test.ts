import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { RECONCILER_ID, TASK_QUEUE } from '../../config.ts';
import { probeTemporal } from '../../watch/probes.ts';
import { scheduleReconciler } from '../../worker/schedule.ts';
import { startTestDevServer, type TestDevServer } from '../support/dev-server.ts';

let server: TestDevServer;
let connection: Connection;
beforeAll(async () => {
  server = await startTestDevServer();
  ({ connection } = server);
});
afterAll(() => server.stop());

test('whether the reconciler’s Schedule is paused is asked of Temporal, where there is one', async () => {
  const client = new Client({ connection });
  const asked = { connection, namespace: 'default', taskQueue: TASK_QUEUE, pollers: true };
  const probe = (scheduleId?: string) =>
    probeTemporal({ ...asked, ...(scheduleId !== undefined && { scheduleId }) });
  expect(await probe(RECONCILER_ID)).toMatchObject({ up: true, isSchedulePaused: null });

  await scheduleReconciler(client);
  expect(await probe(RECONCILER_ID)).toMatchObject({ up: true, isSchedulePaused: false });
  await client.schedule.getHandle(RECONCILER_ID).pause('for a test');
  expect(await probe(RECONCILER_ID)).toMatchObject({ up: true, isSchedulePaused: true });
  expect(await probe()).toMatchObject({ up: true, isSchedulePaused: null });
  // A worker that starts does not put it right behind the operator's back.
  await scheduleReconciler(client);
  expect(await probe(RECONCILER_ID)).toMatchObject({ isSchedulePaused: true });
});

test('one that does not answer is down, and says nothing of the Schedule', async () => {
  const gone = Connection.lazy({ address: '127.0.0.1:1' });
  const asked = { namespace: 'default', taskQueue: TASK_QUEUE, pollers: true };
  const found = await probeTemporal({ ...asked, connection: gone, scheduleId: RECONCILER_ID });
  expect(found).toMatchObject({ part: 'temporal', up: false });
  expect(found.isSchedulePaused).toBeUndefined();
  await gone.close();
});
