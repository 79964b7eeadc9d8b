import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { CLAUSES, NUMBERS, join, meant, plan, print } from './any-notation.ts';

const readBack = (text: string) => {
  const { tasks, unread, duties } = parseDocument(text);
  return {
    tasks: tasks.map(({ text: words, lead, cooperating, responsible = [] }) => ({
      ...{ text: words, lead, cooperating, responsible },
    })),
    unread,
    duties,
  };
};

describe('a plan is read back as it was meant', () => {
  test.each(Object.keys(NUMBERS))('numbered %s, with clauses of every kind', (name) => {
    fc.assert(
      fc.property(plan, fc.constantFrom(...Object.keys(CLAUSES)), (chapters, style) => {
        const printed = print(chapters, style, NUMBERS[name]!);
        expect(readBack(printed)).toEqual({
          tasks: meant(chapters),
          unread: undefined,
          duties: [],
        });
      }),
      { numRuns: 60 },
    );
  });

  test('on one line', () => {
    const styles = ['phrases', 'labels', 'duties', 'square brackets'];
    const rows = ['一、 （一）', '（一） 1.', '一、 （一） anew'];
    fc.assert(
      fc.property(
        plan,
        fc.constantFrom(...styles),
        fc.constantFrom(...rows),
        (chapters, style, name) => {
          fc.pre(chapters.flat().length > 1);
          const printed = print(chapters, style, NUMBERS[name]!).split('\n');
          const [title, preface, ...body] = printed;
          const text = [title, `${preface}${body.join('')}`].join('\n');
          expect(readBack(text).tasks).toEqual(meant(chapters));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('by the rule that the first listed leads', () => {
    fc.assert(
      fc.property(plan, (chapters) => {
        const all = chapters
          .flat()
          .map(({ text, lead, others }) => ({ text, names: [...lead, ...others] }));
        const lines = all.map(
          ({ text, names }, index) =>
            `${index + 1}.${text}（${join(names)}负责${index === 0 ? '。列第一位者为牵头单位，下同' : ''}）`,
        );
        expect(readBack(['某市意见', ...lines].join('\n')).tasks).toEqual(
          all.map(({ text, names }) => ({
            ...{ text, lead: names.slice(0, 1), cooperating: names.slice(1), responsible: [] },
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('as a table', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom('\t', ' | '), (chapters, bar) => {
        const rows = chapters.flat().map(({ text, lead, others }, index) => {
          const first = lead.length > 0 ? lead : others;
          return [
            String(index + 1),
            text,
            join(first),
            join(lead.length > 0 ? others : []) || '—',
            '2027年6月底前',
          ];
        });
        const line = (cells: readonly string[]) =>
          bar === '\t' ? cells.join(bar) : `| ${cells.join(bar)} |`;
        const printed = [
          '某市2027年重点任务分工表',
          ...[['序号', '任务', '牵头单位', '配合单位', '完成时限'], ...rows].map(line),
        ].join('\n');
        const { tasks } = parseDocument(printed);
        expect(
          tasks.map(({ text, lead, cooperating, deadline }) => ({
            text,
            lead,
            cooperating,
            deadline,
          })),
        ).toEqual(
          chapters.flat().map(({ text, lead, others }) => ({
            text,
            lead: lead.length > 0 ? lead : others,
            cooperating: lead.length > 0 ? others : [],
            deadline: '2027-06-30',
          })),
        );
      }),
      { numRuns: 60 },
    );
  });
});
