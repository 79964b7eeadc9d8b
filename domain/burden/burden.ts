import { yearOf, type CivilDate } from '../calendar/civil-date.ts';
import { kindOf } from '../kinds/kinds.ts';

/** What an agency owes in one cycle. */
export interface Owing {
  agencyId: string;
  kind: string;
  period: string;
  dueOn: CivilDate;
  reports: number;
}

/** Files that an agency handed in with what fell due on a day. */
export interface HandedIn {
  agencyId: string;
  dueOn: CivilDate;
  files: number;
}

/** What a plan asks of an agency in one year. */
export interface Burden {
  agencyId: string;
  year: number;
  /** Reports that fall due. */
  reports: number;
  /** Days on which something falls due: how often it has to file. */
  occasions: number;
  /** The most periodic cycles that fall due in one quarter. */
  mostInQuarter: number;
  /** Files that it handed in so far. */
  files: number;
}

/** From so many periodic cycles a quarter on, the frequency is a burden that has to be justified. */
const FREQUENT = 2;

/** Whether a year's burden is flagged: more than one periodic report falls due in a quarter. */
export const isFrequent = ({ mostInQuarter }: Pick<Burden, 'mostInQuarter'>): boolean =>
  mostInQuarter >= FREQUENT;

const quarterOf = (day: CivilDate) => Math.ceil(Number(day.slice(5, 7)) / 3);

/** The burden of every agency, year by year: what is owed, and what was handed in with it so far. */
export function burdensOf(owing: readonly Owing[], handedIn: readonly HandedIn[] = []): Burden[] {
  const filesIn = (agencyId: string, year: number) =>
    handedIn
      .filter((each) => each.agencyId === agencyId && yearOf(each.dueOn) === year)
      .reduce((sum, { files }) => sum + files, 0);
  const years = new Map<string, Owing[]>();
  for (const each of owing) {
    const key = `${each.agencyId} ${yearOf(each.dueOn)}`;
    years.set(key, [...(years.get(key) ?? []), each]);
  }
  return [...years.values()].flatMap((all): Burden[] => {
    const [first] = all;
    if (!first) return [];
    const cycles = new Map<number, Set<string>>();
    for (const { kind, period, dueOn } of all) {
      if (kindOf(kind).trigger.on !== 'calendar') continue;
      const quarter = quarterOf(dueOn);
      cycles.set(quarter, (cycles.get(quarter) ?? new Set()).add(`${kind} ${period}`));
    }
    return [
      {
        agencyId: first.agencyId,
        year: yearOf(first.dueOn),
        reports: all.reduce((sum, { reports }) => sum + reports, 0),
        occasions: new Set(all.map(({ dueOn }) => dueOn)).size,
        files: filesIn(first.agencyId, yearOf(first.dueOn)),
        mostInQuarter: Math.max(0, ...[...cycles.values()].map(({ size }) => size)),
      },
    ];
  });
}
