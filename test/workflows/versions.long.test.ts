import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { rebuild } from '../../ledger/processes.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { tempFolder } from '../local/temp.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { changedBundleIn } from '../support/changed-bundle.ts';
import { testLedger } from '../support/database.ts';
import { CYCLE, OPENING, PROCESS, REPORT } from '../support/dates.ts';
import { startDevWorld, type DevWorld } from '../support/dev-world.ts';
import { formOf } from '../support/forms.ts';
import { DEPLOYMENT, NAMESPACE, startProduct } from '../support/product.ts';
import { RunningClock } from '../support/running-clock.ts';
import { until } from '../support/until.ts';
import type { Loop } from '../../loop.ts';

const ROUTED = temporal.api.enums.v1.RoutingConfigUpdateState.ROUTING_CONFIG_UPDATE_STATE_COMPLETED;

let world: DevWorld;
let connection: Connection;
let bundle: string;
const workers = new Map<string, Loop>();
const folder = await tempFolder();
beforeEach(async () => {
  const clock = new RunningClock();
  const extraArgs = ['--dynamic-config-value', 'system.enableSendTargetVersionChanged=true'];
  world = await startDevWorld(clock, () => testLedger({ clock }), { extraArgs });
  connection = await Connection.connect({ address: world.address });
  bundle = await changedBundleIn(folder.path, 'patched');
});
afterEach(async () => {
  for (const worker of workers.values()) await worker.stop();
  await connection.close();
  await world.stop();
  await folder.remove();
});

async function start(buildId: 'one' | 'two'): Promise<void> {
  const { ledger, address, sink } = world;
  const version = { buildId, ...(buildId === 'two' && { bundle }) };
  const place = { ledger, connection, address, smtpUrl: sink.url, reconciles: true, version };
  workers.set(buildId, await startProduct(place));
}
async function stop(buildId: 'one' | 'two'): Promise<void> {
  await workers.get(buildId)?.stop();
  workers.delete(buildId);
}
/** As `temporal worker deployment set-current-version` does, once the server has heard of the version. */
async function makeCurrent(buildId: string): Promise<void> {
  await until(`${buildId} to be current`, () =>
    connection.workflowService
      .setWorkerDeploymentCurrentVersion({
        ...{ namespace: NAMESPACE, deploymentName: DEPLOYMENT, buildId, identity: 'test' },
        ignoreMissingTaskQueues: true,
      })
      .then(
        () => true,
        () => false,
      ),
  );
  await until(`${buildId} to be known everywhere`, async () => {
    const { workerDeploymentInfo: info } =
      await connection.workflowService.describeWorkerDeployment({
        ...{ namespace: NAMESPACE, deploymentName: DEPLOYMENT },
      });
    return info?.routingConfigUpdateState === ROUTED;
  });
}
async function versionOf(workflowId: string): Promise<string | null | undefined> {
  const { raw } = await world.client.workflow.getHandle(workflowId).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
}
const isOn = (buildId: string, workflowId = PROCESS) =>
  until(`${workflowId} on ${buildId}`, async () => (await versionOf(workflowId)) === buildId);
const handle = () => world.client.workflow.getHandle(PROCESS);
const waits = (words: string) =>
  until(
    words,
    async () =>
      (await handle()
        .query(waitingFor)
        .catch(() => '')) === words,
  );
const isPatched = async () => {
  const { events } = await handle().fetchHistory();
  return (events ?? []).some(
    (event) => event.markerRecordedEventAttributes?.markerName === 'core_patch',
  );
};

test('a new version beside the old one, a change with patched(), and back again', async () => {
  await start('one');
  await makeCurrent('one');
  await world.launch(new Date(OPENING.getTime() + 3600_000));
  await waits('the submission and its review, or remind-30');
  await isOn('one');

  // Side by side: what runs stays where it is, until something happens to it.
  await start('two');
  await makeCurrent('two');
  expect(await versionOf(PROCESS)).toBe('one');
  await file(world.ledger, REPORT, formOf(), WATER);
  await withdraw(world.ledger, REPORT, 1, WATER);
  await isOn('two');
  await waits('the submission and its review, or remind-30');
  expect(await isPatched()).toBe(true);

  // What nothing happens to begins anew where somebody says so.
  expect(await versionOf(`cycle/${CYCLE}`)).toBe('one');
  await rebuild(world.ledger, 'restored');
  await isOn('two', `cycle/${CYCLE}`);
  await isOn('two', 'plan/small');
  await stop('one');

  // Rolled back: the old code begins anew, and never reads a history that the new one wrote.
  await start('one');
  await makeCurrent('one');
  await file(world.ledger, REPORT, formOf(), WATER);
  await returnReport(world.ledger, REPORT, 2, '请补充数据', REVIEWER);
  await isOn('one');
  await until('another wait', async () =>
    (
      await handle()
        .query(waitingFor)
        .catch(() => '')
    ).startsWith('the submission'),
  );
  expect(await isPatched()).toBe(false);
  await rebuild(world.ledger, 'restored');
  await isOn('one', `cycle/${CYCLE}`);
  await stop('two');
  await file(world.ledger, REPORT, formOf(), WATER);
  await accept(world.ledger, REPORT, 3, REVIEWER);
  expect(await handle().result()).toBe('accepted');

  const rows = world.sink.messages.flatMap((message) => message.rows);
  expect(rows.length).toBe(new Set(rows).size);
  await until('everybody to have heard', async () => {
    const [row] = await world.ledger.db.$queryRaw<{ n: number }[]>`
      SELECT ((SELECT count(*) FROM relay)
        + (SELECT count(*) FROM process WHERE version > seen_version))::int AS n`;
    return row?.n === 0;
  });
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});
