import { afterEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { tell } from '../../ledger/processes.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { waitingFor } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { LAUNCH, PROCESS, REPORT, instantOf } from '../support/dates.ts';
import { owed, type SmallPlanOptions } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

async function launched(options: SmallPlanOptions & { at?: Date } = {}): Promise<World> {
  const { at = LAUNCH, ...of } = options;
  world = await startWorld({ startsAt: at, makeLedger: (clock) => testLedger({ clock }), ...of });
  await world.launch();
  return world;
}
const handle = () => world.client.workflow.getHandle(PROCESS);
const report = () => world.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
const running = () => world.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } });
const after = (step: string, hours = 1) => new Date(instantOf(step).getTime() + hours * 3600_000);
/** The steps and notices that arrived, in order, each with the day (UTC) it came. */
const arrived = () =>
  world.sink.messages.flatMap(({ rows, to, at }) =>
    rows
      .filter((row) => row.startsWith(REPORT))
      .map(
        (row) =>
          `${row.split('/')[1]} ${row.split('/')[2]} → ${to.split('.')[0]} ${at?.toISOString().slice(0, 13)}`,
      ),
  );
const noRepairs = async () => {
  expect(await reconcile(world.ledger, 0)).toEqual([]);
  expect(await world.ledger.db.repair.count()).toBe(0);
};

