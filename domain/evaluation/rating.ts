import type { FieldValues } from '../forms/field-spec.ts';

/** What a side of the midterm evaluation says of a task, from the least to the most; and 不再推进. */
export const RATINGS = [
  'not_started',
  'limited',
  'substantial',
  'complete',
  'not_pursued',
] as const;
export type Rating = (typeof RATINGS)[number];

/** The fields of the form, whose names more than the form must know. */
export const RATING = 'rating';
export const EVIDENCE = 'evidence';
export const HINDRANCES = 'hindrances';
export const ADJUSTMENTS = 'adjustments';
/** What a side says to the other's differing rating. */
export const DIFFERENCE = 'difference';

/** So many steps apart both sides are asked for words. */
const ASKED_FROM = 2;

/** What is no longer pursued stands one step below what was not started. */
const PLACES: Record<Rating, number> = {
  not_pursued: -1,
  not_started: 0,
  limited: 1,
  substantial: 2,
  complete: 3,
};

/** The steps between two ratings. */
export const stepsBetween = (one: Rating, other: Rating): number =>
  Math.abs(PLACES[one] - PLACES[other]);

/** Whether two ratings lie so far apart that both sides are asked for words. */
export const differ = (one: Rating, other: Rating): boolean =>
  stepsBetween(one, other) >= ASKED_FROM;

/** What was chosen in a form; null if nothing was. */
export const ratingOf = (values: FieldValues): Rating | null =>
  RATINGS.find((rating) => rating === values[RATING]) ?? null;
