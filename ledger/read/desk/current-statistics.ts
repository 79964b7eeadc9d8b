import {
  filingsOf,
  isLeft,
  outcomeOf,
  type AsOf,
} from '../../../domain/statistics/counting-rule.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { assignedAgencies } from './assigned.ts';
import { chaptersOf } from './chapters.ts';
import { classes, classesOf, type CountedClass } from './classes.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { noCount, type RosterCount, type RosterStatistics } from './roster-statistics.ts';
import { classInSelection, type Selection } from './selection.ts';

/** Which page of the agencies is wanted. */
export interface AgenciesWanted {
  page: number;
  size: number;
}

/** The statistics of now, with one page of the agencies. */
export type CurrentStatistics = RosterStatistics & {
  /** Of the agencies, which page of how many. */
  list: Omit<PageOf<AgencyName>, 'rows'>;
};

/** The counts of the roster of the selected cycles as it stands now, by its classes. */
export async function currentStatistics(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
  wanted: AgenciesWanted,
): Promise<CurrentStatistics> {
  const planId = plan.id;
  const asOf = { now, zone: plan.policy.zone };
  const where = classInSelection(selection);
  const [byChapter, byCycle, cycles, chapters, agencies] = await Promise.all([
    classesOf(ledger, { planId, by: ['chapter'], where }),
    classesOf(ledger, { planId, by: ['cycle'], where }),
    ledger.db.cycle.findMany({
      where: { planId },
      orderBy: [{ opensAt: 'asc' }, { kind: 'asc' }, { id: 'asc' }],
      select: { id: true, kind: true, period: true },
    }),
    chaptersOf(ledger, planId),
    owingAgencies(ledger, planId, where),
  ]);
  const { page, pages, limit, offset } = placeOf(agencies.length, wanted.size, wanted.page);
  const shown = agencies.slice(offset, offset + limit);
  const ids = shown.map(({ id }) => id);
  const ofAgencies = countsBy(
    await classesOf(ledger, {
      planId,
      by: ['agency'],
      where: Prisma.sql`${where} AND c.agency_id = ANY(${ids})`,
    }),
    ({ agency }) => agency,
    asOf,
  );
  const keyOf = (chapter: { number: string | null; title: string | null } | null) =>
    JSON.stringify(
      chapter === null || chapter.title === null ? null : [chapter.number, chapter.title],
    );
  const ofChapters = countsBy(
    byChapter,
    ({ chapterNumber: number, chapter: title }) => keyOf({ number, title }),
    asOf,
  );
  const ofKinds = countsBy(byCycle, ({ kind }) => kind, asOf);
  const ofCycles = countsBy(byCycle, ({ cycleId }) => cycleId, asOf);
  const named = chapters.flatMap(({ number, title }) =>
    title === null ? [] : [{ number, title }],
  );
  const kinds = [...new Set(cycles.map(({ kind }) => kind))];
  return {
    total: countOf(byChapter, asOf),
    agencies: shown.map((agency) => ({ agency, count: ofAgencies.get(agency.id) ?? noCount() })),
    list: { count: agencies.length, page, pages },
    chapters: [...named, null].flatMap((chapter) => {
      const count = ofChapters.get(keyOf(chapter));
      return count ? [{ chapter, count }] : [];
    }),
    kinds: kinds.flatMap((kind) => {
      const count = ofKinds.get(kind);
      return count ? [{ kind, count }] : [];
    }),
    cycles: cycles.flatMap(({ id, kind, period }) => {
      const count = ofCycles.get(id);
      return count ? [{ kind, period, count }] : [];
    }),
  };
}

/** The agencies that owe something of it, by their names' sounds. */
async function owingAgencies(
  ledger: Ledger,
  planId: string,
  where: Prisma.Sql,
): Promise<AgencyName[]> {
  const [agencies, owing] = await Promise.all([
    assignedAgencies(ledger, planId),
    ledger.db.$queryRaw<{ id: string }[]>`
      SELECT c.agency_id AS id FROM ${classes(planId, true, where)} c GROUP BY 1 HAVING sum(c.n) > 0`,
  ]);
  const ids = new Set(owing.map(({ id }) => id));
  return agencies.filter(({ id }) => ids.has(id));
}

function countsBy<Row extends CountedClass>(
  rows: readonly Row[],
  by: (row: Row) => string,
  asOf: AsOf,
): Map<string, RosterCount> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const own = groups.get(by(row));
    if (own) own.push(row);
    else groups.set(by(row), [row]);
  }
  const counts = [...groups].map(([key, own]) => [key, countOf(own, asOf)] as const);
  return new Map(counts.filter(([, { owed }]) => owed > 0));
}

function countOf(rows: readonly CountedClass[], asOf: AsOf): RosterCount {
  const count = noCount();
  for (const row of rows) {
    const { n, firstFiledAt, dueAt } = row;
    count.owed += n;
    if (isLeft(row)) {
      count.left += n;
      continue;
    }
    const facts = { stage: row.stage, firstFiledAt, dueAt };
    count.original[outcomeOf(facts, row.originalDueOn, asOf)] += n;
    count.extended[outcomeOf(facts, row.movedDueOn, asOf)] += n;
    for (const filing of filingsOf(row)) count.filings[filing] += n;
  }
  return count;
}
