import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { FINANCE, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { formOf, nilForm } from '../../support/forms.ts';
import { DUE_END, OPENING, REPORT, rungAt } from '../../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
});
const report = () => year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
const relayed = async () =>
  (await year.ledger.db.relay.findMany({ orderBy: { id: 'asc' } })).map(
    ({ workflow, signal, version }) => `${workflow} ${signal} ${version}`,
  );
const FILED = new Date('2027-12-01T10:00:00+08:00');
const REVIEWED = new Date('2027-12-03T15:00:00+08:00');

async function filedOn(at = FILED) {
  year.clock.set(at);
  const filed = await file(year.ledger, REPORT, formOf(), WATER);
  if (!filed.ok) throw new Error(filed.refusal.code);
  return filed.value;
}

describe('file', () => {
  test('writes the revision, the version, the audit, the relay row; takes back what is staged', async () => {
    await year.stepAt(rungAt('remind-30'));
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: staged',
      'remind-30 → shuili-officer: staged',
    ]);
    const version = (await report()).version;
    expect(await filedOn()).toEqual({
      reportId: REPORT,
      revision: 1,
      version: version + 1,
      at: FILED,
      change: { kind: 'filed', late: false, reviewDueOn: '2027-12-15' },
    });
    expect(await report()).toMatchObject({
      stage: 'reviewing',
      filedAt: FILED,
      firstFiledAt: FILED,
      reviewDueOn: '2027-12-15',
      nextWakeAt: null,
      version: version + 1,
    });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([
      {
        id: `${REPORT}/1`,
        revision: 1,
        nil: false,
        form: formOf(),
        filedAt: FILED,
        filedBy: '水利厅联络员',
        late: false,
        dueOn: '2027-12-31',
      },
    ]);
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: cancelled',
      'remind-30 → shuili-officer: cancelled',
    ]);
    expect(await relayed()).toEqual([`report submitted ${version + 1}`]);
    const audits = await year.ledger.db.audit.findMany({ where: { action: 'file' } });
    expect(audits).toMatchObject([
      {
        at: FILED,
        actor: 'agency:shuili 水利厅联络员',
        subject: REPORT,
        data: { revision: 1, version: version + 1 },
      },
    ]);
  });

  test.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('%i ms from the end of the due day: late is %s', async (ms, late) => {
    await filedOn(new Date(DUE_END.getTime() + ms));
    expect(await year.ledger.db.submission.findMany()).toMatchObject([{ late }]);
  });

  test('a nil report is counted as such', async () => {
    year.clock.set(FILED);
    await file(year.ledger, REPORT, nilForm('项目尚未批复'), WATER);
    const [submission] = await year.ledger.db.submission.findMany();
    expect(submission).toMatchObject({ nil: true, form: { nilReason: '项目尚未批复' } });
  });

  test('answers the escalations of the report', async () => {
    await year.stepAt(rungAt('escalate'));
    const late = new Date(rungAt('escalate').getTime() + 3600_000);
    await filedOn(late);
    expect(await year.ledger.db.escalation.findMany()).toMatchObject([
      { level: 'commission', raisedAt: rungAt('escalate'), answeredAt: late },
    ]);
  });

  test('after the books are closed it is still taken, counted late, and the workflow told', async () => {
    await year.stepAt(rungAt('close'));
    expect(await report()).toMatchObject({ stage: 'missed', running: false });
    await year.ledger.db.relay.deleteMany();
    const at = new Date(rungAt('close').getTime() + 86_400_000);
    const { version } = await filedOn(at);
    expect(await report()).toMatchObject({ stage: 'reviewing', missedAt: rungAt('close') });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([{ late: true }]);
    expect(await relayed()).toEqual([`report submitted ${version}`]);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    expect(await report()).toMatchObject({ stage: 'accepted', missedAt: rungAt('close') });
  });
});

describe('return', () => {
  test('gives the reason, a due date of its own, a new due version, and a notice that goes out singly', async () => {
    await filedOn();
    year.clock.set(REVIEWED);
    const outcome = await returnReport(year.ledger, REPORT, 1, ' 请补充数据 ', REVIEWER);
    expect(outcome).toMatchObject({
      value: {
        change: { kind: 'returned', reason: '请补充数据', dueOn: '2027-12-10', dueVersion: 2 },
      },
    });
    expect(await report()).toMatchObject({
      stage: 'collecting',
      returnedAt: REVIEWED,
      armedAt: REVIEWED,
      dueOn: '2027-12-10',
      originalDueOn: '2027-12-31',
      dueVersion: 2,
      reviewDueOn: null,
    });
    expect(await year.ledger.db.review.findMany()).toMatchObject([
      {
        submissionId: `${REPORT}/1`,
        outcome: 'returned',
        reason: '请补充数据',
        newDueOn: '2027-12-10',
        reviewedBy: '审核岗',
      },
    ]);
    const [notice] = await year.ledger.db.mail.findMany({ where: { rung: 'returned' } });
    expect(notice).toMatchObject({
      id: `${REPORT}/2/returned/shuili-officer`,
      digestKey: `${REPORT}/2/returned/shuili-officer`,
      dueAt: REVIEWED,
      state: 'staged',
    });
    expect((await relayed()).at(-1)).toMatch(/^report reviewed \d+$/);
  });

  test('after the due date: late stays late, the new ladder is climbed, the next revision is kept beside', async () => {
    const late = new Date('2028-01-04T10:00:00+08:00');
    await filedOn(late);
    const returned = new Date('2028-01-05T10:00:00+08:00');
    year.clock.set(returned);
    await returnReport(year.ledger, REPORT, 1, '数据有误', REVIEWER);
    const { dueOn } = await report();
    expect(dueOn).toBe('2028-01-12');
    expect(await year.stepAt(returned)).toMatchObject({ next: { name: 'remind-3' } });
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
    expect((await relayed()).slice(-2)).toEqual([
      expect.stringMatching(/^annualCycle reportClosed \d+$/),
      expect.stringMatching(/^report reviewed \d+$/),
    ]);
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
    ['accepted by its owner', 'reviewing', () => accept_(WATER), { code: 'only_commission' }],
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

  test('a withdrawn report takes nothing', async () => {
    const data = { stage: 'withdrawn' as const };
    await year.ledger.db.report.update({ where: { id: REPORT }, data });
    for (const command of [() => file_(), () => accept_(), () => return_()])
      expect(await command()).toEqual({ ok: false, refusal: { code: 'withdrawn' } });
  });

  test('a report that has not opened', async () => {
    year.clock.set(new Date(OPENING.getTime() - 1));
    expect(await file_()).toEqual({
      ok: false,
      refusal: { code: 'not_open_yet', opensAt: OPENING },
    });
  });
});