describe('the workflow of a report', () => {
  test('on time: opened, reminded until it files, accepted; nothing more', async () => {
    await launched();
    await world.liveTo(after('remind-30'));
    expect(await handle().query(waitingFor)).toBe('the submission and its review, or remind-15');
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    // It has nothing to do for a filing, and finds it when it wakes.
    expect(await handle().query(waitingFor)).toBe('the submission and its review, or remind-15');
    await world.liveTo(after('remind-15'));
    expect(await handle().query(waitingFor)).toBe('the review');
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    await world.liveTo(after('close'));
    expect(arrived()).toEqual([
      '1 opening → officer@shuili 2027-11-01T01',
      '1 remind-30 → officer@shuili 2027-12-01T01',
      '1 accepted → officer@shuili 2027-12-16T02',
    ]);
    await noRepairs();
  });

  test('late: urged with its leader, put before the commission, then filed and accepted', async () => {
    await launched({ obligations: [owed('periodic', { ladder: { reminders: [1] } })] });
    await world.liveTo(after('escalate'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.liveTo(after('close'));
    expect(await handle().result()).toBe('accepted');
    expect(arrived().toSorted()).toEqual([
      '1 accepted → officer@shuili 2028-01-05T02',
      '1 escalate → officer@fagaiwei 2028-01-05T01',
      '1 opening → officer@shuili 2027-11-01T01',
      '1 remind-1 → officer@shuili 2027-12-30T01',
      '1 urge → leader@shuili 2028-01-03T01',
      '1 urge → officer@shuili 2028-01-03T01',
    ]);
    await noRepairs();
  });

  test('returned early: the cycle’s own due date holds, the ladder is climbed anew, accepted', async () => {
    await launched({ obligations: [owed('periodic', { ladder: { reminders: [3] } })] });
    await world.liveTo(new Date('2027-11-08T10:00:00+08:00'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    await returnReport(world.ledger, REPORT, 1, '补充', REVIEWER);
    await world.untilRest();
    expect(await handle().query(waitingFor)).toBe('the submission and its review, or remind-3');
    expect(await report()).toMatchObject({ dueOn: '2027-12-31', termsVersion: 2 });
    await world.liveTo(after('remind-3'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    await accept(world.ledger, REPORT, 2, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    expect(arrived()).toEqual([
      '1 opening → officer@shuili 2027-11-01T01',
      '2 returned → officer@shuili 2027-11-08T02',
      '2 remind-3 → officer@shuili 2027-12-28T01',
      '2 accepted → officer@shuili 2027-12-28T02',
    ]);
    await noRepairs();
  });

  test('never: the whole ladder, books closed; filed after that it is a new run, counted late', async () => {
    await launched();
    await world.liveTo(after('close'));
    expect(await handle().result()).toBe('missed');
    const { runId } = await handle().describe();
    expect(arrived().map((line) => line.split(' ')[1])).toEqual([
      'opening',
      ...['remind-30', 'remind-15', 'remind-7', 'remind-3', 'remind-1'],
      ...['urge', 'urge', 'escalate', 'letter', 'circular'],
    ]);
    await world.liveTo(after('close', 100));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    const rerun = await handle().describe();
    expect(rerun.runId).not.toBe(runId);
    expect(rerun.status.name).toBe('RUNNING');
    await accept(world.ledger, REPORT, 1, REVIEWER);
    await world.untilRest();
    expect(await handle().result()).toBe('accepted');
    expect(await world.ledger.db.submission.findMany()).toMatchObject([{ late: true }]);
    expect(await report()).toMatchObject({ missedAt: expect.any(Date) });
    expect(await running()).toMatchObject({ running: false });
    await noRepairs();
  });

  test('a filing taken back: what was missed meanwhile is one mail, and the ladder goes on', async () => {
    await launched();
    await world.liveTo(after('remind-30'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.liveTo(after('remind-7'));
    await withdraw(world.ledger, REPORT, 1, WATER);
    await world.untilRest();
    expect(await handle().query(waitingFor)).toBe('the submission and its review, or remind-3');
    await world.liveTo(after('remind-3'));
    expect(arrived()).toEqual([
      '1 opening → officer@shuili 2027-11-01T01',
      '1 remind-30 → officer@shuili 2027-12-01T01',
      '1 remind-7 → officer@shuili 2027-12-24T02',
      '1 remind-3 → officer@shuili 2027-12-28T01',
    ]);
    expect(await report()).toMatchObject({ firstFiledAt: null, filedAt: null });
    await noRepairs();
  });

  test('left the roster while it waits: ends so', async () => {
    await launched();
    await world.liveTo(after('opening'));
    await world.ledger.db.report.update({
      where: { id: REPORT },
      data: { leftAt: await world.clock.now(), leftCause: '不再推进' },
    });
    await world.ledger.db.$transaction((tx) => tell(tx, PROCESS, 'termsChanged'));
    await world.untilRest();
    expect(await handle().result()).toBe('left');
    expect(await running()).toMatchObject({ running: false, nextWakeAt: null });
  });

  test('a burst of signals, most of them old news, loses nothing and costs few steps', async () => {
    await launched();
    await world.liveTo(after('opening'));
    const before = await running();
    for (let i = 0; i < 200; i++) await handle().signal('termsChanged', { version: i % 2 });
    expect((await running()).steps).toBe(before.steps);
    await file(world.ledger, REPORT, formOf(), WATER);
    await Promise.all(
      Array.from({ length: 50 }, () => handle().signal('submitted', { version: before.version })),
    );
    await withdraw(world.ledger, REPORT, 1, WATER);
    await world.untilRest();
    const { version, seenVersion, steps } = await running();
    expect({ version, seenVersion, steps }).toEqual({
      version: before.version + 1,
      seenVersion: before.version + 1,
      steps: before.steps + 1,
    });
  });
});

describe('a launch in the middle of the ladder', () => {
  test('tells of the gravest step that is past, at the launch, and goes on from there', async () => {
    const at = new Date('2027-12-20T10:00:00+08:00');
    await launched({ at });
    expect(arrived()).toEqual(['1 remind-15 → officer@shuili 2027-12-20T02']);
    await world.liveTo(after('remind-7'));
    expect(arrived().at(-1)).toBe('1 remind-7 → officer@shuili 2027-12-24T01');
    await noRepairs();
  });
});

describe('the Temporal UI alone tells', () => {
  test('what a report is, and what it waits for', async () => {
    await launched();
    await world.liveTo(after('opening'));
    const described = await handle().describe();
    expect(await described.staticSummary()).toBe('2027年度 定期报告 任务1（水利） 自治区水利厅');
    expect(await described.staticDetails()).toBe('推进大型灌区续建配套与节水改造。');
    expect(described.searchAttributes).toEqual({
      DubanPlan: ['small'],
      DubanPeriod: ['2027'],
      DubanAgency: ['shuili'],
      DubanKind: ['periodic'],
    });
    const cycle = world.client.workflow.getHandle('cycle/small-periodic-2027');
    expect(await cycle.query(waitingFor)).toBe('the last of the reports: 0 of 1 closed');
    const history = await handle().fetchHistory();
    const timers = history.events!.filter(({ timerStartedEventAttributes: timer }) => timer);
    expect(Buffer.from(timers.at(-1)!.userMetadata!.summary!.data!).toString()).toBe(
      '"the submission and its review, or remind-30"',
    );
  });

  test('no name or address of a person stands in a history', async () => {
    await launched();
    await world.liveTo(after('urge'));
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.untilRest();
    for (const id of [PROCESS, 'cycle/small-periodic-2027', 'plan/small']) {
      const told = saidIn(await world.client.workflow.getHandle(id).fetchHistory());
      expect(told).toContain('small');
      expect(told).not.toMatch(/\.example|联络员|分管领导|完成投资/);
    }
  });
});

/** Every text in a history, that of its payloads too. */
function saidIn(part: unknown): string {
  if (typeof part === 'string') return part;
  if (part instanceof Uint8Array) return Buffer.from(part).toString();
  if (typeof part !== 'object' || part === null) return '';
  // The worker's own name (pid@host) is no person's.
  return Object.entries(part)
    .filter(([name]) => name !== 'identity')
    .map(([, inner]) => saidIn(inner))
    .join('\n');
}
