import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { CYCLE, OPENING } from '../support/dates.ts';
import { startDevWorld, type DevWorld } from '../support/dev-world.ts';
import { formOf } from '../support/forms.ts';
import { RunningClock } from '../support/running-clock.ts';
import { until } from '../support/until.ts';

/** Events after which this server suggests to continue as new; elsewhere it is some 4,000. */
const LONG = 40;

let world: DevWorld;
beforeEach(async () => {
  const clock = new RunningClock();
  world = await startDevWorld(clock, () => testLedger({ clock }), {
    tasks: 3,
    extraArgs: ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${LONG}`],
  });
  await world.startWorker();
  await world.launch(new Date(OPENING.getTime() + 3600_000));
});
afterEach(() => world.stop());

const cycle = () => world.client.workflow.getHandle(`cycle/${CYCLE}`);
const waits = (words: string) =>
  until(
    words,
    async () =>
      (await cycle()
        .query(waitingFor)
        .catch(() => '')) === words,
  );

test('a cycle whose history grows long goes on in a new run, and forgets nothing on the way', async () => {
  await waits('the last of the reports: 0 of 3 closed');
  const { runId: first } = await cycle().describe();
  // News that is none: each makes a step, until the history is long.
  await until('a new run', async () => {
    const { version } = await world.ledger.db.process.update({
      where: { id: `cycle/${CYCLE}` },
      data: { version: { increment: 1 } },
    });
    await cycle().signal('reportClosed', { version });
    return (await cycle().describe()).runId !== first;
  });
  const run = world.client.workflow.getHandle(`cycle/${CYCLE}`, first);
  expect((await run.describe()).status.name).toBe('CONTINUED_AS_NEW');
  const { events } = await run.fetchHistory();
  expect(events?.length).toBeGreaterThanOrEqual(LONG);

  for (const id of ['t001', 't002', 't003'].map((task) => `${CYCLE}-${task}`)) {
    await file(world.ledger, id, formOf(), WATER);
    await accept(world.ledger, id, 1, REVIEWER);
  }
  expect(await cycle().result()).toBe('3 of 3 closed');
  expect(await reconcile(world.ledger, 120_000)).toEqual([]);
});

test('a short one stays the run it is', async () => {
  await waits('the last of the reports: 0 of 3 closed');
  const { runId } = await cycle().describe();
  await file(world.ledger, `${CYCLE}-t001`, formOf(), WATER);
  await accept(world.ledger, `${CYCLE}-t001`, 1, REVIEWER);
  await waits('the last of the reports: 1 of 3 closed');
  expect((await cycle().describe()).runId).toBe(runId);
});
