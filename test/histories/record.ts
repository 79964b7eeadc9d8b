import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { RECONCILER_ID, TASK_QUEUE } from '../../config.ts';
import { openLedger } from '../../ledger/ledger.ts';
import type { Clock } from '../../ledger/clock.ts';
import { createDatabase } from '../../local/postgres/databases.ts';
import type { TestLedger } from '../support/database.ts';
import { startDevWorld } from '../support/dev-world.ts';
import { LAUNCH } from '../support/dates.ts';
import { RunningClock } from '../support/running-clock.ts';
import { ADMIN_URL, EMPTY_TEMPLATE } from '../support/templates.ts';
import { startTestRun } from '../support/test-run.ts';
import { until } from '../support/until.ts';
import { startWorld } from '../support/world.ts';
import { historyToText } from './codec.ts';
import { SCENARIOS, type Run } from './scenarios.ts';

/*
 * npx tsx test/histories/record.ts
 *
 * Lives through every path once and keeps the workflows' histories beside this file, those of paths that
 * were added: the histories that are there stand for workflows that run somewhere already and stay, and
 * a change of the workflows that breaks them needs `patched()`, not new histories.
 */

async function main(): Promise<void> {
  const run = await startTestRun();
  const open: TestLedger[] = [];
  const makeLedger = async (clock: Clock): Promise<TestLedger> => {
    const admin = process.env[ADMIN_URL] ?? '';
    const url = await createDatabase(admin, `record_${open.length}`, EMPTY_TEMPLATE);
    const ledger = { ...openLedger({ url, clock }), url };
    open.push(ledger);
    return ledger;
  };
  try {
    for (const { play, launch, ...plan } of SCENARIOS) {
      const world = await startWorld({ startsAt: LAUNCH, makeLedger, ...plan });
      try {
        await world.launch(...launch);
        for (const each of await play(world)) await keep(world.client, each);
      } finally {
        await world.stop();
      }
    }
    await recordReconcile(makeLedger);
  } finally {
    await Promise.all(open.map((ledger) => ledger.close()));
    await run.stop();
  }
}

/** The reconciler is started by its Schedule, which only the development server has. */
async function recordReconcile(makeLedger: (clock: Clock) => Promise<TestLedger>): Promise<void> {
  const clock = new RunningClock();
  const world = await startDevWorld(clock, () => makeLedger(clock));
  try {
    await world.startWorker();
    const schedule = world.client.schedule.getHandle(RECONCILER_ID);
    await schedule.trigger();
    const workflowId = await until('a run of the reconciler', async () => {
      const { info } = await schedule.describe();
      return info.recentActions[0]?.action.workflow.workflowId;
    });
    await world.client.workflow.getHandle(workflowId).result();
    await keep(world.client, { name: 'reconcile', workflowId });
    const probed = { taskQueue: TASK_QUEUE, workflowId: 'probe-recorded', args: [] };
    await world.client.workflow.execute('probe', probed);
    await keep(world.client, { name: 'probe', workflowId: 'probe-recorded' });
  } finally {
    await world.stop();
  }
}

async function keep(client: Client, { name, workflowId, runId }: Run): Promise<void> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  // Which process on which machine did it is nobody's business later.
  const json = historyToText(history).replace(/\d+@[\w.]+/g, 'worker');
  const file = path.join(import.meta.dirname, `${name}.json`);
  const isNew = await writeFile(file, json, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  console.log(`${name}: ${history.events?.length ?? 0} events, ${isNew ? 'kept' : 'there already'}`);
}

await main();
