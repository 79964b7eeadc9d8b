import { afterEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { LAUNCH } from '../support/dates.ts';
import { owed, type SmallPlanOptions } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

const begin = async (options: SmallPlanOptions = {}) => {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    obligations: [owed('periodic', { ladder: { reminders: [1] } })],
    ...options,
  });
};
const waits = (id: string) => world.client.workflow.getHandle(id).query(waitingFor);

describe('the workflow of a plan', () => {
  test('over two years: starts each cycle once, and ends with the last books', async () => {
    await begin({ region: true });
    await world.launch(2027, 2028);
    const handle = world.client.workflow.getHandle('plan/small');
    expect(await waits('plan/small')).toBe('news, or start periodic 2027');
    expect(world.sink.messages.map(({ to }) => to).toSorted()).toEqual(
      ['caizheng', 'chifeng', 'fagaiwei', 'shuili'].map((agency) => `officer@${agency}.example`),
    );

    await world.liveTo(new Date('2027-11-02T00:00:00Z'));
    expect(await waits('plan/small')).toBe('news, or start periodic 2028');
    expect(await waits('cycle/small-periodic-2027')).toBe('the last of the reports: 0 of 2 closed');

    await world.liveTo(new Date('2028-12-01T00:00:00Z'));
    expect(await waits('plan/small')).toBe('the last cycles');

    await world.liveTo(new Date('2029-03-01T00:00:00Z'));
    expect((await handle.describe()).status.name).toBe('COMPLETED');
    for (const year of [2027, 2028])
      expect(
        (await world.client.workflow.getHandle(`cycle/small-periodic-${year}`).describe()).status
          .name,
      ).toBe('COMPLETED');
    // Five steps to each agency a year (officer and, urged, leader), three to the commission for each.
    const rows = world.sink.messages.flatMap((message) => message.rows);
    expect(rows.length).toBe(4 + 2 * 2 * (1 + 1 + 2 + 3));
    expect(new Set(rows).size).toBe(rows.length);
    const cycles = await world.ledger.db.cycle.findMany({ orderBy: { period: 'asc' } });
    expect(cycles).toMatchObject([
      { period: '2027', closedAt: expect.any(Date) },
      { period: '2028', closedAt: expect.any(Date) },
    ]);
    const plan = await world.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    expect(plan).toMatchObject({ endedAt: expect.any(Date) });
    expect(await world.ledger.db.process.count({ where: { running: true } })).toBe(0);
    expect(await reconcile(world.ledger, 0)).toEqual([]);
  });
});

describe('the workflow of a cycle', () => {
  test('follows the count until the last report is closed', async () => {
    await begin({ tasks: 3 });
    await world.launch();
    await world.liveTo(new Date('2027-11-02T00:00:00Z'));
    const ids = [
      'small-periodic-2027-t001',
      'small-periodic-2027-t002',
      'small-periodic-2027-t003',
    ];
    for (const [i, id] of ids.entries()) {
      expect(await waits('cycle/small-periodic-2027')).toBe(
        `the last of the reports: ${i} of 3 closed`,
      );
      await file(world.ledger, id, formOf(), WATER);
      await accept(world.ledger, id, 1, REVIEWER);
      await world.untilRest();
    }
    const cycle = world.client.workflow.getHandle('cycle/small-periodic-2027');
    expect((await cycle.describe()).status.name).toBe('COMPLETED');
    expect(await world.ledger.db.cycle.findMany()).toMatchObject([{ closedAt: expect.any(Date) }]);
    expect(await reconcile(world.ledger, 0)).toEqual([]);
  });
});
