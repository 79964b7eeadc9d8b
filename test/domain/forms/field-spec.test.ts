import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf, isEmptyForm, saysSomething } from '../../../domain/forms/field-spec.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';

const items = {
  task: [
    { key: 't001', label: '任务1' },
    { key: 't002', label: '任务2' },
  ],
  chapter: [{ key: 'c1', label: '一、农业' }],
  indicator: [],
  named: [],
  year: [
    { key: '2027', label: '2027年' },
    { key: '2028', label: '2028年' },
  ],
};
const form = (kind: string, taskId: string | null, version = 1) =>
  kindOf(kind).forms[version]!({ taskId });
const keys = (...of: Parameters<typeof fieldsOf>) => fieldsOf(...of).map(({ key }) => key);

describe('the fields of a form', () => {
  test('of a task: as they stand, indicators only where there are some', () => {
    expect(keys(form('periodic', 'p-t001'), items)).toEqual([
      'progress',
      'policy',
      'problems',
      'nextSteps',
    ]);
    const indicator = [{ key: 'i1', label: '2亿立方米' }];
    const fields = fieldsOf(form('periodic', 'p-t001'), { ...items, indicator });
    expect(fields.at(-1)).toMatchObject({ key: 'value.i1', item: { label: '2亿立方米' } });
  });

  test('of a region: progress by chapter', () =>
    expect(keys(form('periodic', null), items)).toEqual([
      'progress.c1',
      'policy',
      'problems',
      'nextSteps',
    ]));

  test('of an implementation plan: by year, then all that is asked of a task, task by task', () =>
    expect(keys(form('implementation_plan', null), items)).toEqual([
      'goals.2027',
      'goals.2028',
      'measures.t001',
      'inCharge.t001',
      'measures.t002',
      'inCharge.t002',
      'support',
    ]));

  test('of an implementation plan today: goals year by year within each task', () => {
    expect(keys(form('implementation_plan', null, 2), items)).toEqual([
      'goals.t001.2027',
      'goals.t001.2028',
      'measures.t001',
      'inCharge.t001',
      'goals.t002.2027',
      'goals.t002.2028',
      'measures.t002',
      'inCharge.t002',
      'support',
    ]);
    const [first] = fieldsOf(form('implementation_plan', null, 2), items);
    expect(first).toMatchObject({ item: { label: '任务1' }, part: { label: '2027年' } });
  });

  test('of an implementation plan of a region: year by year, once', () =>
    expect(keys(form('implementation_plan', null, 2), { ...items, task: [] })).toEqual([
      'goals.2027',
      'goals.2028',
      'measures',
      'inCharge',
      'support',
    ]));

  test('of a region today: the tasks that name it as well, where there are any', () => {
    const named = [{ key: 't009', label: '任务9' }];
    const today = form('periodic', null, 2);
    expect(keys(today, { ...items, named })).toEqual([
      'progress.c1',
      'named.t009',
      'policy',
      'problems',
      'nextSteps',
      'inCharge',
    ]);
    expect(keys(today, items)).not.toContain('named');
  });

  test('repeated for nothing, a field stands there once', () =>
    expect(keys(form('periodic', null), { ...items, chapter: [] })[0]).toBe('progress'));
});

describe('whether a form says anything', () => {
  test('white space and punctuation say nothing, in however many fields', () => {
    const blank = fc.string({ unit: fc.constantFrom(' ', '\n', '。', '.', '—', '…', '　', '！') });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), blank), (values) => {
        expect(isEmptyForm(values)).toBe(true);
        expect(isEmptyForm({ ...values, last: '无' })).toBe(false);
      }),
    );
  });

  test.each(['7', '完', 'a', '²'])('%s says something', (text) =>
    expect(saysSomething(`…${text}。`)).toBe(true),
  );
});
