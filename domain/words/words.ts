import type { CivilDate } from '../calendar/civil-date.ts';
import type { ContactRole, Notice, StepNotice } from '../ladder/step.ts';
import type { LightColour, LightReason } from '../light/reason.ts';
import type { ReportStage } from '../report/facts.ts';
import type { Punctuality, Tally } from '../statistics/tally.ts';
import type { AskWords } from './ask-words.ts';

/** The languages of the product: Chinese first. */
export type Lang = 'zh-CN' | 'en';

/** What kind of body an agency is. */
export type AgencyKind =
  'department' | 'region' | 'commission' | 'government_office' | 'enterprise';
/** 牵头, 配合, 责任: what an agency is to a task. */
export type ResponsibilityRole = 'lead' | 'cooperating' | 'responsible';

/** What the sentence of a light takes from a kind's own words. */
export type LightAsk = Pick<AskWords, 'act' | 'acted' | 'done'>;

/** The catalog of one language. A page or a mail uses one of them throughout. */
export interface Words {
  lang: Lang;
  productName: string;

  /** A day with its weekday: 2027年12月31日（星期五）, Fri 31 Dec 2027. */
  date(date: CivilDate): string;
  /** A day without its weekday, for tables. */
  shortDate(date: CivilDate): string;
  /** What a due date is called that only those set who work towards it. */
  internalDue: string;
  /** A wall time in a zone: 2027年12月31日 09:00, 31 Dec 2027 09:00. */
  instant(instant: Date, zone: string): string;
  /** The rule of an inclusive due date, as a full sentence. */
  onTimeUntil(dueOn: CivilDate): string;
  /** Said beside a date whose year has no published calendar. */
  provisional: string;
  /** Said beside a due date that replaced another. */
  originallyDue(dueOn: CivilDate): string;

  colour: Record<LightColour, string>;
  /** Why the light is as it is, in a full sentence, in the kind's own words if they are given. */
  light(reason: LightReason, ask?: LightAsk): string;

  notice: Record<Notice, string>;
  /** What a step does, in a full sentence. */
  noticeMeaning: Record<StepNotice, string>;
  /** A step by its name and what it says; `remind-7` tells its days. */
  step(name: string, notice: Notice): string;

  stage: Record<ReportStage, string>;
  /** Instead of a stage: it left the roster, and nothing is owed any more. */
  left: string;
  /** Why it left. */
  leftCause(cause: string): string;
  agencyKind: Record<AgencyKind, string>;
  responsibility: Record<ResponsibilityRole, string>;
  contactRole: Record<ContactRole, string>;
  /** A task by its number as printed; by its place where it has none. */
  task(number: string | number): string;

  tally: Record<Exclude<keyof Tally, 'original' | 'moved'>, string>;
  punctuality: Record<keyof Punctuality, string>;
  againstOriginal: string;
  againstMoved: string;
}

/** The days before the due date that a reminder's name tells (`remind-7`); null if it tells none. */
export function reminderDays(name: string): number | null {
  const days = /^remind-(\d{1,3})$/.exec(name)?.[1];
  return days === undefined ? null : Number(days);
}

/** The workdays before the due date that a reminder's name tells (`remind-2-workdays`). */
export function reminderWorkdays(name: string): number | null {
  const days = /^remind-(\d{1,3})-workdays$/.exec(name)?.[1];
  return days === undefined ? null : Number(days);
}
