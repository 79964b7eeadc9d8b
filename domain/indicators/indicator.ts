/** Which way the value of an indicator is to go. */
export type Direction = 'up' | 'down';

/** What an indicator is to reach, from where, and by when. */
export interface Goal {
  target: number;
  /** Where it stood; null: nobody has said. */
  base: number | null;
  /** At whose end it stood there. */
  baseYear: number | null;
  direction: Direction;
  /** The last year to reach it in; null: no year is named. */
  byYear: number | null;
  /** 年均、每年: it is to be reached anew in every year. */
  yearly: boolean;
}

/** What is asked about an indicator's value in a report. */
export interface Measure {
  /** False: it is not reported here any more, and only read. */
  asked: boolean;
  /** What its value is counted in. */
  unit: string;
  direction: Direction;
  target: number;
  /** The newest value that stands, of an earlier period; null: this is the first. */
  last: { value: number; period: string } | null;
}

/** How far behind its course an indicator may be, and what of a change is asked about: a plan's settings. */
export interface Thresholds {
  /** Percentage points behind from which it is yellow, and red. */
  behindYellowPoints: number;
  behindRedPoints: number;
  /** A change by more than so many percent of the last value is a jump. */
  jumpPercent: number;
}
