import { NAME_LENGTH } from './notation.ts';
import {
  ENGLISH_LABEL_START,
  LABEL_START,
  STAR,
  TOGETHER,
  labelOf,
  suffixOf,
  type Label,
} from './role-words.ts';
import { NOBODY, conjunctionIn, englishAnd, openEnd } from './unit-names.ts';

/** “同上”: as in the task before. */
export const SAME = /^(?:同上|同前|as above|same as above)$/i;
/** What no name of an agency holds. */
export const NOT_IN_NAME = /[。:!?"《》;]|\d{4}年|\d月|牵头|^[0-9.%]+$/;
/** Words that begin a note after the names: when, where, how. */
export const NOTE =
  /^(?:\d|(?:于|在|自|从|至|到|力争|确保|长期|持续|适用|范围|涉及|其中|具体|完成|年底|年内|当年|上半年|下半年|全年|常年|按照|根据|依据|按|视|以|按期|逐年|分年度|滚动|动态|试点|先行|每|定期|适时|实施范围|适用范围|时限|并|以上|以下|其余|其他任务|首批)(?![一-龥]{0,8}(?:局|厅|委|办)$))/;
/** A blank between Chinese names. */
export const SPACED = /[\u4e00-\u9fff)] +[\u4e00-\u9fff*]/;
/** Words before a name that are no part of it. */
export const STRIPPED_LEADER = /^(?:并|同时|及|由|请|和|其中|分别由|以|具体由|统筹由)/;

/** “甲局”: nothing but the name of one agency, whose role the words around it say. */
export function isPlainName(words: string): boolean {
  return (
    words.length <= NAME_LENGTH &&
    !labelAtStart(words) &&
    !SAME.test(words) &&
    !SPACED.test(words) &&
    !STRIPPED_LEADER.test(words) &&
    !TOGETHER.test(words) &&
    !suffixOf(words) &&
    isOneUnit(words) &&
    !/\([^()]*\)$/.test(words) &&
    !NOT_IN_NAME.test(words) &&
    !NOTE.test(words)
  );
}

/** Nothing that parts it, and nothing that is no part of it. */
const isOneUnit = (words: string): boolean =>
  !NOBODY.test(words) &&
  !conjunctionIn(words) &&
  !englishAnd(words) &&
  !openEnd(words) &&
  !STAR.test(words) &&
  !/^the |[\r\n]/i.test(words);

/** The label that (folded) words begin with, and how long it is. */
export function labelAtStart(words: string): { label: Label; length: number } | undefined {
  const match = LABEL_START.exec(words) ?? ENGLISH_LABEL_START.exec(words);
  const label = match && labelOf(match[1] ?? '');
  return match && label ? { label, length: match[0].length } : undefined;
}
