import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import {
  askExtension,
  confirmExtension,
  decideExtension,
  takeBackExtension,
  type Person,
} from '../../../ledger/commands/extension-commands.ts';
import { answerExtensions, decideExtensions } from '../../../ledger/commands/decide-extensions.ts';
import { file, withdraw } from '../../../ledger/commands/report-commands.ts';
import { reportStory } from '../../../ledger/read/desk/report-story.ts';
import { tallyOf } from '../../../ledger/read/desk/tallies.ts';
import { EVERYTHING } from '../../../ledger/read/desk/selection.ts';
import { reconcile } from '../../../ledger/reconcile.ts';
import { FINANCE, GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { DUE_END, instantOf, PROCESS, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { oneReport } from '../../support/one-report.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { deskPlan } from '../read/desk/desk-plan.ts';

const at = (time: string) => new Date(`${time}+08:00`);
const ASKED = at('2027-12-20T10:00');
const CONFIRMED = at('2027-12-21T10:00');
const FIRST = `${REPORT}/extension/1`;
const NEW_DATE = '2028-01-21';

const officer: Person = { actor: WATER, email: 'officer@shuili.example' };
const leader: Person = {
  actor: { ...WATER, name: '水利厅分管领导' },
  email: 'Leader@shuili.example',
};
const words = { newDueOn: NEW_DATE, reason: '数据尚未汇总。', stateOfWork: '已完成八成。' };
const granted = (dueOn: string | null = null, said = '') => ({
  outcome: 'granted' as const,
  dueOn,
  words: said,
});
const refusal = (said: string) => ({ outcome: 'refused' as const, words: said });

let year: OpenedYear;
const one = oneReport(() => year);

beforeEach(async () => {
  year = await openedYear();
});

async function ask(changes: Partial<typeof words> = {}, who = officer, when = ASKED) {
  year.clock.set(when);
  return askExtension(year.ledger, REPORT, { ...words, ...changes }, who);
}

/** Asked by the officer and confirmed by the leader. */
async function confirmed() {
  await ask();
  year.clock.set(CONFIRMED);
  return confirmExtension(year.ledger, FIRST, leader);
}

const decide = (given: ReturnType<typeof granted | typeof refusal>, actor: Actor = REVIEWER) =>
  decideExtension(year.ledger, FIRST, given, actor);
const codeOf = (outcome: Awaited<ReturnType<typeof ask>>) =>
  outcome.ok ? outcome.value.state : outcome.refusal.code;
const termsOf = () =>
  year.ledger.db.terms.findMany({ where: { reportId: REPORT }, orderBy: { version: 'asc' } });

describe('a request for an extension', () => {
  test('is confirmed, granted, and arms the ladder anew; the original date stays', async () => {
    expect(codeOf(await ask())).toBe('asked');
    expect(await outbox(year.ledger)).toEqual(['extension_asked-1 → shuili-leader: staged']);
    expect(codeOf(await confirmed())).toBe('confirmed');
    year.clock.set(at('2027-12-23T15:00'));
    expect(codeOf(await decide(granted()))).toBe('granted');
    expect(await one.report()).toMatchObject({
      stage: 'collecting',
      termsVersion: 2,
      dueOn: NEW_DATE,
      originalDueOn: '2027-12-31',
    });
    expect((await termsOf()).map(({ cause, by }) => [cause, by])).toEqual([
      ['first', null],
      ['extension', '审核岗'],
    ]);
    expect(await outbox(year.ledger)).toEqual([
      // Nobody had sent it yet, and it asks nothing any more.
      'extension_asked-1 → shuili-leader: cancelled',
      'extension_waiting-1 → fagaiwei-officer: cancelled',
      'extended → shuili-leader: staged',
      'extended → shuili-officer: staged',
    ]);
    expect(await one.relayed()).toEqual([`${PROCESS} termsChanged 2`]);
    const next = await year.stepAt(at('2027-12-23T15:01'));
    expect(next.next?.does).toBe('remind-15');
    await year.stepAt(at('2028-01-24T09:00'));
    expect((await outbox(year.ledger)).at(-1)).toBe('urge → shuili-officer: staged');
  });

  test('may be asked for to the last millisecond of the due date, and not after', async () => {
    expect(codeOf(await ask({}, officer, new Date(DUE_END.getTime() - 1)))).toBe('asked');
    await takeBackExtension(year.ledger, FIRST, null, officer);
    expect(codeOf(await ask({}, officer, DUE_END))).toBe('extension_too_late');
  });

  test.each([
    ['no date', { newDueOn: '' }, 'none'],
    ['no such day', { newDueOn: '2028-02-30' }, 'none'],
    ['the date in force', { newDueOn: '2027-12-31' }, 'not_later'],
    ['a Saturday', { newDueOn: '2028-01-15' }, 'day_off'],
    ['more than three months', { newDueOn: '2028-04-03' }, 'too_far'],
  ])('until %s is refused', async (_, changes, fault) => {
    expect(await ask(changes)).toMatchObject({ ok: false, refusal: { fault } });
    expect(await year.ledger.db.extension.count()).toBe(0);
  });

  test('needs words that say something', async () => {
    expect(await ask({ reason: ' … ' })).toMatchObject({ refusal: { of: 'reason' } });
    expect(await ask({ stateOfWork: '' })).toMatchObject({ refusal: { of: 'state' } });
  });

  test('is one at a time, of what is owed and not filed, by who owes it', async () => {
    expect(codeOf(await ask({}, { actor: FINANCE, email: 'x@caizheng.example' }))).toBe(
      'not_yours',
    );
    const twice = await Promise.all([ask(), ask()]);
    expect(twice.map(codeOf).sort()).toEqual(['asked', 'extension_open']);
    await file(year.ledger, REPORT, formOf(), WATER);
    await takeBackExtension(year.ledger, FIRST, null, officer);
    expect(codeOf(await ask())).toBe('extension_no_need');
  });
});

describe('the leader', () => {
  test('alone confirms, and only for the own agency', async () => {
    await ask();
    const confirm = (who: Person) => confirmExtension(year.ledger, FIRST, who);
    expect(codeOf(await confirm(officer))).toBe('only_leader');
    const other = { actor: FINANCE, email: 'leader@caizheng.example' };
    expect(codeOf(await confirm(other))).toBe('not_yours');
    // Another agency's leader, signed in for this one.
    expect(codeOf(await confirm({ ...other, actor: WATER }))).toBe('only_leader');
    expect(codeOf(await confirm(leader))).toBe('confirmed');
    expect(codeOf(await confirm(leader))).toBe('extension_settled');
    await year.ledger.db.contact.update({
      where: { id: 'shuili-leader' },
      data: { active: false },
    });
    expect(codeOf(await takeBackExtension(year.ledger, FIRST, '不行', leader))).toBe('only_leader');
  });

  test('who asks has confirmed with it', async () => {
    expect(codeOf(await ask({}, leader))).toBe('confirmed');
    expect(await outbox(year.ledger)).toEqual(['extension_waiting-1 → fagaiwei-officer: staged']);
  });

  test('declines with words, which the officer is told and asks anew', async () => {
    await ask();
    const decline = (said: string, who = leader) =>
      answerExtensions(year.ledger, [FIRST], said, who).then(([each]) => codeOf(each!.outcome));
    expect(await decline(' ')).toBe('extension_words');
    expect(await decline('不同意', officer)).toBe('only_leader');
    expect(await decline('能够按期完成。')).toBe('withdrawn');
    expect(codeOf(await ask())).toBe('asked');
    expect(await outbox(year.ledger)).toEqual([
      'extension_asked-1 → shuili-leader: cancelled',
      'extension_asked-2 → shuili-leader: staged',
      'extension_declined-1 → shuili-officer: staged',
    ]);
  });
});

describe('a decision', () => {
  test('waits for the leader, and is the superior’s alone', async () => {
    await ask();
    expect(codeOf(await decide(granted()))).toBe('extension_unconfirmed');
    await confirmExtension(year.ledger, FIRST, leader);
    for (const actor of [WATER, GOVERNMENT, leader.actor])
      expect(codeOf(await decide(granted(), actor))).toBe('only_reviewer');
    expect((await one.report()).dueOn).toBe('2027-12-31');
  });

  test('on what the commission owes is the government’s', async () => {
    await confirmed();
    await year.ledger.db.report.update({ where: { id: REPORT }, data: { agencyId: 'fagaiwei' } });
    expect(codeOf(await decide(granted()))).toBe('only_reviewer');
    expect(codeOf(await decide(granted(), GOVERNMENT))).toBe('granted');
  });

  test('refuses with words, tells both, and leaves the date', async () => {
    await confirmed();
    expect(codeOf(await decide(refusal('')))).toBe('extension_words');
    expect(codeOf(await decide(refusal('请按期报送。')))).toBe('refused');
    expect(codeOf(await decide(granted()))).toBe('extension_settled');
    expect((await termsOf()).length).toBe(1);
    expect((await outbox(year.ledger)).sort()).toEqual([
      'extension_asked-1 → shuili-leader: cancelled',
      'extension_refused-1 → shuili-leader: staged',
      'extension_refused-1 → shuili-officer: staged',
      // What was not sent yet asks for no decision any more.
      'extension_waiting-1 → fagaiwei-officer: cancelled',
    ]);
  });

  test('by two at once is one decision', async () => {
    await confirmed();
    const both = await Promise.all([
      decide(granted('2028-02-01')),
      decideExtension(year.other, FIRST, refusal('不予延期。'), REVIEWER),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.map(codeOf)).toContain('extension_settled');
  });

  test('that is not taken stops nothing: reminders and escalation go on', async () => {
    await confirmed();
    for (const name of ['remind-7', 'urge', 'escalate']) await year.stepAt(instantOf(name));
    const sent = await outbox(year.ledger);
    for (const each of ['remind-7', 'urge', 'escalate'])
      expect(sent.some((mail) => mail.startsWith(each))).toBe(true);
  });

  test('may come when the books are closed: the report is collected again', async () => {
    await confirmed();
    for (const name of ['urge', 'escalate', 'letter', 'circular', 'close'])
      await year.stepAt(instantOf(name));
    expect(await one.report()).toMatchObject({ stage: 'missed' });
    year.clock.set(at('2028-02-14T10:00'));
    expect(await decide(granted())).toMatchObject({ refusal: { fault: 'past' } });
    expect(codeOf(await decide(granted('2028-02-25')))).toBe('granted');
    expect(await one.report()).toMatchObject({ stage: 'collecting', missedAt: null });
    const plan = await deskPlan(year.ledger, 'small');
    const asOf = async (then: Date) => {
      const story = await reportStory(year.ledger, plan, REPORT, at('2028-02-15T10:00'), then);
      return story?.light.reason.code;
    };
    expect(await asOf(at('2028-02-10T10:00'))).toBe('missed');
    expect(await asOf(at('2028-02-14T11:00'))).toBe('on-course');
    year.clock.set(at('2028-02-25T23:59'));
    expect(await file(year.ledger, REPORT, formOf(), WATER)).toMatchObject({
      value: { change: { late: false } },
    });
    const tally = await tallyOf(year.ledger, plan, EVERYTHING, at('2028-03-01T10:00'));
    expect(tally).toMatchObject({
      rescheduled: 1,
      original: { filedLate: 1, filedOnTime: 0 },
      moved: { filedOnTime: 1, filedLate: 0 },
    });
  });

  test('does not come when it is filed; taken back, it may', async () => {
    await confirmed();
    await file(year.ledger, REPORT, formOf(), WATER);
    expect(codeOf(await decide(granted()))).toBe('extension_no_need');
    await withdraw(year.ledger, REPORT, 1, WATER);
    expect(codeOf(await decide(granted()))).toBe('granted');
  });

  test('on several decides each by itself', async () => {
    year = await openedYear({ tasks: 3 });
    year.clock.set(ASKED);
    const ids = ['t001', 't002', 't003'].map((task) => `small-periodic-2027-${task}`);
    for (const id of ids) await askExtension(year.ledger, id, words, officer);
    const requests = ids.map((id) => `${id}/extension/1`);
    const answered = await answerExtensions(year.ledger, requests, null, leader);
    expect(answered.map(({ outcome }) => codeOf(outcome))).toEqual(Array(3).fill('confirmed'));
    const [first = '', second = '', third = ''] = requests;
    await takeBackExtension(year.ledger, second, null, officer);
    const outcomes = await decideExtensions(
      year.ledger,
      [first, second, third, 'nonsense'].map((extensionId, i) => ({
        extensionId,
        decision: i === 2 ? granted('2028-02-01') : granted(),
      })),
      REVIEWER,
    );
    expect(outcomes.map(({ outcome }) => codeOf(outcome))).toEqual([
      'granted',
      'extension_settled',
      'granted',
      'not_found',
    ]);
    const due = await year.ledger.db.report.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
    });
    expect(due.map(({ dueOn }) => dueOn)).toEqual([NEW_DATE, '2027-12-31', '2028-02-01']);
  });
});

test('a lost notice of an extension is found, and both are told after all', async () => {
  await confirmed();
  await decide(granted());
  await year.ledger.db.mail.deleteMany({ where: { step: 'extended' } });
  const repaired = await reconcile(year.ledger, 0);
  expect(repaired.map(({ fault }) => fault)).toContain('mail_missing');
  expect((await outbox(year.ledger)).filter((each) => each.startsWith('extended'))).toEqual([
    'extended → shuili-leader: staged',
    'extended → shuili-officer: staged',
  ]);
});
