import type { CivilDate } from '../calendar/civil-date.ts';

/** What a rung does, from the mildest to the most severe. */
export type RungKind = 'open' | 'remind' | 'urge' | 'escalate' | 'letter' | 'circular' | 'close';

/** One step of the reminder and escalation ladder (催办层级). */
export interface Rung {
  /** 'opening', 'remind-30' … 'remind-1', 'urge', 'escalate', 'letter', 'circular', 'close'. */
  name: string;
  kind: RungKind;
  /** The day it falls on, in the policy's zone. */
  on: CivilDate;
  at: Date;
  /** The day lies in a year whose official calendar is not yet known. */
  provisional: boolean;
}

/** How a plan reminds and escalates; see assertLadderPolicy for what is refused. */
export interface LadderPolicy {
  /** IANA name. */
  zone: string;
  /** `HH:MM`, when notices go out. */
  workingHour: string;
  /** Calendar days before the due date; 0 is the due day itself. */
  reminders: number[];
  /** Workdays after the due date. */
  urgeAfter: number;
  escalateAfter: number;
  letterAfter: number;
  circularAfter: number;
  closeAfter: number;
  /** Calendar days before the due date from which the light is yellow. */
  nearDueDays: number;
  /** Workdays an agency has to file a returned report again. */
  returnWorkdays: number;
  /** Workdays a reviewer has. */
  reviewWorkdays: number;
}

/** The default ladder. */
export const defaultLadderPolicy: LadderPolicy = {
  zone: 'Asia/Shanghai',
  workingHour: '09:00',
  reminders: [30, 15, 7, 3, 1],
  urgeAfter: 1,
  escalateAfter: 3,
  letterAfter: 10,
  circularAfter: 15,
  closeAfter: 20,
  nearDueDays: 7,
  returnWorkdays: 5,
  reviewWorkdays: 10,
};

/**
 * The terms a report is owed on. dueVersion 1 = the first terms; a return or an extension makes the
 * next. armedAt = when these terms began.
 */
export interface Terms {
  dueOn: CivilDate;
  dueVersion: number;
  opensAt: Date;
  armedAt: Date;
}
