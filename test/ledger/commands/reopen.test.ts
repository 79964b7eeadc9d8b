import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  accept,
  beginReview,
  file,
  reopen,
  returnReport,
  withdraw,
} from '../../../ledger/commands/report-commands.ts';
import { resumeTask, setAsideTask } from '../../../ledger/commands/set-aside.ts';
import { transferAgency, type TransferOrder } from '../../../ledger/commands/transfer.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { CYCLE, instantOf, OPENING, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { oneReport, REVIEWED } from '../../support/one-report.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { claimOne, rowsNamed } from '../../support/outbox.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
  await year.ledger.db.mail.deleteMany();
});
const { report, runs, relayed, filedOn } = oneReport(() => year);

describe('a review that has begun', () => {
  const begin = (actor = REVIEWER, revision = 1) =>
    beginReview(year.ledger, REPORT, revision, actor);

  test('is written down; the filing is not taken back any more, but may be returned', async () => {
    await filedOn();
    year.clock.set(REVIEWED);
    expect(await begin()).toMatchObject({ ok: true, value: { change: { kind: 'review_begun' } } });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([
      { reviewBegunAt: REVIEWED, reviewBegunBy: REVIEWER.name },
    ]);
    expect(await withdraw(year.ledger, REPORT, 1, WATER)).toEqual({
      ok: false,
      refusal: { code: 'review_begun', begunAt: REVIEWED },
    });
    expect(await returnReport(year.ledger, REPORT, 1, '单位来电要求修改', REVIEWER)).toMatchObject({
      ok: true,
    });
    // The next filing has a review of its own, and may be taken back until it begins.
    await file(year.ledger, REPORT, formOf(), WATER);
    expect(await withdraw(year.ledger, REPORT, 2, WATER)).toMatchObject({ ok: true });
  });

  test('begins once, of what was read, and by its reviewer alone', async () => {
    expect(await begin()).toMatchObject({ refusal: { code: 'nothing_to_review' } });
    await filedOn();
    for (const actor of [WATER, GOVERNMENT, OPERATOR])
      expect(await begin(actor)).toMatchObject({ refusal: { code: 'only_reviewer' } });
    expect(await begin(REVIEWER, 7)).toMatchObject({ refusal: { code: 'changed_since' } });
    await begin();
    expect(await begin()).toMatchObject({ refusal: { code: 'review_begun' } });
  });
});

