import { beforeEach, describe, expect, test } from '@jest/globals';
import { askExtension } from '../../../ledger/commands/extension-commands.ts';
import { raiseIssue } from '../../../ledger/commands/issues/raise.ts';
import { launch, undoLaunch } from '../../../ledger/commands/launch.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import { countAll } from '../../../ledger/counting.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { step } from '../../../ledger/steps/step.ts';
import { FINANCE, OPERATOR, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { CYCLE, OPENING, PROCESS, REPORT } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { formOf } from '../../support/forms.ts';
import { begin, claim } from '../../support/outbox.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';

const ISSUE = {
  ...{ title: '灌区资金缺口', what: '配套资金未到位，工程停工。', asked: '请协调落实配套资金。' },
  ...{ urgent: false, taskId: null, fromReportId: null },
};
const MORE_TIME = { newDueOn: '2028-01-14', reason: '数据尚未汇总。', stateOfWork: '已完成八成。' };
const OFFICER = { actor: WATER, email: 'officer@shuili.example' };
const YEAR = { from: 2027, to: 2027 };

let ledger: TestLedger;
let clock: FixedClock;
beforeEach(async () => {
  // In the middle of the year: its cycle opens at once.
  clock = new FixedClock(new Date(OPENING.getTime() + 3_600_000));
  ledger = await testLedger({ clock });
  await importSmallPlan(ledger);
});
const launchIt = () => launch(ledger, 'small', YEAR, OPERATOR);
const open = async () => {
  await stepPlan(ledger, 'small');
  await stepCycle(ledger, CYCLE);
  await step(ledger, PROCESS);
};
const processes = async () =>
  (await ledger.db.process.findMany({ orderBy: { id: 'asc' } })).map(
    ({ id, version, running }) => `${id} ${version} ${running ? 'running' : 'ended'}`,
  );

describe('a launch that is taken back before its first mail has left', () => {
  test('leaves nothing but the audit, and processes that end', async () => {
    const fresh = await contents(ledger);
    await launchIt();
    await open();
    expect(await undoLaunch(ledger, 'small', OPERATOR)).toEqual({
      ok: true,
      value: { planId: 'small' },
    });
    await countAll(ledger);
    const { audit, process, relay, plan, ...rest } = await contents(ledger);
    expect({ ...fresh, ...rest }).toEqual(fresh);
    expect(audit!.join()).toContain('undo_launch');
    expect([process!.length, relay!.length > 0, plan!.length]).toEqual([3, true, 1]);
    expect(await ledger.db.plan.findMany()).toMatchObject([
      { launchedAt: null, launchFrom: null, launchTo: null, epoch: 2 },
    ]);
    for (const { id } of await ledger.db.process.findMany())
      expect(await step(ledger, id)).toMatchObject({ open: false, next: null });
    const seen = await ledger.db.process.findMany();
    for (const { version, seenVersion } of seen) expect(seenVersion).toBe(version);
  });

  test('may be launched anew: the same rows begin again, under versions nobody has heard', async () => {
    await launchIt();
    await open();
    await undoLaunch(ledger, 'small', OPERATOR);
    expect(await processes()).toEqual([
      `cycle/${CYCLE} 2 ended`,
      'plan/small 2 ended',
      `${PROCESS} 2 ended`,
    ]);
    await ledger.db.relay.deleteMany();
    expect(await launchIt()).toMatchObject({ ok: true });
    await open();
    expect(await processes()).toEqual([
      `cycle/${CYCLE} 3 running`,
      'plan/small 3 running',
      `${PROCESS} 3 running`,
    ]);
    const told = await ledger.db.relay.findMany({ orderBy: { processId: 'asc' } });
    expect(told.map(({ processId, signal, version }) => [processId, signal, version])).toEqual([
      [`cycle/${CYCLE}`, 'started', 3],
      ['plan/small', 'started', 3],
      [PROCESS, 'started', 3],
    ]);
    const mails = await ledger.db.mail.findMany();
    expect(mails.map(({ state, epoch }) => `${state} ${epoch}`)).toEqual(
      mails.map(() => 'staged 2'),
    );
    expect(await claim(ledger)).toHaveLength(mails.length);
  });

  test('also one whose mails are claimed: nothing of them may be sent any more', async () => {
    await launchIt();
    const [message] = await claim(ledger);
    expect(await undoLaunch(ledger, 'small', OPERATOR)).toMatchObject({ ok: true });
    expect(await begin(ledger, message!)).toBe(false);
  });
});

describe('a launch that stays', () => {
  const handIn = {
    filed: () => file(ledger, REPORT, formOf(), WATER),
    'asked for more time': () => askExtension(ledger, REPORT, MORE_TIME, OFFICER),
    'raised an issue': () => raiseIssue(ledger, 'small', ISSUE, WATER),
  };
  test.each(Object.entries(handIn))(
    'once somebody has %s: whoever has a receipt keeps what it is of',
    async (_, act) => {
      ledger = await testLedger({ clock });
      await importSmallPlan(ledger, { obligations: [owed('periodic'), owed('issue_handling')] });
      await launchIt();
      await open();
      expect(await act()).toMatchObject({ ok: true });
      await isRefused('handed_in');
    },
  );

  const isRefused = async (code: string, actor = OPERATOR) => {
    const before = await contents(ledger);
    expect(await undoLaunch(ledger, 'small', actor)).toMatchObject({ refusal: { code } });
    expect(await contents(ledger)).toEqual(before);
  };

  test('once a mail is on its way, what was staged stays staged', async () => {
    await launchIt();
    const [message] = await claim(ledger, { limit: 1 });
    expect(await begin(ledger, message!)).toBe(true);
    await isRefused('mails_sent');
  });

  test('when somebody else asks', async () => {
    await launchIt();
    await isRefused('only_operator', FINANCE);
  });

  test('and what was not launched cannot be taken back', () => isRefused('not_launched'));
});
