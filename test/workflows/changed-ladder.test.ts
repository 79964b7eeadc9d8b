import { afterEach, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Kind } from '../../domain/kinds/kind.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { testLedger } from '../support/database.ts';
import { instantOf, LAUNCH, PROCESS, REPORT } from '../support/dates.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
const kind = kindOf('periodic') as { -readonly [Key in keyof Kind]: Kind[Key] };
const { ladder } = kind;
afterEach(async () => {
  kind.ladder = ladder;
  await world.stop();
});

const after = (step: string) => new Date(instantOf(step).getTime() + 3600_000);

test('a step is renamed while a report’s history runs: nothing twice, and it replays', async () => {
  world = await startWorld({ startsAt: LAUNCH, makeLedger: (clock) => testLedger({ clock }) });
  await world.launch();
  await world.liveTo(after('remind-30'));

  kind.ladder = (cycle) =>
    ladder(cycle).map((step) =>
      step.notice === 'remind' ? { ...step, name: step.name.replace('remind', 'nudge') } : step,
    );
  await world.liveTo(after('urge'));

  const steps = world.sink.messages
    .flatMap(({ rows }) => rows)
    .filter((row) => row.startsWith(REPORT))
    .map((row) => row.split('/')[2]);
  expect(steps).toEqual([
    ...['opening', 'remind-30', 'nudge-15', 'nudge-7', 'nudge-3', 'nudge-1', 'urge', 'urge'],
  ]);
  expect(await reconcile(world.ledger, 0)).toEqual([]);

  const history = await world.client.workflow.getHandle(PROCESS).fetchHistory();
  await Worker.runReplayHistory(
    { workflowBundle: { codePath: await workflowBundle() } },
    history,
    PROCESS,
  );
});
