import type { CivilDate } from '../calendar/civil-date.ts';

/**
 * An official letter or circular in plain words, in the parts of GB/T 9704-2012. It is a draft: a
 * person numbers, seals and issues it.
 */
export interface OfficialText {
  title: string;
  /** 发文字号 with nothing filled in: whoever issues it gives the number. */
  number: string;
  /** 主送机关, with its colon. */
  addressee: string;
  /** 正文, paragraph by paragraph, without the first-line indent. */
  paragraphs: string[];
  /** 发文机关署名. */
  signature: string;
  /** 成文日期, 2027年12月31日. */
  date: string;
}

/** An overdue report as a letter names it. */
export interface OverdueItem {
  agency: string;
  /** Null for a report without a task. */
  task: {
    /** As printed; its place where the document numbers nothing. */ number: string;
    text: string;
  } | null;
  dueOn: CivilDate;
  /** Calendar days since the due date. */
  daysOverdue: number;
}

/** What letters and circulars are about. */
export interface OverdueFacts {
  plan: string;
  commission: string;
  /** The cycle: a kind of report and its period. */
  kind: string;
  period: string;
  /** The sentence of the document that orders the report, verbatim; null if none is known. */
  order: string | null;
  /** At least one, in the order in which they are to be named. */
  items: readonly OverdueItem[];
  /** The day it is written, which is the day the days overdue are counted to. */
  on: CivilDate;
  /** Until when an answer is demanded. */
  answerBy: CivilDate;
}

/** 发文字号 to be filled in by hand. */
export const BLANK_NUMBER = '〔　　　　〕　　号';
