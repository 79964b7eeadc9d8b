import { chineseNumeral } from '../document/numerals.ts';
import type { OfficialText } from './official-text.ts';

/** 结构层次 of GB/T 9704-2012: 一、 （一） 1. （1）. */
export type Level = 1 | 2 | 3 | 4;

/** One piece of a document's body, in order. */
export type Block =
  /** A paragraph; null: it belongs to no level. The number stands in the text, as everybody reads it. */
  | { type: 'paragraph'; level: Level | null; text: string }
  /** What is known, in two columns: 报送单位 | 水利厅. */
  | { type: 'facts'; rows: { label: string; text: string }[] };

/**
 * An official document, whatever it says: what is written as .docx after GB/T 9704-2012. Text that was
 * typed may hold line breaks; each line is a paragraph of its own.
 */
export interface OfficialDocument {
  /** 公文 with 红头, 函 with its double lines (信函格式); `plain` bears no head: exports and receipts. */
  format: 'document' | 'letter' | 'plain';
  /** 发文机关标志; empty in a plain one. */
  head: string;
  /** 发文字号; empty in a plain one. */
  number: string;
  /** Said at the top of every page: that it is a draft. */
  mark: string | null;
  title: string;
  /** 主送机关, with its colon. */
  addressee: string | null;
  body: Block[];
  /** 附件说明: the names of what is attached, without numbers. */
  attachments: string[];
  /** 署名 and 成文日期; room for the seal is left above them. */
  signature: { name: string; date: string } | null;
  /** 版记. */
  imprint: { copies: string; office: string; printed: string } | null;
  /** Business time at which it was composed: what the file says of itself. */
  at: Date;
}

/** How a document or letter is to be set from its text. */
interface Setting {
  format: 'document' | 'letter';
  mark: string | null;
  at: Date;
}

/** What stands at the top of what nobody has issued. */
export const DRAFT_MARK = '草稿（未签发）';
/** What stands at the top of what was issued and taken back. */
export const UNDONE_MARK = '已撤销签发';

/** A letter or circular as a document. */
export function officialDocument(text: OfficialText, setting: Setting): OfficialDocument {
  const { title, number, addressee, paragraphs, signature, date } = text;
  const { format } = setting;
  return {
    ...setting,
    head: format === 'document' ? `${signature}文件` : signature,
    number,
    title,
    addressee,
    body: paragraphs.map((each) => ({ type: 'paragraph', level: levelOf(each), text: each })),
    attachments: [],
    signature: { name: signature, date },
    imprint: null,
  };
}

const NUMERALS = '[一二三四五六七八九十百零〇]+';
const BY_LEVEL: readonly [Level, RegExp][] = [
  [1, new RegExp(`^${NUMERALS}、`)],
  [2, new RegExp(`^（${NUMERALS}）`)],
  [3, /^\d+[.．]/],
  [4, /^（\d+）/],
];

/** The level that a paragraph's own number tells; null if it bears none. */
export function levelOf(paragraph: string): Level | null {
  return BY_LEVEL.find(([, number]) => number.test(paragraph))?.[0] ?? null;
}

/** The heading or item with its number: 一、总体情况, （一）落实进展, 1.第60项任务. */
export function numberedAt(level: Level, place: number, text: string): Block {
  const numbers: Record<Level, string> = {
    1: `${chineseNumeral(place)}、`,
    2: `（${chineseNumeral(place)}）`,
    3: `${place}.`,
    4: `（${place}）`,
  };
  return { type: 'paragraph', level, text: numbers[level] + text };
}

/** A paragraph of no level. */
export const plainParagraph = (text: string): Block => ({ type: 'paragraph', level: null, text });
