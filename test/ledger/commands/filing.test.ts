import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport, withdraw } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { cooperatingYear } from '../../support/cooperation.ts';
import { formOf, nilForm } from '../../support/forms.ts';
import { DUE_END, OPENING, PROCESS, REPORT, instantOf } from '../../support/dates.ts';
import { FILED, oneReport, REVIEWED } from '../../support/one-report.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
});
const { report, runs, relayed, filedOn } = oneReport(() => year);

describe('file', () => {
  test('writes the revision and the audit; takes back what is staged, and nobody waits for a step of it any more', async () => {
    await year.stepAt(instantOf('remind-30'));
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: staged',
      'remind-30 → shuili-officer: staged',
    ]);
    const before = await runs();
    const { version } = before;
    expect(await filedOn()).toEqual({
      reportId: REPORT,
      revision: 1,
      version,
      at: FILED,
      change: { kind: 'filed', late: false, reviewDueOn: '2027-12-15' },
    });
    expect(await report()).toMatchObject({
      stage: 'reviewing',
      filedAt: FILED,
      firstFiledAt: FILED,
      reviewDueOn: '2027-12-15',
    });
    // Its workflow has nothing to do for it, and looks when it wakes.
    const { nextWakeAt } = before;
    expect(nextWakeAt).not.toBeNull();
    expect(await runs()).toMatchObject({
      version,
      nextWakeAt,
      nextStepAt: null,
      nextToAgency: null,
    });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([
      {
        id: `${REPORT}/1`,
        revision: 1,
        kind: 'periodic',
        formVersion: 4,
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
    expect(await relayed()).toEqual([]);
    const audits = await year.ledger.db.audit.findMany({ where: { action: 'file' } });
    expect(audits).toMatchObject([
      {
        at: FILED,
        actor: 'agency:shuili 水利厅联络员',
        subject: REPORT,
        data: { revision: 1, version },
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
    await year.stepAt(instantOf('escalate'));
    const late = new Date(instantOf('escalate').getTime() + 3600_000);
    await filedOn(late);
    expect(await year.ledger.db.escalation.findMany()).toMatchObject([
      {
        effect: 'escalate',
        toAgency: 'fagaiwei',
        raisedAt: instantOf('escalate'),
        answeredAt: late,
      },
    ]);
  });

  test('while a part of it is unanswered the workflow is told: the part has steps of its own', async () => {
    year = await cooperatingYear();
    await year.stepAt(OPENING);
    await year.ledger.db.relay.deleteMany();
    const { version } = await filedOn();
    expect(await relayed()).toEqual([`${PROCESS} submitted ${version}`]);
  });

  test('after the books are closed it is still taken, counted late, and the workflow told', async () => {
    await year.stepAt(instantOf('circular'));
    await year.stepAt(instantOf('close'));
    expect(await report()).toMatchObject({ stage: 'missed', missedAt: instantOf('close') });
    expect(await runs()).toMatchObject({ running: false });
    await year.ledger.db.relay.deleteMany();
    const at = new Date(instantOf('close').getTime() + 86_400_000);
    const { version } = await filedOn(at);
    expect(await report()).toMatchObject({ stage: 'reviewing', missedAt: instantOf('close') });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([{ late: true }]);
    expect(await relayed()).toEqual([`${PROCESS} submitted ${version}`]);
    await accept(year.ledger, REPORT, 1, REVIEWER);
    expect(await report()).toMatchObject({ stage: 'accepted', missedAt: instantOf('close') });
  });

  test('rests on the newest revision, read under the lock', async () => {
    await filedOn();
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    const based = (revision: number) => file(year.ledger, REPORT, formOf(), WATER, revision);
    expect(await based(0)).toEqual({ ok: false, refusal: { code: 'changed_since', revision: 1 } });
    expect(await based(1)).toMatchObject({ ok: true, value: { revision: 2 } });
  });
});

describe('withdraw', () => {
  const WITHDRAWN = new Date('2027-12-01T12:00:00+08:00');
  const takeBack = (revision = 1) => {
    year.clock.set(WITHDRAWN);
    return withdraw(year.ledger, REPORT, revision, WATER);
  };

  test('the report is to be filed again; the revision stays, marked, and the workflow is told', async () => {
    const { version } = await filedOn();
    expect(await takeBack()).toMatchObject({
      ok: true,
      value: { revision: 1, version: version + 1, change: { kind: 'withdrawn' } },
    });
    expect(await report()).toMatchObject({
      stage: 'collecting',
      filedAt: null,
      firstFiledAt: null,
      reviewDueOn: null,
      termsVersion: 1,
      dueOn: '2027-12-31',
    });
    expect(await year.ledger.db.submission.findMany()).toMatchObject([
      { revision: 1, withdrawnAt: WITHDRAWN },
    ]);
    expect((await relayed()).at(-1)).toBe(`${PROCESS} submitted ${version + 1}`);
    const again = await file(year.ledger, REPORT, formOf(), WATER);
    expect(again).toMatchObject({ ok: true, value: { revision: 2 } });
  });

  test('what was filed and returned before stays filed', async () => {
    await filedOn();
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    await filedOn(REVIEWED);
    year.clock.set(new Date(REVIEWED.getTime() + 1));
    await withdraw(year.ledger, REPORT, 2, WATER);
    expect(await report()).toMatchObject({
      stage: 'collecting',
      firstFiledAt: FILED,
      filedAt: FILED,
    });
  });

  test('an escalation that it answered is open again', async () => {
    await year.stepAt(instantOf('escalate'));
    const late = new Date(instantOf('escalate').getTime() + 3600_000);
    await filedOn(late);
    year.clock.set(new Date(late.getTime() + 3600_000));
    await withdraw(year.ledger, REPORT, 1, WATER);
    expect(await year.ledger.db.escalation.findMany()).toMatchObject([{ answeredAt: null }]);
  });

  test('after the closing of the books it is missed again', async () => {
    await year.stepAt(instantOf('circular'));
    await year.stepAt(instantOf('close'));
    await filedOn(new Date(instantOf('close').getTime() + 1));
    await withdraw(year.ledger, REPORT, 1, WATER);
    expect(await report()).toMatchObject({ stage: 'missed', missedAt: instantOf('close') });
  });
});
