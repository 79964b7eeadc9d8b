import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';

/** Invented notices, and beside each what a careful reader finds in it. */
const FOLDER = path.join(import.meta.dirname, 'invented');
const NAMES = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.read.txt'))
  .map((name) => name.replace('.txt', ''));
const contentOf = (name: string) => readFileSync(path.join(FOLDER, `${name}.txt`), 'utf8');

const START = 16;

/** What is read, a line each: tasks with who leads, cooperates or is responsible; duties. */
function readingOf(text: string): string {
  const { tasks, duties, unread = [] } = parseDocument(text);
  const roles = (role: string, names: readonly string[] = []) =>
    names.length > 0 ? [`${role}: ${names.join(' ')}`] : [];
  return [
    ...tasks.map((task) =>
      [
        `${task.number ?? '-'} ${task.text.replace(/\s/g, ' ').slice(0, START)}`,
        ...roles('leads', task.lead),
        ...roles('with', task.cooperating),
        ...roles('responsible', task.responsible),
        ...(task.deadline === undefined ? [] : [`by ${task.deadline}`]),
      ].join(' | '),
    ),
    ...duties.map(({ kind, cadence, due, task, quote }) =>
      [kind, cadence, due ?? '-', task === undefined ? 'letter' : `task ${task}`, quote].join(
        ' | ',
      ),
    ),
    ...unread.map(({ line, found }) => `unread ${line}: ${found}`),
    '',
  ].join('\n');
}

describe('an invented notice is read as it was meant', () => {
  test.each(NAMES)('%s', (name) => {
    expect(readingOf(contentOf(name))).toBe(contentOf(`${name}.read`));
  });
});
