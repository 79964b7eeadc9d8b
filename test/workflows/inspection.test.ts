import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { callOffInspection } from '../../ledger/inspections/call-off.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import {
  announced,
  arranged,
  concluded,
  found,
  INSPECTED,
  INSPECTION,
  ordered,
} from '../support/inspecting.ts';
import { startWorld, type World } from '../support/world.ts';

const at = (time: string) => new Date(`${time}+08:00`);
const ID = `inspection/${INSPECTION}`;

let world: World;
beforeEach(async () => {
  world = await startWorld({
    startsAt: at('2027-11-02T10:00'),
    makeLedger: (clock) => testLedger({ clock }),
    obligations: INSPECTED,
  });
  await world.launch();
  await world.liveTo(at('2027-11-03T10:00'));
  await ordered(world.ledger);
  await arranged(world.ledger);
  await announced(world.ledger);
  await world.untilRest();
});
afterEach(() => world.stop());

/** What arrived: `step → address day`. */
const arrived = (prefix: string) =>
  world.sink.messages.flatMap(({ rows, to, at: on }) =>
    rows
      .filter((row) => row.startsWith(prefix))
      .map((row) => {
        const [, , step = ''] = row.split('/');
        return `${step} → ${to.split('.')[0]} ${on?.toISOString().slice(5, 10) ?? ''}`;
      }),
  );
const puts = async (n: number) => {
  const id = `small-rectification-e${n}-shuili`;
  const form = { values: { measures: '资金已全部到位。' }, nil: false, nilReason: '' };
  const filed = await file(world.ledger, id, form, WATER);
  if (!filed.ok) throw new Error(filed.refusal.code);
  const accepted = await accept(world.ledger, id, 1, REVIEWER);
  if (!accepted.ok) throw new Error(accepted.refusal.code);
  await world.untilRest();
};
const inspection = () =>
  world.ledger.db.inspection.findUniqueOrThrow({ where: { id: INSPECTION } });
const waitingFor = () => world.client.workflow.getHandle(ID).query('waitingFor');

test('waits for its first day, asks for a late conclusion, and ends with its last rectification', async () => {
  expect(await waitingFor()).toBe('its first day, or begin');
  await world.liveTo(at('2027-11-09T10:00'));
  expect(await waitingFor()).toBe('findings and the conclusion, or ask for the conclusion');
  await found(world.ledger);
  await found(world.ledger, { text: '台账不全。', rectifyBy: '2027-12-20' });
  await world.liveTo(at('2027-11-30T10:00'));
  await concluded(world.ledger);
  await world.untilRest();
  expect(arrived('small/1/inspection-1-')).toEqual(
    [
      'inspection-1-ordered → leader@fagaiwei 11-03',
      'inspection-1-ordered → officer@fagaiwei 11-03',
      'inspection-1-announced → leader@shuili 11-03',
      'inspection-1-announced → officer@shuili 11-03',
      'inspection-1-team → officer@caizheng 11-03',
      'inspection-1-reminded → leader@fagaiwei 11-24',
      'inspection-1-reminded → officer@fagaiwei 11-24',
      'inspection-1-escalated → leader@zhengfuban 11-29',
      'inspection-1-escalated → officer@zhengfuban 11-29',
      'inspection-1-concluded → leader@shuili 11-30',
      'inspection-1-concluded → officer@shuili 11-30',
    ].toSorted((a, b) => a.slice(-5).localeCompare(b.slice(-5))),
  );
  expect(await waitingFor()).toBe('news (2 findings still open)');
  await puts(1);
  expect((await inspection()).closedAt).toBeNull();
  // The second is never filed: it climbs to the closing of its books, and is not closed (销号) by that.
  await world.liveTo(at('2028-01-25T10:00'));
  expect((await inspection()).closedAt).not.toBeNull();
  expect(arrived('small-rectification-e2-shuili').map((each) => each.split(' ')[0])).toEqual([
    ...['opening', 'remind-15', 'remind-7', 'remind-1'],
    ...['urge', 'urge', 'escalate', 'letter'],
  ]);
  expect((await world.client.workflow.getHandle(ID).describe()).status.name).toBe('COMPLETED');
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});

test('ends when it is called off; until then the plan does not', async () => {
  await world.liveTo(at('2028-02-10T10:00'));
  const plan = () => world.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
  expect((await plan()).endedAt).toBeNull();
  const off = { actor: REVIEWER };
  await callOffInspection(world.ledger, INSPECTION, '与上级检查重复。', off);
  await world.untilRest();
  expect((await world.client.workflow.getHandle(ID).describe()).status.name).toBe('COMPLETED');
  expect((await plan()).endedAt).not.toBeNull();
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});
