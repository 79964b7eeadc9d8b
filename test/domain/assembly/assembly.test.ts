import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assemble, type SourceReport } from '../../../domain/assembly/assemble.ts';
import { allSections, type Assembly } from '../../../domain/assembly/assembly.ts';
import {
  countsDiffer,
  differences,
  textDifferences,
} from '../../../domain/assembly/differences.ts';
import { fieldsOf } from '../../../domain/forms/field-spec.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { assemblySchema } from '../../../schemas/assembly.ts';

const AS_OF = { now: new Date('2028-01-20T09:00:00+08:00'), zone: 'Asia/Shanghai' };
const SPECS = kindOf('consolidation').assembles!;
const CHAPTERS = ['农业', '工业'].map((title, index) => ({
  key: `c${index + 1}`,
  title,
  span: { from: index * 100, to: index * 100 + 99, line: 1 + index * 10 },
}));
const TASKS = [0, 1, 2, 3].map((index) => ({
  key: `t00${index + 1}`,
  order: index + 1,
  number: String(index + 1),
  text: `任务${index + 1}`,
  chapter: CHAPTERS[index >> 1]!.title,
  span: { from: index * 50, to: index * 50 + 49, line: 1 + index * 5 },
}));
const ITEMS = {
  task: [],
  chapter: CHAPTERS.map(({ key, title }) => ({ key, label: title })),
  indicator: [],
  year: [],
  named: [{ key: 't003', label: '3. 任务3' }],
};
const form = (taskId: string | null) => {
  const { forms, formVersion } = kindOf('periodic');
  return fieldsOf(forms[formVersion]!({ taskId }), ITEMS);
};

const values = fc.record({
  progress: fc.constantFrom('', '开工', '完工', '。'),
  problems: fc.constantFrom('', '资金不足'),
  support: fc.constantFrom('', '请协调用地'),
});
const accepted = fc.option(
  fc.record({ values, revision: fc.integer({ min: 1, max: 3 }), nil: fc.boolean() }),
  { nil: null },
);
const reportOf = (order: number) =>
  fc
    .record({ accepted, left: fc.boolean(), filed: fc.boolean() })
    .map(({ accepted: said, left, filed }): SourceReport => ({
      id: `r${order}`,
      agency: 'a',
      owner: { id: 'a', name: '水利厅', nameEn: null },
      task: TASKS[order - 1]!,
      chapter: TASKS[order - 1]!.chapter,
      stage: said ? 'accepted' : 'collecting',
      dueOn: '2027-12-31',
      dueAt: new Date('2028-01-01T00:00:00+08:00'),
      originalDueOn: '2027-12-31',
      movedDueOn: '2027-12-31',
      firstFiledAt: said || filed ? new Date('2027-12-01T09:00:00+08:00') : null,
      returnedAt: null,
      missedAt: null,
      leftAt: left ? new Date('2027-12-02T09:00:00+08:00') : null,
      nil: said?.nil ?? false,
      accepted: said && {
        revision: said.revision,
        fields: form('t'),
        values: said.nil ? {} : said.values,
        nil: said.nil,
        nilReason: said.nil ? '尚未开工' : '',
      },
      disagreements: [],
    }));
const source = fc.tuple(reportOf(1), reportOf(2), reportOf(3), reportOf(4)).map((reports) => ({
  kind: 'periodic',
  period: '2027',
  reports,
  tasks: TASKS,
  chapters: CHAPTERS,
}));
const assembly = source.map((each) => assemble(each, SPECS, AS_OF));
const keys = ({ sections }: Assembly) =>
  sections.flatMap(({ name, paragraphs }) => paragraphs.map(({ key }) => `${name} ${key}`));

