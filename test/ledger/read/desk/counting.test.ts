import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAddressed } from '../../../../domain/parties.ts';
import { isOverdue } from '../../../../domain/statistics/counting-rule.ts';
import { statistics } from '../../../../domain/statistics/statistics.ts';
import { countAnew, countsAtOdds } from '../../../../ledger/counting.ts';
import { agencyRows } from '../../../../ledger/read/desk/agencies.ts';
import { draftsOf } from '../../../../ledger/read/desk/drafts.ts';
import { draftCounts, escalationsPage } from '../../../../ledger/read/desk/escalations-page.ts';
import { ledgerPage } from '../../../../ledger/read/desk/ledger-page.ts';
import { overview } from '../../../../ledger/read/desk/overview.ts';
import { rosterStatistics } from '../../../../ledger/read/desk/roster-statistics.ts';
import { EVERYTHING } from '../../../../ledger/read/desk/selection.ts';
import {
  arbitraryInstant,
  arbitraryReport,
  ZONE,
  type ArbitraryReport,
} from '../../../domain/statistics/arbitrary-reports.ts';
import { CYCLE, OPENING } from '../../../support/dates.ts';
import { openedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const year = await openedYear({ tasks: 3, region: true });
const { ledger } = year;
const plan = await deskPlan(ledger, 'small');
const template = await ledger.db.report.findFirstOrThrow();

/** Puts a year of these reports into the ledger, each escalated up to the circular. */
async function put(reports: readonly ArbitraryReport[]): Promise<void> {
  const { db } = ledger;
  await db.escalation.deleteMany();
  await db.submission.deleteMany();
  await db.terms.deleteMany();
  await db.report.deleteMany();
  const rows = reports.map((report, i) => ({ id: `r${String(i).padStart(3, '0')}`, report }));
  await db.report.createMany({
    data: rows.map(
      ({ id, report: { agency, chapter, nil: _, doubt: __, movedDueOn: ___, ...facts } }) => ({
        ...template,
        ...facts,
        id,
        cycleId: CYCLE,
        agencyId: agency,
        taskId: chapter === null ? null : template.taskId,
        opensAt: OPENING,
      }),
    ),
  });
  await db.terms.createMany({
    data: rows.flatMap(({ id, report }) => {
      const { originalDueOn, movedDueOn, dueOn, dueAt, agency: agencyId } = report;
      const terms = { reportId: id, dueAt, armedAt: OPENING, agencyId };
      return [
        { ...terms, version: 1, dueOn: originalDueOn, cause: 'first' },
        ...(movedDueOn === originalDueOn
          ? []
          : [{ ...terms, version: 2, dueOn: movedDueOn, cause: 'policy' }]),
        ...(dueOn === movedDueOn ? [] : [{ ...terms, version: 3, dueOn, cause: 'return' }]),
      ];
    }),
  });
  await db.submission.createMany({
    data: rows
      .filter(({ report }) => report.firstFiledAt)
      .map(({ id, report: { dueOn, nil, doubt, firstFiledAt } }) => ({
        id: `${id}/1`,
        reportId: id,
        revision: 1,
        kind: 'periodic',
        formVersion: 1,
        nil,
        doubt: doubt ?? null,
        form: { nil, nilReason: '资金未下达' },
        filedAt: firstFiledAt ?? OPENING,
        filedBy: '联络员',
        late: false,
        dueOn,
      })),
  });
  // The commission's own are put before its superior, and drafted about by no ladder; were they, it
  // would not count.
  await db.escalation.createMany({
    data: rows.flatMap(({ id }) =>
      ['escalate', 'letter', 'circular'].map((effect) => ({
        id: `${id}/1/${effect}`,
        reportId: id,
        termsVersion: 1,
        effect,
        toAgency: 'fagaiwei',
        raisedAt: OPENING,
      })),
    ),
  });
}

/** When all that befell these reports is past. */
const LATER = new Date('2029-01-01T00:00:00Z');

const whole = (page: { rows: unknown[]; count: number }) => page.count;

test('overview, ledger, agencies, escalations, letters and circular count the same on any day', async () => {
  const years = fc.array(arbitraryReport, { minLength: 20, maxLength: 60 });
  for (const reports of fc.sample(years, { numRuns: 8, seed: 20_271_231 })) {
    await put(reports);
    // Some are counted by their classes, some are still to be: it makes no difference to what is read.
    await countAnew(ledger, reports.length * 2);
    expect(await countsAtOdds(ledger)).toEqual([]);
    const { total, ...groups } = await rosterStatistics(ledger, plan, EVERYTHING, LATER);
    const later = statistics(reports, { now: LATER, zone: ZONE });
    expect(total).toEqual({
      owed: later.owed + later.left,
      left: later.left,
      original: later.original,
      extended: later.moved,
      filings: { nil: later.nil, short: later.short, copied: later.copied },
    });
    for (const group of Object.values(groups))
      expect(group.reduce((sum, { count }) => sum + count.owed, 0)).toBe(total.owed);
    for (const now of fc.sample(arbitraryInstant, { numRuns: 4, seed: 22 })) {
      const tally = statistics(reports, { now, zone: ZONE });
      const data = await overview(ledger, plan, EVERYTHING, now);
      expect(data.tally).toEqual(tally);
      const filedAfterClosing = reports.filter(
        ({ stage, missedAt, leftAt }) => stage === 'reviewing' && missedAt && !leftAt,
      );
      expect(data.redCount).toBe(tally.overdue + filedAfterClosing.length);

      const filter = {
        ...EVERYTHING,
        light: null,
        stage: 'overdue' as const,
        filing: null,
        chapter: null,
        agencyId: null,
        search: '',
        sort: 'number' as const,
        descending: false,
        page: 1,
      };
      expect(whole(await ledgerPage(ledger, plan, filter, now))).toBe(tally.overdue);
      for (const filing of ['nil', 'short', 'copied'] as const) {
        const page = await ledgerPage(ledger, plan, { ...filter, stage: null, filing }, now);
        expect(whole(page)).toBe(tally[filing]);
      }

      const agencies = await agencyRows(ledger, plan, EVERYTHING, { page: 1 }, now);
      const ofAgencies = agencies.rows.reduce((sum, each) => sum + each.tally.overdue, 0);
      expect(ofAgencies).toBe(tally.overdue);

      const query = { selection: EVERYTHING, toAgency: null, page: 1, size: 10 };
      expect((await escalationsPage(ledger, plan, query, now)).overdue).toBe(tally.overdue);

      const addressed = reports.filter(
        (report) => isOverdue(report, now) && isAddressed(report.agency, plan),
      );
      const drafts = await draftsOf(ledger.db, ledger.calendar, 'small', now);
      const circulars = drafts.filter(({ effect }) => effect === 'circular');
      const letters = drafts.filter(({ effect }) => effect === 'letter');
      const count = (all: typeof drafts) => all.reduce((sum, each) => sum + each.reports, 0);
      expect(count(circulars)).toBe(addressed.length);
      expect(count(letters)).toBe(addressed.length);
      const names = new Set(addressed.map(({ agency }) => agency));
      if (addressed.length > 0)
        expect(circulars[0]?.text.paragraphs[0]).toContain(
          `仍有${names.size}个单位的${addressed.length}项未报送`,
        );
      expect(await draftCounts(ledger, plan, now)).toEqual({
        letters: names.size,
        circulars: circulars.length,
      });
    }
  }
});
