import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { bringKnown, releaseFence } from '../../ledger/commands/fence.ts';
import { file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { OPERATOR, REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { startDevWorld, type DevWorld } from '../support/dev-world.ts';
import { formOf } from '../support/forms.ts';
import { OPENING, PROCESS, REPORT } from '../support/dates.ts';
import { backedUp, restored } from '../support/restoring.ts';
import { RunningClock } from '../support/running-clock.ts';
import { until } from '../support/until.ts';

const AFTER_OPENING = new Date(OPENING.getTime() + 3600_000);
let world: DevWorld;
beforeEach(async () => {
  const clock = new RunningClock();
  world = await startDevWorld(clock, () => testLedger({ clock }));
  await world.startWorker();
});
afterEach(() => world.stop());

const handle = () => world.client.workflow.getHandle(PROCESS);
const waits = (words: string) =>
  until(
    words,
    async () =>
      (await handle()
        .query(waitingFor)
        .catch(() => '')) === words,
  );
const isReset = () =>
  until('workflows to be ended', async () => {
    const fence = await world.ledger.db.fence.findFirst().catch(() => null);
    return fence?.resetAt;
  });
/** The workflow is told of the second, and has heard it when this is done. */
async function fileAndTakeBack(revision: number): Promise<void> {
  await file(world.ledger, REPORT, formOf(), WATER);
  await withdraw(world.ledger, REPORT, revision, WATER);
  await until('the workflow to have heard', async () => {
    const { version, seenVersion } = await world.ledger.db.process.findUniqueOrThrow({
      where: { id: PROCESS },
    });
    return seenVersion === version;
  });
}
const rows = () => world.sink.messages.flatMap((message) => message.rows);
const running = async () => {
  const query = "ExecutionStatus = 'Running' AND WorkflowType != 'reconcile'";
  const ids: string[] = [];
  for await (const { workflowId } of world.client.workflow.list({ query })) ids.push(workflowId);
  return ids.sort();
};

test('a workflow that remembers what the ledger has forgotten is ended, and begins anew', async () => {
  await world.launch(AFTER_OPENING);
  await until('the opening notice', () => rows().some((row) => row.startsWith(REPORT)));
  await waits('the submission and its review, or remind-30');
  const before = (await handle().describe()).runId;
  const backup = await backedUp(world.ledger);
  for (const [i, text] of ['一', '二'].entries()) {
    await file(world.ledger, REPORT, formOf({ progress: text.repeat(30) }), WATER);
    await returnReport(world.ledger, REPORT, i + 1, '请补充数据', REVIEWER);
    await until(
      'the notice of return',
      () => rows().filter((row) => row.includes('returned')).length === i + 1,
    );
  }
  const told = world.sink.messages.length;
  // The worker goes on running: its connections are cut off under it.
  await restored(world.ledger, backup);
  await isReset();
  await until('another run', async () => (await handle().describe()).runId !== before);
  await waits('the submission and its review, or remind-30');
  const old = await world.client.workflow.getHandle(PROCESS, before).describe();
  expect(old.status.name).toBe('TERMINATED');

  const log = world.sink.messages.map(({ messageId }) => messageId).join('\n');
  expect(await bringKnown(world.ledger, log, 'mail.log', OPERATOR)).toMatchObject({ ok: true });
  expect(await releaseFence(world.ledger, null, OPERATOR)).toMatchObject({ ok: true });
  // A version that the old workflow had passed long ago: to this one it is news.
  await fileAndTakeBack(1);
  expect(world.sink.messages).toHaveLength(told);
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});

test('one of which the ledger knows nothing is ended, and is in nobody’s way later', async () => {
  const backup = await backedUp(world.ledger);
  await world.launch(AFTER_OPENING);
  await waits('the submission and its review, or remind-30');
  await fileAndTakeBack(1);
  await restored(world.ledger, backup);
  await isReset();
  await until('nothing to run', async () => (await running()).length === 0);
  await releaseFence(world.ledger, null, OPERATOR);
  await world.launch(new Date(AFTER_OPENING.getTime() + 60_000));
  // The one that was ended still answers queries.
  await until('another run', async () => (await handle().describe()).status.name === 'RUNNING');
  await waits('the submission and its review, or remind-30');
  await fileAndTakeBack(1);
});
