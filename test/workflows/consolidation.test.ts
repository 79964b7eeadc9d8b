import { afterEach, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { accept, file, reopen } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { GOVERNMENT, REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { LAUNCH, REPORT, instantOf } from '../support/dates.ts';
import { handIn, sign } from '../support/signing.ts';
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

test('signed off: its files arrive, its receipt ends it; a correction is a run of its own', async () => {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    obligations: [owed('periodic', { ladder: { reminders: [1] } }), owed('consolidation')],
  });
  await world.launch(2027, 2028);
  const { ledger } = world;
  const handle = () => world.client.workflow.getHandle(`report/${ID}`);
  const done = async (outcome: Promise<{ ok: boolean }>) => {
    expect(await outcome).toMatchObject({ ok: true });
    await world.untilRest();
  };
  await world.liveTo(instantOf('opening'));
  await done(file(ledger, REPORT, formOf(), WATER));
  await done(accept(ledger, REPORT, 1, REVIEWER));
  await world.liveTo(new Date('2028-01-04T02:00:00Z'));
  await done(sign(ledger, await handIn({ ledger })));
  const brought = world.sink.messages.find(({ rows }) =>
    rows.some((row) => row.includes('/signed-1/')),
  );
  expect(brought?.to).toBe('officer@zhengfuban.example');
  const { attachments } = await simpleParser(brought!.raw);
  const kept = await ledger.db.keptFile.findMany({ orderBy: { id: 'asc' } });
  expect(attachments.map(({ content }) => Buffer.from(content).toString('base64'))).toEqual(
    kept.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
  );
  await done(accept(ledger, ID, 1, GOVERNMENT));
  expect(await handle().result()).toBe('accepted');
  const { runId } = await handle().describe();
  await done(reopen(ledger, REPORT, 1, '数据有误', REVIEWER));
  await done(file(ledger, REPORT, formOf({ progress: '完成投资1.8亿元。' }), WATER));
  await done(accept(ledger, REPORT, 2, REVIEWER));
  await done(sign(ledger, await handIn({ ledger }, 1)));
  const again = await handle().describe();
  expect([again.status.name, again.runId === runId]).toEqual(['RUNNING', false]);
  await done(accept(ledger, ID, 2, GOVERNMENT));
  expect(await handle().result()).toBe('accepted');
  expect(arrived().filter((line) => /urge|escalate|remind/.test(line))).toEqual([]);
  expect(await reconcile(ledger, 0)).toEqual([]);
});
