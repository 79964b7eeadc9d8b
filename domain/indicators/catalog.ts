import type { Course } from './course.ts';
import type { Goal } from './indicator.ts';

/** A value of an indicator, with its goal and its course, to be told. */
export interface ToldCourse {
  goal: Goal;
  unit: string;
  value: number;
  /** The period of the value, in words. */
  period: string;
  course: Course;
}

/** The words on indicators in one language that pages and documents share. */
export interface IndicatorWords {
  /** What is to be reached: 90%（2015年）. */
  goal(goal: Goal, unit: string): string;
  /** Where it stood: 78%（2010年）; null: nobody has said. */
  base(goal: Pick<Goal, 'base' | 'baseYear'>, unit: string): string | null;
  /** 序时进度 in a sentence, with its numbers. */
  course(told: ToldCourse): string;
  /** Value, goal and course, as a document tells them. */
  statement(told: ToldCourse): string;
  /** Nothing was given for a period, and why. */
  missing(period: string, reason: string): string;
  /** No value stands. */
  none: string;
}
