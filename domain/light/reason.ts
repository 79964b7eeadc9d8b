import type { CivilDate } from '../calendar/civil-date.ts';

/** Green on course, yellow to be watched, red overdue, blue accepted (办结). */
export type LightColour = 'green' | 'yellow' | 'red' | 'blue';

/**
 * Why a light is as it is: a code with what its sentence needs. `days` are calendar days; `by` is the wall
 * time `HH:MM` of the due day, where it is due at an instant of it; left out: 24:00.
 */
export type LightReason =
  | { code: 'not-yet-open'; opensOn: CivilDate; dueOn: CivilDate }
  /** days: until the due date, 0 on the day itself; so for near-due and returned. */
  | { code: 'on-course'; dueOn: CivilDate; days: number; by?: string }
  | { code: 'near-due'; dueOn: CivilDate; days: number; by?: string }
  | { code: 'returned'; returnedOn: CivilDate; dueOn: CivilDate; days: number }
  /** What had been accepted is owed again. */
  | { code: 'reopened'; reopenedOn: CivilDate; dueOn: CivilDate; days: number }
  /** days: since the due date; 0 only on the day of an instant. */
  | { code: 'overdue'; dueOn: CivilDate; days: number; by?: string }
  | { code: 'in-review'; filedOn: CivilDate; reviewDueOn: CivilDate }
  | {
      code: 'filed-late';
      filedOn: CivilDate;
      dueOn: CivilDate;
      reviewDueOn: CivilDate;
      by?: string;
    }
  /** days: since the review was due, at least 1. */
  | { code: 'review-late'; filedOn: CivilDate; reviewDueOn: CivilDate; days: number }
  | { code: 'missed'; dueOn: CivilDate }
  /** Filed after the books were closed, and in review. */
  | { code: 'missed-filed'; dueOn: CivilDate; filedOn: CivilDate }
  /** Filed after the books were closed, and returned. */
  | { code: 'missed-returned'; dueOn: CivilDate }
  | { code: 'accepted'; acceptedOn: CivilDate | null };

/** The light of a report: a colour with its reason. */
export interface Light {
  colour: LightColour;
  reason: LightReason;
}

const COLOUR: Record<LightReason['code'], LightColour> = {
  'not-yet-open': 'green',
  'on-course': 'green',
  'near-due': 'yellow',
  returned: 'yellow',
  reopened: 'yellow',
  overdue: 'red',
  'in-review': 'green',
  'filed-late': 'yellow',
  'review-late': 'yellow',
  missed: 'red',
  'missed-filed': 'red',
  'missed-returned': 'red',
  accepted: 'blue',
};

/** The colour that a reason gives. */
export function colourOf(reason: LightReason): LightColour {
  return COLOUR[reason.code];
}