describe('an assembly', () => {
  test('holds everything that was accepted, once, in the order of the plan, and nothing else', () => {
    fc.assert(
      fc.property(source, (from) => {
        const { sections, missing } = assemble(from, SPECS, AS_OF);
        for (const { paragraphs } of sections) {
          expect(new Set(paragraphs.map(({ key }) => key)).size).toBe(paragraphs.length);
          const orders = paragraphs.map(({ task }) => task!.order);
          expect(orders).toEqual(orders.toSorted((a, b) => a - b));
        }
        for (const { id, accepted: said, leftAt, firstFiledAt } of from.reports) {
          const own = sections.flatMap(({ paragraphs }) =>
            paragraphs.filter((each) => each.source.reportId === id),
          );
          const texts = said?.nil
            ? [said.nilReason]
            : Object.values(said?.values ?? {}).filter((text) => /\p{L}/u.test(text));
          expect(own.map(({ text }) => text).toSorted()).toEqual(leftAt ? [] : texts.toSorted());
          for (const each of own) expect(each.source.revision).toBe(said!.revision);
          const why = said || leftAt ? [] : [firstFiledAt ? 'not_accepted' : 'never'];
          expect(missing.filter((each) => each.key === id).map((each) => each.why)).toEqual(why);
        }
      }),
    );
  });

  test('counts the frozen roster: what is owed is the sum of all that became of it', () => {
    fc.assert(
      fc.property(assembly, ({ statistics: { total, chapters } }) => {
        const { filedOnTime, filedLate, missing, notYetDue } = total.original;
        expect(filedOnTime + filedLate + missing + notYetDue).toBe(total.owed);
        const sum = chapters.reduce((owed, { tally }) => owed + tally.owed + tally.left, 0);
        expect(sum).toBe(total.owed + total.left);
      }),
    );
  });

  test('is kept as JSON and read again as it was', () => {
    fc.assert(
      fc.property(assembly, (each) => {
        expect(assemblySchema.parse(JSON.parse(JSON.stringify(each)))).toEqual(each);
      }),
    );
  });

  test('has the open major issues on top, in the words of whoever raised them', () => {
    const issue = {
      ...{ id: 'i1', title: '资金缺口', what: '工程停工。', asked: '请协调资金。' },
      ...{ agency: { id: 'a', name: '水利厅', nameEn: null }, reportId: 'handling' },
    };
    const issues = [
      { ...issue, task: TASKS[2]! },
      { ...issue, id: 'i2', task: null },
    ];
    const source = {
      kind: 'periodic',
      period: '2027',
      reports: [],
      tasks: TASKS,
      chapters: CHAPTERS,
    };
    const [first] = assemble({ ...source, issues }, SPECS, AS_OF).sections;
    expect(first).toMatchObject({
      name: 'issues',
      paragraphs: [
        {
          ...{ key: 'i1', about: '资金缺口', text: '工程停工。\n请协调资金。', chapter: '工业' },
          ...{ task: { number: '3' }, span: TASKS[2]!.span },
          source: { reportId: 'handling', revision: null },
        },
        { key: 'i2', task: null, chapter: null, span: null },
      ],
    });
    expect(assemble(source, SPECS, AS_OF).sections[0]).toMatchObject({ paragraphs: [] });
  });

  test('places what a region says by the chapter, and by the task that names it', () => {
    const region = {
      kind: 'periodic',
      period: '2027',
      tasks: TASKS,
      chapters: CHAPTERS,
      reports: [
        {
          ...fc.sample(reportOf(1), { numRuns: 1, seed: 1 })[0]!,
          id: 'region',
          task: null,
          chapter: null,
          leftAt: null,
          accepted: {
            revision: 2,
            fields: form(null),
            values: { 'progress.c2': '园区开工。', 'named.t003': '第三项已落实。' },
            nil: false,
            nilReason: '',
          },
          disagreements: [
            {
              reportId: 'part',
              revision: 1,
              agency: { id: 'b', name: '财政厅', nameEn: null },
              opinion: '不符。',
            },
          ],
        },
      ],
    };
    const { sections, disagreements } = assemble(region, SPECS, AS_OF);
    const progress = sections.find(({ name }) => name === 'progress');
    expect(progress!.paragraphs).toMatchObject([
      { text: '园区开工。', chapter: '工业', task: null, span: CHAPTERS[1]!.span },
      { text: '第三项已落实。', chapter: '工业', task: { number: '3' }, span: TASKS[2]!.span },
    ]);
    expect(disagreements).toMatchObject([
      { text: '不符。', agency: { id: 'b' }, source: { reportId: 'part', revision: 1 } },
    ]);
  });
});

describe('the differences of two assemblies', () => {
  test('are none of the same, and lead from the one to the other', () => {
    fc.assert(
      fc.property(assembly, assembly, (before, after) => {
        expect(differences(before, before)).toEqual([]);
        expect(countsDiffer(before, before)).toBe(false);
        const found = differences(before, after);
        const says = (each: Assembly) =>
          new Map(
            allSections(each).flatMap(({ name, paragraphs }) =>
              paragraphs.map(({ key, text }) => [`${name} ${key}`, text] as const),
            ),
          );
        const patched = says(before);
        for (const each of found) {
          if (each.what === 'removed') patched.delete(`${each.section} ${each.before.key}`);
          else patched.set(`${each.section} ${each.after.key}`, each.after.text);
        }
        expect([...patched].toSorted()).toEqual([...says(after)].toSorted());
        const back = differences(after, before);
        const count = (all: typeof found, what: string) =>
          all.filter((each) => each.what === what).length;
        expect(count(back, 'added')).toBe(count(found, 'removed'));
        expect(count(back, 'changed')).toBe(count(found, 'changed'));
        expect(new Set(keys(after)).size).toBe(keys(after).length);
      }),
    );
  });

  test('of what was written, by its section', () => {
    expect(
      textDifferences({ overview: '甲', problems: '乙' }, { problems: '乙', support: '丙' }),
    ).toEqual([
      { key: 'overview', before: '甲', after: '' },
      { key: 'support', before: '', after: '丙' },
    ]);
  });
});
