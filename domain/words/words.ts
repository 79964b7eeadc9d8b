import type { CivilDate } from '../calendar/civil-date.ts';
import type { RungKind } from '../ladder/rungs.ts';
import type { LightColour, LightReason } from '../light/reason.ts';
import type { ReportStage } from '../report/facts.ts';
import type { Punctuality, Tally } from '../statistics/tally.ts';

/** The languages of the product: Chinese first. */
export type Lang = 'zh-CN' | 'en';

export type ReportKind =
  'implementation_plan' | 'annual' | 'midterm' | 'rectification' | 'consolidation';
export type AgencyKind =
  'department' | 'region' | 'commission' | 'government_office' | 'enterprise';
export type ResponsibilityRole = 'lead' | 'cooperating';
export type ContactRole = 'officer' | 'leader';
/** Notices beside the ladder. */
export type NoticeKind = 'assignment' | 'returned' | 'accepted' | 'extended';

/** The catalog of one language. A page or a mail uses one of them throughout. */
export interface Words {
  lang: Lang;
  productName: string;

  /** A day with its weekday: 2027年12月31日（星期五）, Fri 31 Dec 2027. */
  date(date: CivilDate): string;
  /** A day without its weekday, for tables. */
  shortDate(date: CivilDate): string;
  /** A wall time in a zone: 2027年12月31日 09:00, 31 Dec 2027 09:00. */
  instant(instant: Date, zone: string): string;
  /** The rule of an inclusive due date, as a full sentence. */
  onTimeUntil(dueOn: CivilDate): string;
  /** Said beside a date whose year has no published calendar. */
  provisional: string;
  /** Said beside a due date that replaced another. */
  originallyDue(dueOn: CivilDate): string;

  colour: Record<LightColour, string>;
  /** Why the light is as it is, in a full sentence. */
  light(reason: LightReason): string;

  rungKind: Record<RungKind, string>;
  /** What a rung does, in a full sentence. */
  rungMeaning: Record<RungKind, string>;
  /** A rung by its name in the ladder; `remind-7` tells its days. An unknown name is given back. */
  rung(name: string): string;
  notice: Record<NoticeKind, string>;

  stage: Record<ReportStage, string>;
  reportKind: Record<ReportKind, string>;
  agencyKind: Record<AgencyKind, string>;
  responsibility: Record<ResponsibilityRole, string>;
  contactRole: Record<ContactRole, string>;
  task(number: number): string;
  year(year: number): string;

  tally: Record<Exclude<keyof Tally, 'original' | 'afterExtension'>, string>;
  punctuality: Record<keyof Punctuality, string>;
  againstOriginal: string;
  againstExtended: string;
}

/** What the name of a rung says: its kind, and for a reminder the days before the due date. */
export interface RungName {
  kind: RungKind;
  /** Null but for reminders. */
  days: number | null;
}

const FIXED: ReadonlyMap<string, RungKind> = new Map([
  ['opening', 'open'],
  ['urge', 'urge'],
  ['escalate', 'escalate'],
  ['letter', 'letter'],
  ['circular', 'circular'],
  ['close', 'close'],
]);

/** Reads a rung's name (`opening`, `remind-7`, `urge` …); null when it is not one. */
export function readRungName(name: string): RungName | null {
  const kind = FIXED.get(name);
  if (kind) return { kind, days: null };
  const reminder = /^remind-(\d{1,3})$/.exec(name);
  return reminder ? { kind: 'remind', days: Number(reminder[1]) } : null;
}
