import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { undoLaunch } from '../../../ledger/commands/launch.ts';
import { reconcile } from '../../../ledger/reconcile.ts';
import { claimMessages } from '../../../ledger/outbox/claim.ts';
import { shareDraft } from '../../../ledger/commands/contribute.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { FINANCE, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import {
  ASKED,
  ASKED_AGAIN,
  asksOf,
  COMMISSION_PART,
  cooperatingYear,
  FINANCE_PART,
  financeAnswers,
  PART_CYCLE,
  PART_DUE_DAY,
} from '../../support/cooperation.ts';
import { CYCLE, OPENING, PROCESS, REPORT, instantOf } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
const part = (id = FINANCE_PART) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });
const asks = (id = FINANCE_PART) => asksOf(year, id);

describe('the parts of a report', () => {
  beforeEach(async () => {
    year = await cooperatingYear();
  });

  test('open with it, one per cooperating agency, without a process of their own', async () => {
    const parts = await year.ledger.db.report.findMany({
      where: { parentId: REPORT },
      orderBy: { id: 'asc' },
      include: { terms: true },
    });
    expect(parts.map(({ id, agencyId, stage }) => [id, agencyId, stage])).toEqual([
      [FINANCE_PART, 'caizheng', 'collecting'],
      [COMMISSION_PART, 'fagaiwei', 'collecting'],
    ]);
    for (const { opensAt, dueOn, terms } of parts) {
      expect([opensAt, dueOn]).toEqual([ASKED, '2027-12-28']);
      expect(terms.map(({ version, cause, dueOn: on }) => [version, cause, on])).toEqual([
        [1, 'first', '2027-12-28'],
      ]);
    }
    expect(
      await year.ledger.db.process.count({ where: { subject: { contains: 'contribution' } } }),
    ).toBe(0);
    const cycle = await year.ledger.db.cycle.findUniqueOrThrow({ where: { id: PART_CYCLE } });
    expect([cycle.opened, cycle.openedAt, cycle.closedAt]).toEqual([2, OPENING, null]);
  });

  test('are asked for ten workdays before it is due, and reminded of on the fifth and third', async () => {
    await year.stepAt(OPENING);
    expect(await asks()).toEqual([]);
    for (const at of [instantOf('remind-30'), instantOf('remind-15'), ASKED]) await year.stepAt(at);
    expect(await asks()).toEqual(['ask v1 caizheng-officer staged']);
    for (const at of [ASKED_AGAIN, instantOf('remind-7'), PART_DUE_DAY]) await year.stepAt(at);
    await year.stepAt(instantOf('urge'));
    expect(await asks()).toEqual([
      'ask v1 caizheng-officer staged',
      'ask-5 v1 caizheng-officer staged',
      'ask-3 v1 caizheng-officer staged',
    ]);
  });

  test('the process wakes for the nearer of its own step and its parts’', async () => {
    await year.stepAt(instantOf('remind-15'));
    const process = await year.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } });
    expect([process.nextWakeAt, process.nextStepAt]).toEqual([ASKED, ASKED]);
    // Its own next step tells the lead, whose digest waits for it.
    expect(process.nextToAgency).toBe('shuili');
  });

  test('go in a digest of their own, which waits for every report it asks about', async () => {
    const { ledger, clock } = year;
    const second = await cooperatingYear({ tasks: 2 });
    await second.stepAt(instantOf('remind-15'));
    await second.stepAt(instantOf('remind-15'), `${CYCLE}-t002`);
    await second.ledger.db.mail.deleteMany();
    await second.stepAt(ASKED);
    const claim = () =>
      claimMessages(second.ledger, {
        messageIdOf: (key, n) => `<${n}.${key.replaceAll(/[^\w]/g, '-')}@duban.test>`,
        form: () =>
          Promise.resolve({
            address: 'x@caizheng.example',
            subject: 's',
            raw: new Uint8Array([1]),
          }),
      });
    // The second task's report has not stepped yet: the message would be one of two.
    expect(await claim()).toEqual([]);
    await second.stepAt(ASKED, `${CYCLE}-t002`);
    const messages = await claim();
    expect(messages.map(({ members }) => members.length)).toEqual([2, 2]);
    expect(messages.flatMap(({ members }) => members).every((id) => id.includes('/ask/'))).toBe(
      true,
    );
    expect(await ledger.db.mail.count()).toBe(0);
    expect(await clock.now()).toEqual(OPENING);
  });

  test('a lost ask is found, and staged again', async () => {
    await year.stepAt(ASKED);
    await year.ledger.db.mail.deleteMany({ where: { reportId: FINANCE_PART } });
    expect(await reconcile(year.ledger)).toEqual([
      { fault: 'mail_missing', subject: `${FINANCE_PART}/1/ask` },
    ]);
    expect(await asks()).toEqual(['ask v1 caizheng-officer staged']);
    const [mail] = await year.ledger.db.mail.findMany({ where: { reportId: FINANCE_PART } });
    expect(mail?.digestKey.endsWith('|parts')).toBe(true);
  });

  test('who has answered is asked no more; the lead’s own ladder goes on', async () => {
    await year.stepAt(ASKED);
    await financeAnswers(year, { input: '落实配套资金8000万元。' });
    for (const at of [ASKED_AGAIN, PART_DUE_DAY]) await year.stepAt(at);
    expect(await asks()).toEqual(['ask v1 caizheng-officer cancelled']);
    expect((await asks(COMMISSION_PART)).map((each) => each.split(' ')[0])).toEqual([
      'ask',
      'ask-5',
      'ask-3',
    ]);
  });

  test('a shared draft asks at once, and nobody is asked twice', async () => {
    year.clock.set(new Date('2027-11-22T10:00:00+08:00'));
    const shared = await shareDraft(year.ledger, REPORT, formOf(), WATER);
    expect(shared).toEqual({ ok: true, value: { version: 1 } });
    const at = new Date('2027-11-22T10:00:00+08:00');
    expect((await year.stepAt(at)).did).toContain('ask');
    await year.stepAt(ASKED);
    expect(await asks()).toEqual(['ask v1 caizheng-officer staged']);
  });

  test('a lead that files asks on: parts are still asked for while it is in review', async () => {
    year.clock.set(new Date('2027-12-16T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    const answer = await year.stepAt(new Date('2027-12-16T10:00:00+08:00'));
    expect(answer.next?.does).toBe('ask');
    await year.stepAt(ASKED);
    expect(await asks()).toEqual(['ask v1 caizheng-officer staged']);
  });

  test('nobody answers: the lead is accepted all the same, and the parts are missed', async () => {
    await year.stepAt(ASKED);
    year.clock.set(new Date('2027-12-20T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    expect((await part()).stage).toBe('missed');
    expect(await asks()).toEqual(['ask v1 caizheng-officer cancelled']);
    await stepCycle(year.ledger, CYCLE);
    const cycle = await year.ledger.db.cycle.findUniqueOrThrow({ where: { id: PART_CYCLE } });
    expect(cycle.closedAt).toEqual(new Date('2027-12-20T10:00:00+08:00'));
    expect((await stepPlan(year.ledger, 'small'))?.stage).toBe('ended');
  });

  test('accepted before anybody was asked, nobody owes an answer', async () => {
    year.clock.set(new Date('2027-11-20T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    const { stage, leftCause } = await part();
    expect([stage, leftCause]).toEqual(['collecting', 'not_asked']);
  });

  test('books closed over the lead close its parts', async () => {
    for (const step of ['opening', 'remind-1']) await year.stepAt(instantOf(step));
    await year.stepAt(PART_DUE_DAY);
    for (const step of ['urge', 'escalate', 'letter', 'circular', 'close'])
      await year.stepAt(instantOf(step));
    expect((await part()).stage).toBe('missed');
    const escalations = await year.ledger.db.escalation.findMany();
    // Nothing of a part is put before anybody.
    expect(new Set(escalations.map(({ reportId }) => reportId))).toEqual(new Set([REPORT]));
  });

  test('an undone launch leaves none of them', async () => {
    year.clock.set(new Date('2027-11-02T10:00:00+08:00'));
    await shareDraft(year.ledger, REPORT, formOf(), WATER);
    expect((await undoLaunch(year.ledger, 'small', OPERATOR)).ok).toBe(true);
    expect(await year.ledger.db.report.count()).toBe(0);
    expect(await year.ledger.db.draft.count()).toBe(0);
  });

  test('are no reports: nobody files, takes back, returns or accepts one', async () => {
    year.clock.set(ASKED);
    expect(await file(year.ledger, FINANCE_PART, formOf(), FINANCE)).toMatchObject({
      refusal: { code: 'is_part' },
    });
    expect(await accept(year.ledger, FINANCE_PART, 1, REVIEWER)).toMatchObject({
      refusal: { code: 'is_part' },
    });
  });
});

test('without a confirmed obligation there are no parts', async () => {
  year = await openedYear();
  expect(await year.ledger.db.report.count({ where: { parentId: { not: null } } })).toBe(0);
  expect(await year.ledger.db.cycle.count()).toBe(1);
});
