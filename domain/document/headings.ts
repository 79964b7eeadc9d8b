import { CHAPTER, LEADING_NUMBER, SECTION, TASK } from './notation.ts';
import { readChineseNumeral } from './numerals.ts';

/** What a line of the body begins with. `length` counts the characters before its own text. */
export interface Mark {
  readonly kind: 'chapter' | 'section' | 'task';
  /** Undefined where a Chinese numeral is none (“十十”). */
  readonly number: number | undefined;
  readonly length: number;
}

/**
 * The number at the beginning of a (folded) line, if it is one of the plan's: “一、” a chapter,
 * “（一）” a section, “1.” a task. “3.5” is a decimal, “3.3G” a task only where task 3 is due.
 */
export function readMark(line: string, nextTask: number): Mark | undefined {
  const task = TASK.exec(line);
  if (task) {
    const number = Number(task[1]);
    const decimal = /[.]$/.test(task[0]) && /\d/.test(line.charAt(task[0].length));
    return decimal && number !== nextTask
      ? undefined
      : { kind: 'task', number, length: task[0].length };
  }
  const chapter = CHAPTER.exec(line);
  if (chapter) return heading('chapter', chapter);
  const section = SECTION.exec(line);
  return section ? heading('section', section) : undefined;
}

function heading(kind: Mark['kind'], [all, numeral = '']: RegExpExecArray): Mark {
  return { kind, number: readChineseNumeral(numeral), length: all.length };
}

/** True for a line that begins with this task's number in a notation that is not understood. */
export function resemblesTask(line: string, number: number): boolean {
  return Number(LEADING_NUMBER.exec(line)?.[1]) === number;
}
