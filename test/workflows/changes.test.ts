import { afterEach, describe, expect, test } from '@jest/globals';
import { accept, file, reopen } from '../../ledger/commands/report-commands.ts';
import { resumeTask, setAsideTask } from '../../ledger/commands/set-aside.ts';
import { transferAgency } from '../../ledger/commands/transfer.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { FINANCE, REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { CYCLE, instantOf, LAUNCH, PROCESS, REPORT } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import { owed } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

async function launched(): Promise<void> {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    // A second cycle, so that the plan goes on when this one is closed.
    obligations: [owed('periodic', { ladder: { reminders: [1] } })],
  });
  await world.launch(2027, 2028);
}
const ORDERED = { actor: REVIEWER, why: '机构改革' };
const handle = () => world.client.workflow.getHandle(PROCESS);
const report = () => world.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
const after = (step: string, hours = 1) => new Date(instantOf(step).getTime() + hours * 3600_000);
const arrived = () =>
  world.sink.messages.flatMap(({ rows, to, at }) =>
    rows
      .filter((row) => row.startsWith(REPORT))
      .map(
        (row) =>
          `${row.split('/')[1]} ${row.split('/')[2]} → ${to.split('.')[0]} ${at?.toISOString().slice(0, 10)}`,
      ),
  );
const noRepairs = async () => {
  expect(await reconcile(world.ledger, 0)).toEqual([]);
  expect(await world.ledger.db.repair.count()).toBe(0);
};

describe('a workflow that had ended', () => {
  test('starts again when its accepted report is reopened, urges, and ends once more', async () => {
    await launched();
    await world.liveTo(after('opening'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    expect(await world.client.workflow.getHandle(`cycle/${CYCLE}`).result()).toBeDefined();

    await world.liveTo(after('remind-1', -3));
    await reopen(world.ledger, REPORT, 1, '决算数据有误', REVIEWER);
    await world.untilRest();
    // On the day before; five workdays are more than its own date leaves.
    expect((await report()).dueOn).toBe('2028-01-06');
    expect((await handle().describe()).status.name).toBe('RUNNING');
    const cycle = world.client.workflow.getHandle(`cycle/${CYCLE}`);
    expect((await cycle.describe()).status.name).toBe('RUNNING');
    await world.liveTo(new Date('2028-01-07T02:00:00Z'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    await accept(world.ledger, REPORT, 2, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    expect((await cycle.describe()).status.name).toBe('COMPLETED');
    expect(await world.ledger.db.cycle.findUnique({ where: { id: CYCLE } })).toMatchObject({
      closedAt: expect.any(Date),
    });
    expect(arrived().toSorted()).toEqual([
      '1 accepted → officer@shuili 2027-11-01',
      '1 opening → officer@shuili 2027-11-01',
      '2 accepted → officer@shuili 2028-01-07',
      '2 remind-1 → officer@shuili 2028-01-05',
      '2 reopened → officer@shuili 2027-12-29',
      '2 urge → leader@shuili 2028-01-07',
      '2 urge → officer@shuili 2028-01-07',
    ]);
    await noRepairs();
  });

  test('with a task that was set aside starts again when it is resumed', async () => {
    await launched();
    await world.liveTo(after('opening'));
    await setAsideTask(world.ledger, 'small', 'small-t001', 'dropped', ORDERED);
    await world.untilRest();
    expect(await handle().result()).toBe('left');
    await world.liveTo(after('close'));
    await resumeTask(world.ledger, 'small', 'small-t001', ORDERED);
    await world.untilRest();
    expect((await handle().describe()).status.name).toBe('RUNNING');
    const { dueOn } = await report();
    expect(dueOn > '2028-01-28').toBe(true);
    await file(world.ledger, REPORT, formOf(), WATER);
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    expect(
      arrived()
        .map((line) => line.slice(0, -11))
        .toSorted(),
    ).toEqual([
      '1 left → officer@shuili',
      '1 opening → officer@shuili',
      '2 accepted → officer@shuili',
      '2 rejoined → officer@shuili',
    ]);
    await noRepairs();
  });
});

test('a report that passes in the middle reminds its successor, and nobody else', async () => {
  await launched();
  await world.liveTo(after('urge'));
  const { ledger } = world;
  const order = { cause: 'merged' as const, fromId: 'shuili', to: { id: 'caizheng' } };
  expect(await transferAgency(ledger, 'small', order, ORDERED)).toMatchObject({ ok: true });
  await world.untilRest();
  const { dueAt } = await report();
  await world.liveTo(new Date(dueAt.getTime() + 12 * 3600_000));
  await file(ledger, REPORT, formOf(), FINANCE);
  await world.untilRest();
  await accept(ledger, REPORT, 1, REVIEWER);
  await world.untilRest();
  expect(await handle().result()).toBe('accepted');
  expect(arrived().toSorted()).toEqual([
    '1 opening → officer@shuili 2027-11-01',
    '1 remind-1 → officer@shuili 2027-12-30',
    '1 urge → leader@shuili 2028-01-03',
    '1 urge → officer@shuili 2028-01-03',
    '2 accepted → officer@caizheng 2028-01-11',
    '2 passed_on → officer@shuili 2028-01-03',
    '2 remind-1 → officer@caizheng 2028-01-07',
    '2 transferred → officer@caizheng 2028-01-03',
    '2 urge → leader@caizheng 2028-01-11',
    '2 urge → officer@caizheng 2028-01-11',
  ]);
  await noRepairs();
});