describe('an accepted report', () => {
  const accepted = async () => {
    await filedOn();
    year.clock.set(REVIEWED);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    await stepCycle(year.ledger, CYCLE);
    await year.stepAt(REVIEWED);
    await year.ledger.db.relay.deleteMany();
    await year.ledger.db.mail.deleteMany();
  };
  const again = (reason = '决算数据有误', actor = REVIEWER, revision = 1) =>
    reopen(year.ledger, REPORT, revision, reason, actor);

  test('is reopened with a reason: new terms, notice, its workflow and its cycle run again', async () => {
    await accepted();
    expect(await runs()).toMatchObject({ running: false });
    expect(await again()).toMatchObject({ ok: true, value: { change: { kind: 'reopened' } } });
    expect(await report()).toMatchObject({
      stage: 'collecting',
      acceptedAt: null,
      reopenedAt: REVIEWED,
      firstFiledAt: new Date('2027-12-01T10:00:00+08:00'),
      termsVersion: 2,
      dueOn: '2027-12-31',
    });
    const [, terms] = await year.ledger.db.terms.findMany({ orderBy: { version: 'asc' } });
    expect(terms).toMatchObject({ cause: 'reopen', by: REVIEWER.name, reason: '决算数据有误' });
    expect(await year.ledger.db.review.count({ where: { outcome: 'accepted' } })).toBe(1);
    expect(await year.ledger.db.cycle.findUnique({ where: { id: CYCLE } })).toMatchObject({
      closedAt: null,
    });
    const told = await relayed();
    expect(told.some((row) => row.startsWith(`report/${REPORT} reviewed`))).toBe(true);
    expect(told.some((row) => row.startsWith(`cycle/${CYCLE} started`))).toBe(true);
    const message = await claimOne(year.ledger);
    expect(await rowsNamed(message)).toEqual([`${REPORT}/2/reopened/shuili-officer`]);
    expect(Buffer.from(message.raw).toString()).toContain('X-Duban');
  });

  test('is due five workdays later where its own date is nearer, and is filed and accepted anew', async () => {
    await accepted();
    year.clock.set(new Date('2027-12-30T10:00:00+08:00'));
    await again();
    expect((await report()).dueOn).toBe('2028-01-06');
    await file(year.ledger, REPORT, formOf(), WATER);
    expect(await accept(year.ledger, REPORT, 2, REVIEWER)).toMatchObject({ ok: true });
    await stepCycle(year.ledger, CYCLE);
    expect(await year.ledger.db.cycle.findMany()).toMatchObject([{ closedAt: expect.any(Date) }]);
  });

  test('let lie after that is urged and put before the commission again', async () => {
    await accepted();
    await again();
    await year.stepAt(instantOf('urge'));
    await year.stepAt(instantOf('escalate'));
    expect(await outbox(year.ledger)).toEqual([
      'reopened → shuili-officer: staged',
      'urge → shuili-leader: staged',
      'urge → shuili-officer: staged',
      'escalate → fagaiwei-officer: staged',
    ]);
  });

  test('is not without words, by another, of what is not accepted, or once its plan has ended', async () => {
    expect(await again()).toMatchObject({ refusal: { code: 'nothing_to_reopen' } });
    await accepted();
    expect(await again(' ，。')).toMatchObject({ refusal: { code: 'needs_words' } });
    expect(await again('多'.repeat(5_001))).toMatchObject({ refusal: { given: 5_001 } });
    for (const actor of [WATER, GOVERNMENT, OPERATOR])
      expect(await again('x', actor)).toMatchObject({ refusal: { code: 'only_reviewer' } });
    expect(await again('x', REVIEWER, 3)).toMatchObject({ refusal: { code: 'changed_since' } });
    await stepPlan(year.ledger, 'small');
    expect(await again()).toMatchObject({
      refusal: { code: 'plan_ended', endedAt: REVIEWED },
    });
    expect((await report()).stage).toBe('accepted');
  });

  test('of a task that was set aside is not, until it is resumed', async () => {
    await accepted();
    const ordered = { actor: REVIEWER, why: '项目竣工' };
    await setAsideTask(year.ledger, 'small', 'small-t001', 'completed', ordered);
    expect(await again()).toMatchObject({ refusal: { code: 'task_set_aside' } });
    await resumeTask(year.ledger, 'small', 'small-t001', ordered);
    expect(await again()).toMatchObject({ ok: true });
  });

  test('of an agency that was renamed is its heir’s, who is told; so is what is owed again', async () => {
    const to = { name: '自治区水利水务厅', nameEn: null };
    const order: TransferOrder = { cause: 'renamed', fromId: 'shuili', to };
    const ordered = { actor: REVIEWER, why: '机构改革' };
    await accepted();
    await transferAgency(year.ledger, 'small', order, ordered);
    await again();
    expect(await report()).toMatchObject({ agencyId: 'shuili-2', stage: 'collecting' });
    expect(await outbox(year.ledger)).toEqual(['reopened → shuili-2-officer-1: staged']);
    await setAsideTask(year.ledger, 'small', 'small-t001', 'dropped', ordered);
    const further = { ...order, fromId: 'shuili-2', to: { ...to, name: '自治区水务厅' } };
    await transferAgency(year.ledger, 'small', further, ordered);
    await resumeTask(year.ledger, 'small', 'small-t001', ordered);
    expect(await report()).toMatchObject({ agencyId: 'shuili-3', leftAt: null });
  });
});
