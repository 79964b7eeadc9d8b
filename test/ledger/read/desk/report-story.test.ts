import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  accept,
  file,
  returnReport,
  withdraw,
} from '../../../../ledger/commands/report-commands.ts';
import type { DeskPlan } from '../../../../ledger/read/desk/plans.ts';
import { reportStory } from '../../../../ledger/read/desk/report-story.ts';
import { REVIEWER, WATER } from '../../../support/actors.ts';
import { formOf, nilForm } from '../../../support/forms.ts';
import { REPORT, instantOf } from '../../../support/dates.ts';
import { openedYear, TEN_MINUTES, type OpenedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const at = (time: string) => new Date(`${time}+08:00`);

let year: OpenedYear;
let plan: DeskPlan;

/** Opened, reminded late (two steps at once), filed, returned, filed again late, accepted. */
beforeAll(async () => {
  year = await openedYear();
  const { ledger, clock, stepAt } = year;
  await stepAt(instantOf('opening'));
  await stepAt(at('2027-12-16T10:30'));
  clock.set(at('2027-12-20T10:00'));
  await file(ledger, REPORT, formOf({ progress: '第一稿' }), WATER);
  clock.set(at('2027-12-22T10:00'));
  await returnReport(ledger, REPORT, 1, '请补充数据。', REVIEWER);
  await stepAt(at('2028-01-03T09:00'));
  clock.set(at('2028-01-03T10:00'));
  await file(ledger, REPORT, nilForm('资金未下达'), WATER);
  clock.set(at('2028-01-05T10:00'));
  await accept(ledger, REPORT, 2, REVIEWER);
  plan = await deskPlan(ledger, 'small');
});

const read = async (then: Date | null = null) => {
  const data = await reportStory(year.ledger, plan, REPORT, at('2028-01-10T10:00'), then);
  if (!data) throw new Error('no report');
  return data;
};

describe('the page of a report', () => {
  test('tells everything that happened, in order, with why a step was skipped', async () => {
    const { past } = await read();
    expect(
      past.map((entry) => `${entry.kind} ${'name' in entry ? entry.name : ''}`.trim()),
    ).toEqual([
      'step opening',
      'skipped remind-30',
      'step remind-15',
      'filed',
      'returned',
      // The due date was later than five workdays after the return, and stays.
      'skipped remind-7',
      'skipped remind-3',
      'skipped remind-1',
      'step urge',
      'filed',
      'accepted',
    ]);
    const skipped = past.find(({ kind }) => kind === 'skipped');
    expect(skipped).toMatchObject({
      name: 'remind-30',
      by: { name: 'remind-15', notice: 'remind' },
    });
    expect(past.find(({ kind }) => kind === 'returned')).toMatchObject({
      reason: '请补充数据。',
      newDueOn: '2027-12-31',
      by: REVIEWER.name,
      // Nobody sends here: the filing that came first took the notice back.
      mails: [{ state: 'cancelled', contact: { role: 'officer' } }],
    });
    expect(past.find((entry) => entry.kind === 'step' && entry.name === 'urge')).toMatchObject({
      termsVersion: 2,
      mails: [{ contact: { role: 'leader' } }, { contact: { role: 'officer' } }],
    });
    expect(past.at(-1)).toMatchObject({ kind: 'accepted', mails: [{ state: 'staged' }] });
  });

  test('holds every revision, newest first, each with its own review', async () => {
    const { submissions, light, planned, audit } = await read();
    expect(submissions).toMatchObject([
      { revision: 2, nil: true, late: true, review: { outcome: 'accepted', reason: null } },
      {
        revision: 1,
        nil: false,
        late: false,
        form: { values: { progress: '第一稿' } },
        review: { outcome: 'returned', reason: '请补充数据。' },
      },
    ]);
    expect(light.colour).toBe('blue');
    expect(planned).toEqual([]);
    expect(audit.map(({ action, actorKind }) => `${actorKind} ${action}`)).toEqual([
      'agency file',
      'commission return',
      'agency file',
      'commission accept',
    ]);
  });

  test.each([
    ['2027-11-01T08:59', 'not-yet-open', 0, 0],
    ['2027-12-20T09:59', 'on-course', 0, 3],
    ['2027-12-20T10:00', 'in-review', 1, 4],
    ['2027-12-22T10:00', 'returned', 1, 5],
    ['2027-12-31T23:59', 'returned', 1, 5],
    ['2028-01-01T00:00', 'overdue', 1, 5],
    ['2028-01-03T10:00', 'filed-late', 2, 10],
    ['2028-01-05T10:00', 'accepted', 2, 11],
  ])('as of %s says %s, and nothing of what came later', async (time, code, filed, entries) => {
    const data = await read(at(time));
    expect(data.light.reason.code).toBe(code);
    expect(data.submissions).toHaveLength(filed);
    expect(data.past).toHaveLength(entries);
    expect(data.audit.every((row) => row.at <= at(time))).toBe(true);
    if (code === 'in-review') expect(data.submissions[0]?.review).toBeNull();
  });

  test('a future instant is now; another plan’s report is not there', async () => {
    expect((await read(at('2029-01-01T00:00'))).asOf).toEqual(at('2028-01-10T10:00'));
    const other = { ...plan, id: 'other' };
    const now = at('2028-01-10T10:00');
    expect(await reportStory(year.ledger, other, REPORT, now, null)).toBeNull();
    expect(await reportStory(year.ledger, plan, 'nothing', now, null)).toBeNull();
  });
});

describe('a step that is staged ahead', () => {
  test('has not happened before its instant: neither in the timeline nor in the light', async () => {
    const { ledger, clock, stepAt } = await openedYear({ lead: TEN_MINUTES });
    const ahead = new Date(instantOf('urge').getTime() - 300_000);
    await stepAt(instantOf('opening'));
    await stepAt(ahead);
    const { db } = ledger;
    expect(await db.stepRecord.count({ where: { name: 'urge' } })).toBe(1);
    const small = await deskPlan(ledger, 'small');
    const told = async (now: Date, then: Date | null = null) => {
      const story = await reportStory(ledger, small, REPORT, now, then);
      return story?.past.flatMap((each) => (each.kind === 'step' ? [each.name] : []));
    };
    expect(await told(ahead)).not.toContain('urge');
    clock.set(instantOf('urge'));
    expect(await told(instantOf('urge'))).toContain('urge');
    expect(await told(instantOf('urge'), ahead)).not.toContain('urge');
  });
});

describe('a filing that was taken back', () => {
  test('stands in the timeline and among the submissions, marked; the light is as before', async () => {
    const { ledger, clock } = await openedYear();
    const small = await deskPlan(ledger, 'small');
    clock.set(at('2027-12-01T10:00'));
    await file(ledger, REPORT, formOf(), WATER);
    clock.set(at('2027-12-02T10:00'));
    await withdraw(ledger, REPORT, 1, WATER);
    const read = (then: Date | null) =>
      reportStory(ledger, small, REPORT, at('2027-12-03T10:00'), then);
    const now = await read(null);
    expect(now?.past.map(({ kind }) => kind)).toEqual(['filed', 'withdrawn']);
    expect(now?.submissions).toMatchObject([{ withdrawnAt: at('2027-12-02T10:00') }]);
    expect(now?.light.reason.code).toBe('on-course');
    const before = await read(at('2027-12-01T12:00'));
    expect(before?.submissions).toMatchObject([{ withdrawnAt: null }]);
    expect(before?.light.reason.code).toBe('in-review');
  });
});
