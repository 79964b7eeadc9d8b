import type { CivilDate } from '../calendar/civil-date.ts';
import { wordsZh } from '../words/words.zh.ts';

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

/** The words of a letter or circular that a person may change, around the facts. */
export interface LetterWords {
  title: string;
  /** 正文 before the facts, paragraph by paragraph. */
  opening: readonly string[];
  /** 正文 after them. */
  closing: readonly string[];
}

/** A letter or circular as it is put together from the facts of one day. */
export interface AssembledText {
  words: LetterWords;
  /** What is overdue, line by line: as it was assembled, whatever is worded around it. */
  facts: readonly string[];
  addressee: string;
  signature: string;
}

/**
 * The text as it stands on paper.
 * @param words the assembled ones unless somebody has worded it otherwise.
 * @param number 发文字号; blank until it is issued.
 */
export function officialText(
  assembled: AssembledText,
  on: CivilDate,
  words: LetterWords = assembled.words,
  number: string = BLANK_NUMBER,
): OfficialText {
  const { facts, addressee, signature } = assembled;
  return {
    title: words.title,
    number,
    addressee,
    paragraphs: [...words.opening, ...facts, ...words.closing],
    signature,
    date: wordsZh.shortDate(on),
  };
}

/** An overdue report as a letter names it. */
export interface OverdueItem {
  /** The report's id: what makes it the same one on another day. */
  report: string;
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
