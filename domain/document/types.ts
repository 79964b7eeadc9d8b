import type { Unreadable } from './errors.ts';

/** A rule that a document states once for several tasks (see `document-rules.ts`). */
export type RuleKind = 'first_listed_leads' | 'before_comma_leads' | 'star_leads' | 'standing';

/** Start and end in UTF-16 units of the decoded text (no byte order mark): `text.slice(...span)`. */
export type Span = readonly [start: number, end: number];

/** A heading of the plan: the outermost above a task (often 一、), or the next one (（一）). */
export interface Heading {
  /** Null where none is printed. */
  readonly number: number | null;
  readonly title: string;
}

/** One numbered item of the plan (任务) with the agencies its closing bracket names. */
export interface Task {
  /** A figure (1.) as such, any other as printed (“（三）”, “第一条”, “1.1”); null where there is none. */
  readonly number: number | string | null;
  readonly chapter: Heading | null;
  readonly section: Heading | null;
  /** Verbatim, without its number and its last clause: `text.slice(...span)` of the document. */
  readonly text: string;
  readonly span: Span;
  /** Names under which the document's `agencies` list the 牵头单位 and the 配合单位, in its order. */
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  /** The 责任单位, where the document names no lead. */
  readonly responsible?: readonly string[];
  /** The rules of the document by which the roles were read, where a clause alone does not say them. */
  readonly rule?: readonly RuleKind[];
  /** Its own last day (YYYY-MM-DD), where it has such a field; null where that holds no date. */
  readonly deadline?: string | null;
}

/** A rule stated once for several tasks; see `document-rules.ts`. */
export interface StatedRule {
  readonly kind: RuleKind;
  readonly quote: string;
  readonly line: number;
  readonly span: Span;
}

/** One agency (单位), whatever it is called in the document. */
export interface Agency {
  /** The name used most often in the document; of equally frequent ones the fuller. */
  readonly name: string;
  /** The other names the document uses for it. */
  readonly aliases: readonly string[];
  /** Places (from 1) of the tasks it leads, and of those it cooperates in. */
  readonly leads: readonly number[];
  readonly cooperates: readonly number[];
  /** Of those for which it is held responsible with no lead named. */
  readonly responsible?: readonly number[];
  /** Several at once (“各区县”, “有关部门”), to be expanded against the register. */
  readonly collective?: true;
}

/** What a sentence of a document can order; words of the document, not kinds of report. */
export type DutyKind =
  | 'implementation_plan'
  | 'policy'
  | 'coordination'
  | 'midterm'
  | 'major_issue'
  | 'annual'
  | 'consolidation'
  | 'inspection'
  | 'report'
  | 'publish'
  | 'deliverable'
  | 'dated_step';

/** How often a sentence asks; when exactly is for the obligation to say. */
export type Frequency =
  | 'once'
  | 'continuous'
  | 'yearly'
  | 'midterm'
  | 'promptly'
  | 'periodic'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly';

/** What a sentence orders. */
export interface Duty {
  readonly kind: DutyKind;
  /** The sentence without its full stop, or, where a sentence orders several things, its part. */
  readonly quote: string;
  readonly span: Span;
  readonly cadence: Frequency;
  /** A day of the month (“25”), or dates (MM-DD, YYYY-MM-DD), where the sentence names them. */
  readonly due?: string;
  /** Place of the task it stands in. */
  readonly task?: number;
}

/** A target that a task sets itself. */
export interface Indicator {
  /** Place of the task, from 1. */
  readonly task: number;
  /** The sentence that sets the target, verbatim, without its full stop. */
  readonly quote: string;
  /** A number, or the words of what is to be reached (“实现城市连续覆盖…”). */
  readonly target: number | string;
  /** Unit of a number (“%”, “万人”); null when the target is in words. */
  readonly unit: string | null;
  /** The last year to reach it in; a term in the document's words (“三年左右”, “每年”); or null. */
  readonly by: number | string | null;
}

/** A day as a document names it. */
export interface NamedDay {
  /** Null: the year in which the document takes effect. */
  readonly year: number | null;
  readonly month: number;
  /** Null: the last of the month. */
  readonly day: number | null;
}

/** Something that the text wants done once by a day: a proposal until somebody confirms it. */
export interface DatedStep {
  /** Place of the task among the document's, from 1; null in the cover letter. */
  readonly task: number | null;
  readonly on: NamedDay;
  readonly asks: 'contacts' | 'publication' | 'result';
  /** What is to be done, in the document's words. */
  readonly title: string;
  /** Who, where the sentence says so before the day; empty if it does not. */
  readonly subject: string;
  /** The sentence, verbatim, without its full stop. */
  readonly quote: string;
  readonly span: Span;
}

/** First and last year, both inclusive. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** What was read of a document. */
export interface ParsedDocument {
  readonly title: string;
  /** Null where the title names no year: to be asked. */
  readonly period: Years | null;
  readonly tasks: readonly Task[];
  readonly agencies: readonly Agency[];
  readonly duties: readonly Duty[];
  readonly indicators: readonly Indicator[];
  readonly datedSteps: readonly DatedStep[];
  /** Where there are any: rules stated once; orders without a clock; what could not be read. */
  readonly rules?: readonly StatedRule[];
  readonly possible?: readonly Duty[];
  readonly unread?: readonly Unreadable[];
}
