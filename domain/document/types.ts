/** Start and end in UTF-16 units of the decoded text (no byte order mark): `text.slice(...span)`. */
export type Span = readonly [start: number, end: number];

/** A numbered heading of the plan: a chapter (一、) or a section (（一）). */
export interface Heading {
  readonly number: number;
  readonly title: string;
}

/** One numbered item of the plan (任务) with the agencies its closing bracket names. */
export interface Task {
  readonly number: number;
  readonly chapter: Heading;
  readonly section: Heading;
  /** Verbatim, without its number and its closing bracket: `text.slice(...span)` of the document. */
  readonly text: string;
  readonly span: Span;
  /** Names under which the document's `agencies` list the 牵头单位 and the 配合单位, in its order. */
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
}

/** One agency (单位), whatever it is called in the document. */
export interface Agency {
  /** The name used most often in the document; of equally frequent ones the fuller. */
  readonly name: string;
  /** The other names the document uses for it. */
  readonly aliases: readonly string[];
  /** Numbers of the tasks it leads, and of those it cooperates in. */
  readonly leads: readonly number[];
  readonly cooperates: readonly number[];
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
  | 'dated_step';

/** How often a sentence asks; when exactly is for the obligation to say. */
export type Frequency = 'once' | 'continuous' | 'yearly' | 'midterm' | 'promptly' | 'periodic';

/** What a sentence of the cover letter orders. */
export interface Duty {
  readonly kind: DutyKind;
  /** The sentence without its full stop, or, where a sentence orders several things, its part. */
  readonly quote: string;
  readonly span: Span;
  readonly cadence: Frequency;
}

/** A target that a task sets itself. */
export interface Indicator {
  /** Number of the task. */
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
  readonly period: Years;
  readonly tasks: readonly Task[];
  readonly agencies: readonly Agency[];
  readonly duties: readonly Duty[];
  readonly indicators: readonly Indicator[];
  readonly datedSteps: readonly DatedStep[];
}
