import type { CivilDate } from '../calendar/civil-date.ts';
import type { Tally } from '../statistics/tally.ts';

/** What of the reports of a cycle a kind puts together: each section from some fields of their forms. */
export interface SectionSpec {
  name: string;
  /** Of the reports' forms, in this order. */
  fields: readonly string[];
  /** What reports without progress say, stands here: the reason. */
  nil?: true;
  /** The plan's indicators with their course, instead of fields. */
  indicators?: true;
  /** The major issues that are open, instead of fields. */
  issues?: true;
  /** Under the chapters of the plan; else as one list. */
  byChapter?: true;
}

/** An agency as it was called when a paragraph was put together. */
export interface AssembledAgency {
  id: string;
  name: string;
  nameEn: string | null;
}

/** A place in the notice. */
export interface NoticeSpan {
  from: number;
  to: number;
  /** The first of its lines, from 1. */
  line: number;
}

/** A task as a paragraph names it. */
export interface AssembledTask {
  /** As printed, or its place in the plan. */
  number: string;
  order: number;
  text: string;
}

/** A task of the plan with its place in the notice. */
export interface PlanTask extends AssembledTask {
  /** Its key in forms: `t012`. */
  key: string;
  chapter: string | null;
  span: NoticeSpan;
}

/** One statement, and what it rests on. */
export interface Paragraph {
  /** Unique in its section, and the same in every assembly of the same. */
  key: string;
  text: string;
  /** What it is about where a field is repeated: a target, in the document's words. */
  about: string | null;
  agency: AssembledAgency;
  /** Null: on the whole plan, or a chapter of it. */
  task: AssembledTask | null;
  /** Title of the chapter; null where there is none. */
  chapter: string | null;
  /** The submission that says so; revision null: it says nothing, for nothing was filed. */
  source: { reportId: string; revision: number | null };
  /** What the notice says that it is about; null where it has no place in it. */
  span: NoticeSpan | null;
}

/** Paragraphs that belong together, in the order of the plan. */
export interface Section {
  name: string;
  paragraphs: Paragraph[];
}

/** Why a report is not in it. */
export interface MissingReport extends Omit<Paragraph, 'text' | 'about'> {
  /** Nothing was ever filed; or what was filed is not accepted. */
  why: 'never' | 'not_accepted';
  dueOn: CivilDate;
}

/** What the reports of a cycle say, put together: facts alone, no word of who puts them together. */
export interface Assembly {
  /** The cycle that it sums up. */
  kind: string;
  period: string;
  sections: Section[];
  /** 不同意见: what cooperating agencies say against the texts that are in it. */
  disagreements: Paragraph[];
  missing: MissingReport[];
  /** On the frozen roster. */
  statistics: { total: Tally; chapters: { chapter: string | null; tally: Tally }[] };
}

/** The sections of an assembly with its lists of their own, as they are compared. */
export const allSections = ({ sections, disagreements, missing }: Assembly): Section[] => [
  ...sections,
  { name: 'disagreements', paragraphs: disagreements },
  {
    name: 'missing',
    paragraphs: missing.map(({ why, dueOn: _, ...each }) => ({ ...each, text: why, about: null })),
  },
];
