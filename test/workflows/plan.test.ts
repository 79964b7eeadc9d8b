import { afterEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { LAUNCH } from '../support/dates.ts';
import type { SmallPlanOptions } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

const begin = async (options: SmallPlanOptions = {}) => {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    policy: { reminders: [1] },
    ...options,
  });
};
const waits = (id: string) => world.client.workflow.getHandle(id).query(waitingFor);

describe('the workflow of a plan', () => {
  test('over two years: continues as new, opens each year once, and ends with the last', async () => {
    await begin({ region: true });
    await world.launch(2027, 2028);
    const handle = world.client.workflow.getHandle('plan/small');
    const { runId: first } = await handle.describe();
    expect(await waits('plan/small')).toBe('the opening of 2027');
    expect(world.sink.messages.map(({ to }) => to).toSorted()).toEqual(
      ['caizheng', 'chifeng', 'fagaiwei', 'shuili'].map((agency) => `officer@${agency}.example`),
    );

    await world.liveTo(new Date('2027-11-02T00:00:00Z'));
    expect(await waits('plan/small')).toBe('the opening of 2028');
    expect((await handle.describe()).runId).not.toBe(first);
    expect(
      (await world.client.workflow.getHandle('plan/small', first).describe()).status.name,
    ).toBe('CONTINUED_AS_NEW');
    expect(await waits('plan/small/2027')).toBe('2 of 2 reports');

    await world.liveTo(new Date('2029-03-01T00:00:00Z'));
    expect((await handle.describe()).status.name).toBe('COMPLETED');
    for (const year of [2027, 2028])
      expect(
        (await world.client.workflow.getHandle(`plan/small/${year}`).describe()).status.name,
      ).toBe('COMPLETED');
    // Five rungs to each agency a year (officer and, urged, leader), three to the commission for each.
    const rows = world.sink.messages.flatMap((message) => message.rows);
    expect(rows.length).toBe(4 + 2 * 2 * (1 + 1 + 2 + 3));
    expect(new Set(rows).size).toBe(rows.length);
    const cycles = await world.ledger.db.cycle.findMany({ orderBy: { year: 'asc' } });
    expect(cycles).toMatchObject([
      { year: 2027, running: false, closedAt: expect.any(Date) },
      { year: 2028, running: false, closedAt: expect.any(Date) },
    ]);
    const plan = await world.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    expect(plan).toMatchObject({ running: false, nextWakeAt: null });
    expect(await reconcile(world.ledger, 0)).toEqual([]);
  });
});

describe('the workflow of a year', () => {
  test('follows the count until the last report is closed', async () => {
    await begin({ tasks: 3 });
    await world.launch();
    await world.liveTo(new Date('2027-11-02T00:00:00Z'));
    const ids = ['small-2027-001', 'small-2027-002', 'small-2027-003'];
    for (const [i, id] of ids.entries()) {
      expect(await waits('plan/small/2027')).toBe(`${3 - i} of 3 reports`);
      await file(world.ledger, id, formOf(), WATER);
      await accept(world.ledger, id, 1, REVIEWER);
      await world.settle();
    }
    const year = world.client.workflow.getHandle('plan/small/2027');
    expect((await year.describe()).status.name).toBe('COMPLETED');
    expect(await world.ledger.db.cycle.findMany()).toMatchObject([
      { running: false, closedAt: expect.any(Date) },
    ]);
    expect(await reconcile(world.ledger, 0)).toEqual([]);
  });
});
