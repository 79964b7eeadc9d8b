import { beforeEach, describe, expect, test } from '@jest/globals';
import { issueEscalation } from '../../../../ledger/commands/issue-escalation.ts';
import { file } from '../../../../ledger/commands/report-commands.ts';
import { draftsOf } from '../../../../ledger/read/desk/drafts.ts';
import { draftCounts, escalationsByAgency } from '../../../../ledger/read/desk/escalations.ts';
import { issuedTexts } from '../../../../ledger/read/desk/issued.ts';
import type { DeskPlan } from '../../../../ledger/read/desk/plans.ts';
import { timelineOf } from '../../../../ledger/read/desk/timeline.ts';
import { fullReport } from '../../../../ledger/read/desk/full-report.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../../support/actors.ts';
import { formOf } from '../../../support/forms.ts';
import { rungAt } from '../../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const REPORTS = ['small-2027-001', 'small-2027-002', 'small-2027-chifeng'];

let year: OpenedYear;
let plan: DeskPlan;
let now: Date;

/** Two tasks of the water department and one region, all overdue up to the letter. */
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true });
  for (const name of ['opening', 'escalate', 'letter'])
    for (const id of REPORTS) await year.stepAt(rungAt(name), id);
  plan = await deskPlan(year.ledger, 'small');
  now = rungAt('letter');
});

const drafts = () => draftsOf(year.ledger.db, year.ledger.calendar, 'small', now);

describe('the drafts', () => {
  test('are one letter per agency, and one circular for all', async () => {
    expect(await drafts()).toMatchObject([
      { level: 'letter', agency: { id: 'chifeng' }, escalationIds: [`${REPORTS[2]}/1/letter`] },
      {
        level: 'letter',
        agency: { id: 'shuili' },
        escalationIds: [`${REPORTS[0]}/1/letter`, `${REPORTS[1]}/1/letter`],
        text: { addressee: '自治区水利厅：', date: '2028年1月14日' },
      },
    ]);
    for (const id of REPORTS) await year.stepAt(rungAt('circular'), id);
    now = rungAt('circular');
    expect((await drafts()).map(({ level, year: of }) => [level, of])).toEqual([
      ['circular', 2027],
      ['letter', 2027],
      ['letter', 2027],
    ]);
    expect(await draftCounts(year.ledger, plan)).toEqual({ letters: 2, circulars: 1 });
  });

  test('leave out what has been filed meanwhile', async () => {
    await file(year.ledger, 'small-2027-001', formOf(), WATER);
    const [, water] = await drafts();
    expect(water?.escalationIds).toEqual([`${REPORTS[1]}/1/letter`]);
    expect(water?.text.paragraphs[0]).toContain('仍有1项未报送');
  });

  test('the commission writes no letter to itself; the circular names it all the same', async () => {
    await year.ledger.db.report.update({
      where: { id: 'small-2027-chifeng' },
      data: { agencyId: 'fagaiwei' },
    });
    expect((await drafts()).map(({ agency }) => agency?.id)).toEqual(['shuili']);
    expect(await draftCounts(year.ledger, plan)).toEqual({ letters: 1, circulars: 0 });
    for (const id of REPORTS) await year.stepAt(rungAt('circular'), id);
    const [circular] = await drafts();
    expect(circular?.escalationIds).toHaveLength(3);
  });
});

describe('issuing', () => {
  test('is recorded once, with the text as it stood; a second time is refused', async () => {
    const { ledger } = year;
    const [, water] = await drafts();
    const ids = water?.escalationIds ?? [];
    const issued = await issueEscalation(ledger, 'small', ids, REVIEWER);
    expect(issued).toMatchObject({ ok: true, value: { issuedAt: now } });
    expect(await issueEscalation(ledger, 'small', ids, REVIEWER)).toEqual({
      ok: false,
      refusal: { code: 'already_issued', issuedAt: now, issuedBy: REVIEWER.name },
    });
    expect(await issuedTexts(ledger, 'small')).toMatchObject([
      { level: 'letter', year: 2027, agencyId: 'shuili', text: water?.text ?? {} },
    ]);
    expect((await drafts()).map(({ agency }) => agency?.id)).toEqual(['chifeng']);
    const report = await fullReport(ledger, 'small-2027-001');
    const past = report ? timelineOf(report, now) : [];
    expect(past.at(-1)).toEqual({ kind: 'issued', at: now, level: 'letter', by: REVIEWER.name });
  });

  test('two at once: one wins', async () => {
    const [, water] = await drafts();
    const ids = water?.escalationIds ?? [];
    const outcomes = await Promise.all(
      [year.ledger, year.other].map((each) => issueEscalation(each, 'small', ids, REVIEWER)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'already_issued' } });
    expect(await year.ledger.db.audit.count({ where: { action: 'issue' } })).toBe(1);
  });

  test('is refused when a report in it was filed since the draft was read', async () => {
    const [, water] = await drafts();
    await file(year.ledger, 'small-2027-002', formOf(), WATER);
    const outcome = await issueEscalation(
      year.ledger,
      'small',
      water?.escalationIds ?? [],
      REVIEWER,
    );
    expect(outcome).toEqual({ ok: false, refusal: { code: 'answered_since', answeredAt: now } });
    expect(await year.ledger.db.escalation.count({ where: { issuedAt: { not: null } } })).toBe(0);
  });

  test('is for the plan’s commission and the operator alone', async () => {
    const [region] = await drafts();
    const ids = region?.escalationIds ?? [];
    const elsewhere = { ...REVIEWER, agencyId: 'caizheng' };
    for (const actor of [WATER, FINANCE, GOVERNMENT, elsewhere])
      expect(await issueEscalation(year.ledger, 'small', ids, actor)).toEqual({
        ok: false,
        refusal: { code: 'only_operator' },
      });
    expect(await issueEscalation(year.ledger, 'small', ids, OPERATOR)).toMatchObject({ ok: true });
  });

  test('of nothing, of two letters at once, or of the commission’s own level is refused', async () => {
    const all = await drafts();
    const mixed = all.flatMap(({ escalationIds }) => escalationIds);
    for (const ids of [[], ['nothing'], mixed, [`${REPORTS[0]}/1/commission`]])
      expect(await issueEscalation(year.ledger, 'small', ids, REVIEWER)).toEqual({
        ok: false,
        refusal: { code: 'no_draft' },
      });
  });
});

describe('what is put before the commission', () => {
  test('stands by agency with its level and days, answered or not', async () => {
    year.clock.set(new Date('2028-01-17T02:00:00Z'));
    await file(year.ledger, 'small-2027-001', formOf(), WATER);
    const later = new Date('2028-01-20T02:00:00Z');
    const agencies = await escalationsByAgency(year.ledger, plan, 2027, later);
    expect(agencies).toMatchObject([
      { agency: { id: 'shuili' }, unanswered: 1 },
      { agency: { id: 'chifeng' }, unanswered: 1 },
    ]);
    const [answered, open] = agencies[0]?.reports ?? [];
    // Filed 17 days after the due date: the count stands still from then on.
    expect(answered).toMatchObject({ id: REPORTS[0], daysOverdue: 17 });
    expect(answered?.answeredAt).toEqual(new Date('2028-01-17T02:00:00Z'));
    expect(open).toMatchObject({ id: REPORTS[1], daysOverdue: 20, answeredAt: null });
    expect(open?.steps.map(({ level }) => level)).toEqual(['commission', 'letter']);
    expect(await escalationsByAgency(year.ledger, plan, 2026, later)).toEqual([]);
  });
});
