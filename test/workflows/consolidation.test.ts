import { afterEach, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { WATER, REVIEWER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { LAUNCH, REPORT, instantOf } from '../support/dates.ts';
import { owed } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

const ID = 'small-consolidation-2027-fagaiwei';

let world: World;
afterEach(() => world.stop());

const arrived = () =>
  world.sink.messages.flatMap(({ rows, to, at }) =>
    rows
      .filter((row) => row.startsWith(ID))
      .map(
        (row) =>
          `${row.split('/')[2]} → ${to.split('.')[0]} ${at?.toISOString().slice(0, 10) ?? ''}`,
      ),
  );

test('missed: the commission is reminded, then its leader, then the government; the plan ends', async () => {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    obligations: [owed('periodic', { ladder: { reminders: [1] } }), owed('consolidation')],
  });
  await world.launch();
  await world.liveTo(instantOf('opening'));
  await file(world.ledger, REPORT, formOf(), WATER);
  await world.untilRest();
  await accept(world.ledger, REPORT, 1, REVIEWER);
  await world.untilRest();
  await world.liveTo(new Date('2028-03-01T00:00:00Z'));
  expect(arrived().toSorted()).toEqual([
    'escalate → officer@zhengfuban 2028-02-22',
    'opening → officer@fagaiwei 2028-01-03',
    'remind-1-workdays → officer@fagaiwei 2028-02-16',
    'remind-10-workdays → officer@fagaiwei 2028-02-03',
    'remind-5-workdays → officer@fagaiwei 2028-02-10',
    'urge → leader@fagaiwei 2028-02-18',
    'urge → officer@fagaiwei 2028-02-18',
  ]);
  const report = await world.ledger.db.report.findUniqueOrThrow({ where: { id: ID } });
  expect(report).toMatchObject({ stage: 'missed' });
  const escalation = await world.ledger.db.escalation.findFirst({ where: { reportId: ID } });
  expect(escalation).toMatchObject({ effect: 'escalate', toAgency: 'zhengfuban' });
  expect(await world.ledger.db.plan.findMany()).not.toMatchObject([{ endedAt: null }]);
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});
