import { beforeAll, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { dated, STEP } from '../support/dated.ts';
import { LAUNCH } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import { CONFIRMED, RECEIPT } from '../support/receipts.ts';
import { owed } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

const DELIVERABLE = 'small-deliverable-t001-t001';
const at = (time: string) => new Date(`${time}+08:00`);

/** One world and one plan for both: what is owed once after the launch, and by a date. */
let world: World;
beforeAll(async () => {
  const obligations = [owed('receipt'), ...dated(STEP)];
  const makeLedger: Parameters<typeof startWorld>[0]['makeLedger'] = (clock) =>
    testLedger({ clock });
  world = await startWorld({ startsAt: LAUNCH, makeLedger, obligations });
  await world.launch();
});
const handle = (reportId: string) => world.client.workflow.getHandle(`report/${reportId}`);
const report = (id: string) => world.ledger.db.report.findUniqueOrThrow({ where: { id } });
/** What arrived about a report, day by day (UTC); within an instant nobody is first. */
const arrived = (reportId: string) =>
  world.sink.messages
    .flatMap(({ rows, to, at: came }) =>
      rows
        .filter((row) => row.startsWith(`${reportId}/`))
        .map((row) => [came?.toISOString() ?? '', row.split('/')[2], to.split('.')[0]] as const),
    )
    .sort()
    .map(([came, step, to]) => `${step} → ${to} ${came.slice(0, 10)}`);
const escalated = (reportId: string) =>
  world.ledger.db.escalation.findMany({ where: { reportId }, orderBy: { raisedAt: 'asc' } });

test('a receipt that is not signed in time is put before the superior, and signed late after all', async () => {
  expect(await handle(RECEIPT).query(waitingFor)).toBe(
    'the submission and its review, or remind-2-workdays',
  );
  await world.liveTo(at('2027-01-12T10:00'));
  expect(await escalated(RECEIPT)).toMatchObject([{ toAgency: 'fagaiwei', answeredAt: null }]);
  expect(await file(world.ledger, RECEIPT, CONFIRMED, WATER)).toMatchObject({
    value: { change: { late: true, reviewDueOn: null } },
  });
  await world.untilRest();
  // Nobody reviews it: signed, it is done.
  expect(await handle(RECEIPT).result()).toBe('accepted');
  expect(await escalated(RECEIPT)).toMatchObject([{ answeredAt: expect.any(Date) }]);
  expect(arrived(RECEIPT)).toEqual([
    'assignment → officer@shuili 2027-01-04',
    'remind-2-workdays → officer@shuili 2027-01-07',
    'escalate → officer@fagaiwei 2027-01-12',
  ]);
});

test('a deliverable that falls overdue is urged, escalated, filed and accepted', async () => {
  await world.liveTo(at('2027-04-23T10:00'));
  expect(await escalated(DELIVERABLE)).toMatchObject([{ toAgency: 'fagaiwei', answeredAt: null }]);
  const before = arrived(DELIVERABLE);
  expect(await file(world.ledger, DELIVERABLE, formOf(), WATER)).toMatchObject({
    value: { change: { late: true } },
  });
  await world.untilRest();
  await accept(world.ledger, DELIVERABLE, 1, REVIEWER);
  await world.untilRest();
  expect(await handle(DELIVERABLE).result()).toBe('accepted');
  await world.liveTo(at('2027-05-25T10:00'));
  expect(await report(DELIVERABLE)).toMatchObject({ stage: 'accepted', missedAt: null });
  expect(arrived(DELIVERABLE)).toEqual([...before, 'accepted → officer@shuili 2027-04-23']);
  expect(before).toEqual([
    'opening → officer@shuili 2027-03-22',
    'remind-15 → officer@shuili 2027-04-02',
    'remind-7 → officer@shuili 2027-04-13',
    'remind-3 → officer@shuili 2027-04-16',
    'remind-1 → officer@shuili 2027-04-19',
    'urge → leader@shuili 2027-04-21',
    'urge → officer@shuili 2027-04-21',
    'escalate → officer@fagaiwei 2027-04-23',
  ]);
});

test('nothing of it had to be mended', async () => {
  try {
    expect(await reconcile(world.ledger, 0)).toEqual([]);
    expect(await world.ledger.db.repair.count()).toBe(0);
  } finally {
    // Before the file's databases are dropped.
    await world.stop();
  }
});
