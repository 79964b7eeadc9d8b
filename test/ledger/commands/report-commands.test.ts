import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { FINANCE, GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { formOf, nilForm } from '../../support/forms.ts';
import { CYCLE, OPENING, PROCESS, REPORT, instantOf } from '../../support/dates.ts';
import { FILED, oneReport, REVIEWED } from '../../support/one-report.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
});
const { report, runs, relayed, filedOn } = oneReport(() => year);

describe('return', () => {
  test('gives the reason, new terms, and a notice that goes out singly', async () => {
    const late = new Date('2027-12-30T10:00:00+08:00');
    await filedOn();
    year.clock.set(late);
    const outcome = await returnReport(year.ledger, REPORT, 1, ' 请补充数据 ', REVIEWER);
    expect(outcome).toMatchObject({
      value: { change: { kind: 'returned', reason: '请补充数据', dueOn: '2028-01-06' } },
    });
    expect(await report()).toMatchObject({
      stage: 'collecting',
      returnedAt: late,
      dueOn: '2028-01-06',
      dueAt: new Date('2028-01-07T00:00:00+08:00'),
      originalDueOn: '2027-12-31',
      termsVersion: 2,
      reviewDueOn: null,
    });
    expect(await year.ledger.db.terms.findMany({ orderBy: { version: 'asc' } })).toMatchObject([
      { version: 1, cause: 'first', dueOn: '2027-12-31', armedAt: OPENING, agencyId: 'shuili' },
      { version: 2, cause: 'return', dueOn: '2028-01-06', armedAt: late, agencyId: 'shuili' },
    ]);
    expect(await year.ledger.db.review.findMany()).toMatchObject([
      {
        submissionId: `${REPORT}/1`,
        outcome: 'returned',
        reason: '请补充数据',
        newDueOn: '2028-01-06',
        reviewedBy: '审核岗',
      },
    ]);
    const [notice] = await year.ledger.db.mail.findMany({ where: { step: 'returned' } });
    expect(notice).toMatchObject({
      id: `${REPORT}/2/returned/shuili-officer`,
      digestKey: `${REPORT}/2/returned/shuili-officer`,
      notice: 'returned',
      dueAt: late,
      state: 'staged',
    });
    expect((await relayed()).at(-1)).toBe(`${PROCESS} reviewed ${(await runs()).version}`);
  });

  test('early: the date of the plan stays, and its ladder is climbed from there', async () => {
    await filedOn(new Date('2027-11-01T10:00:00+08:00'));
    const returned = new Date('2027-11-02T10:00:00+08:00');
    year.clock.set(returned);
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    expect(await report()).toMatchObject({ dueOn: '2027-12-31', termsVersion: 2 });
    const answer = await year.stepAt(returned);
    expect(answer.next).toMatchObject({ does: 'remind-30' });
    await year.stepAt(instantOf('close'));
    expect(await report()).toMatchObject({ stage: 'collecting' });
  });

  test('after the due date: late stays late, the new ladder is climbed, the next revision is kept beside', async () => {
    const late = new Date('2028-01-04T10:00:00+08:00');
    await filedOn(late);
    const returned = new Date('2028-01-05T10:00:00+08:00');
    year.clock.set(returned);
    await returnReport(year.ledger, REPORT, 1, '数据有误', REVIEWER);
    const { dueOn } = await report();
    expect(dueOn).toBe('2028-01-12');
    expect(await year.stepAt(returned)).toMatchObject({ next: { does: 'remind-3' } });
    const again = new Date('2028-01-12T23:59:59.999+08:00');
    year.clock.set(again);
    await file(year.ledger, REPORT, formOf({ progress: '已更正' }), WATER);
    expect(await report()).toMatchObject({ firstFiledAt: late, filedAt: again });
    const submissions = await year.ledger.db.submission.findMany({ orderBy: { revision: 'asc' } });
    expect(submissions).toMatchObject([
      { revision: 1, late: true, dueOn: '2027-12-31' },
      { revision: 2, late: false, dueOn: '2028-01-12' },
    ]);
  });
});

