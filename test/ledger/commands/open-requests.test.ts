import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import {
  askExtension,
  confirmExtension,
  decideExtension,
  takeBackExtension,
} from '../../../ledger/commands/extension-commands.ts';
import { returnReport } from '../../../ledger/commands/report-commands.ts';
import { resumeTask, setAsideTask } from '../../../ledger/commands/set-aside.ts';
import { transferAgency } from '../../../ledger/commands/transfer.ts';
import { deskExtensions } from '../../../ledger/read/desk/extensions.ts';
import { reportStory } from '../../../ledger/read/desk/report-story.ts';
import { EVERYTHING } from '../../../ledger/read/desk/selection.ts';
import { FINANCE, REVIEWER, WATER } from '../../support/actors.ts';
import { instantOf, REPORT } from '../../support/dates.ts';
import { oneReport } from '../../support/one-report.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { claim } from '../../support/outbox.ts';
import { deskPlan } from '../read/desk/desk-plan.ts';

const OTHER = 'small-periodic-2027-t002';
const FIRST = `${REPORT}/extension/1`;
const ASKED = new Date('2027-12-20T10:00:00+08:00');
const ORDERED = { actor: REVIEWER, why: '国家已调整项目' };
const LEADER = 'leader@shuili.example';

let year: OpenedYear;
const one = oneReport(() => year);
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  year.clock.set(ASKED);
});
const ask = (email = 'officer@shuili.example', id = REPORT, reason = '数据尚未汇总。') =>
  askExtension(
    year.ledger,
    id,
    { newDueOn: '2028-01-21', reason, stateOfWork: '已完成八成。' },
    { actor: WATER, email },
  );
const told = async () =>
  (await outbox(year.ledger)).filter((line) => line.startsWith('extension_')).sort();
const texts = async () => {
  const messages = await claim(year.ledger);
  const mails = await Promise.all(messages.map(({ raw }) => simpleParser(Buffer.from(raw))));
  return mails.map(({ text = '' }) => text);
};

test('a request that the leader declines: each mail tells of its own request', async () => {
  await ask();
  await takeBackExtension(year.ledger, FIRST, '能够按期完成。', { actor: WATER, email: LEADER });
  await ask(undefined, REPORT, '附件仍缺。');
  const mails = await texts();
  const declined = mails.find((text) => text.includes('能够按期完成。'));
  expect(declined).toContain('没有提交自治区发展改革委');
  expect(declined).not.toContain('附件仍缺。');
  expect(mails.some((text) => text.includes('附件仍缺。'))).toBe(true);
});

test('one whose report leaves the roster is ended in the words of that, and seen', async () => {
  await ask(LEADER);
  await setAsideTask(year.ledger, 'small', 'small-t001', 'dropped', ORDERED);
  const why = { decidedAt: ASKED, decidedBy: REVIEWER.name, decision: ORDERED.why };
  const request = await year.ledger.db.extension.findUniqueOrThrow({ where: { id: FIRST } });
  expect(request).toMatchObject({ state: 'ended', ...why });
  const plan = await deskPlan(year.ledger, 'small');
  expect(await deskExtensions(year.ledger, plan, EVERYTHING, ASKED)).toMatchObject({
    waiting: [],
    unconfirmed: [],
    settled: [{ request: { state: 'ended', ...why } }],
  });
  const story = await reportStory(year.ledger, plan, REPORT, ASKED, null);
  expect(story?.past).toContainEqual(expect.objectContaining({ kind: 'extension', what: 'ended' }));
  // Owed again, it may be asked for anew.
  await resumeTask(year.ledger, 'small', 'small-t001', { ...ORDERED, why: '项目恢复' });
  expect(await ask()).toMatchObject({ ok: true });
});

test('one that is granted over what was filed before undoes no closing of its books', async () => {
  await one.filedOn();
  await returnReport(year.ledger, REPORT, 1, '请补充数据', REVIEWER);
  year.clock.set(ASKED);
  await ask(LEADER);
  for (const name of ['urge', 'escalate', 'letter', 'circular', 'close'])
    await year.stepAt(instantOf(name));
  const { missedAt } = await one.report();
  expect(missedAt).not.toBeNull();
  year.clock.set(new Date('2028-02-14T10:00:00+08:00'));
  const until = { outcome: 'granted' as const, dueOn: '2028-02-25', words: '' };
  expect(await decideExtension(year.ledger, FIRST, until, REVIEWER)).toMatchObject({ ok: true });
  expect(await one.report()).toMatchObject({ stage: 'collecting', missedAt });
});

describe('of an agency that is merged into another', () => {
  const merge = (id: string) =>
    transferAgency(
      year.ledger,
      'small',
      { cause: 'merged', fromId: 'shuili', to: { id } },
      { ...ORDERED, why: '机构改革' },
    );

  test('it is the successor’s leader’s to confirm, who is mailed; what is decided next stays there', async () => {
    await ask();
    await ask(LEADER, OTHER);
    await year.ledger.db.mail.updateMany({
      where: { notice: { startsWith: 'extension_' } },
      data: { state: 'sent' },
    });
    await merge('caizheng');
    expect(await told()).toEqual([
      'extension_asked-1 → caizheng-leader: staged',
      'extension_asked-1 → shuili-leader: sent',
      'extension_waiting-1 → fagaiwei-officer: sent',
    ]);
    const leader = { actor: FINANCE, email: 'leader@caizheng.example' };
    expect(await confirmExtension(year.ledger, FIRST, leader)).toMatchObject({
      value: { state: 'confirmed' },
    });
  });

  test('it is told to the reviewer who was not told yet, or who is another now', async () => {
    await ask(LEADER);
    await merge('fagaiwei');
    expect(await told()).toContain('extension_waiting-1 → zhengfuban-officer: staged');
  });
});