describe('accept', () => {
  test('closes the report, tells the officer singly, and the year’s cycle', async () => {
    await filedOn();
    year.clock.set(REVIEWED);
    expect(await accept(year.ledger, REPORT, 1, REVIEWER)).toMatchObject({ ok: true });
    expect(await report()).toMatchObject({
      stage: 'accepted',
      acceptedAt: REVIEWED,
      reviewDueOn: null,
    });
    expect((await outbox(year.ledger)).at(-1)).toBe('accepted → shuili-officer: staged');
    // The cycle's version is raised by the relay, once for all that close together.
    const { version } = await runs();
    expect((await relayed()).slice(-2).sort()).toEqual([
      `cycle/${CYCLE} reportClosed null`,
      `${PROCESS} reviewed ${version}`,
    ]);
  });

  test('what the commission owes is reviewed by the government office', async () => {
    const own = { id: REPORT, agencyId: 'fagaiwei' };
    await year.ledger.db.report.update({ where: { id: REPORT }, data: own });
    year.clock.set(FILED);
    await file(year.ledger, REPORT, formOf(), REVIEWER);
    const before = await contents(year.ledger);
    expect(await accept(year.ledger, REPORT, 1, REVIEWER)).toEqual({
      ok: false,
      refusal: { code: 'only_reviewer' },
    });
    expect(await contents(year.ledger)).toEqual(before);
    expect(await accept(year.ledger, REPORT, 1, GOVERNMENT)).toMatchObject({ ok: true });
  });
});

describe('a refused command', () => {
  const STAGES: Record<string, () => Promise<unknown>> = {
    collecting: () => Promise.resolve(),
    reviewing: () => filedOn(),
    accepted: async () => {
      await filedOn();
      await accept(year.ledger, REPORT, 1, REVIEWER);
    },
  };
  const file_ = (actor = WATER, form = formOf()) => file(year.ledger, REPORT, form, actor);
  const accept_ = (actor = REVIEWER, revision = 1) => accept(year.ledger, REPORT, revision, actor);
  const return_ = (reason = '理由', revision = 1) =>
    returnReport(year.ledger, REPORT, revision, reason, REVIEWER);

  test.each<[string, keyof typeof STAGES, () => Promise<unknown>, object]>([
    ['somebody else files', 'collecting', () => file_(FINANCE), { code: 'not_yours' }],
    ['filed twice', 'reviewing', () => file_(), { code: 'already_filed', filedAt: FILED }],
    [
      'filed when accepted',
      'accepted',
      () => file_(),
      { code: 'already_accepted', acceptedAt: FILED },
    ],
    [
      'empty',
      'collecting',
      () => file_(WATER, formOf({ progress: '。' })),
      { code: 'empty_report' },
    ],
    [
      'nil without reason',
      'collecting',
      () => file_(WATER, nilForm(' ')),
      { code: 'nil_needs_reason' },
    ],
    ['accepted by its owner', 'reviewing', () => accept_(WATER), { code: 'only_reviewer' }],
    ['nothing filed', 'collecting', () => accept_(), { code: 'nothing_to_review' }],
    [
      'accepted twice',
      'accepted',
      () => accept_(),
      { code: 'already_accepted', acceptedAt: FILED },
    ],
    [
      'another revision',
      'reviewing',
      () => return_('理由', 7),
      { code: 'changed_since', revision: 1 },
    ],
    ['no reason', 'reviewing', () => return_(' … '), { code: 'return_needs_reason' }],
    [
      'a reason too long to be mailed',
      'reviewing',
      () => return_('多'.repeat(5_001)),
      { code: 'words_too_long', most: 5_000, given: 5_001 },
    ],
    [
      'no such report',
      'collecting',
      () => file(year.ledger, 'x', formOf(), WATER),
      { code: 'not_found' },
    ],
  ])('%s: says why, and changes nothing', async (_name, stage, command, refusal) => {
    await STAGES[stage]!();
    const before = await contents(year.ledger);
    expect(await command()).toEqual({ ok: false, refusal });
    expect(await contents(year.ledger)).toEqual(before);
  });

  test('a report that left the roster takes nothing', async () => {
    const leftAt = OPENING;
    await year.ledger.db.report.update({ where: { id: REPORT }, data: { leftAt } });
    for (const command of [() => file_(), () => accept_(), () => return_()])
      expect(await command()).toEqual({ ok: false, refusal: { code: 'left_roster', leftAt } });
  });

  test('a report that has not opened', async () => {
    year.clock.set(new Date(OPENING.getTime() - 1));
    expect(await file_()).toEqual({
      ok: false,
      refusal: { code: 'not_open_yet', opensAt: OPENING },
    });
  });
});
