import { describe, expect, test } from '@jest/globals';
import {
  blocksOf,
  fieldsOf,
  type FieldSpec,
  type RepeatItems,
} from '../../../domain/forms/field-spec.ts';
import { submissionView } from '../../../domain/forms/submission-view.ts';

const SPECS: FieldSpec[] = [
  { name: 'goals', type: 'text', repeat: 'year' },
  { name: 'measures', type: 'text', repeat: 'task' },
  { name: 'inCharge', type: 'line', repeat: 'task' },
  { name: 'value', type: 'line', repeat: 'indicator' },
  { name: 'support', type: 'text' },
  { name: 'notes', type: 'text' },
];
const item = (key: string) => ({ key, label: `label of ${key}` });
const ITEMS: RepeatItems = {
  year: [item('2027'), item('2028')],
  task: [item('t001'), item('t002')],
  indicator: [item('i1')],
  chapter: [],
  named: [],
};
const NOTHING: RepeatItems = { year: [], task: [], indicator: [], chapter: [], named: [] };

describe('the fields of a form', () => {
  test('make blocks: one for what is repeated together, one for each that stands alone', () => {
    const shape = (items: RepeatItems) =>
      blocksOf(fieldsOf(SPECS, items)).map(({ specs, groups }) => [
        specs.map(({ name }) => name).join('+'),
        groups.map((group) => group.item?.key ?? null),
      ]);
    expect(shape(ITEMS)).toEqual([
      ['goals', ['2027', '2028']],
      ['measures+inCharge', ['t001', 't002']],
      ['value', ['i1']],
      ['support', [null]],
      ['notes', [null]],
    ]);
    expect(shape(NOTHING)).toEqual(
      ['goals', 'measures', 'inCharge', 'support', 'notes'].map((name) => [name, [null]]),
    );
  });
});

describe('what was filed', () => {
  const fields = fieldsOf(SPECS, ITEMS);
  const texts = (view: ReturnType<typeof submissionView>) =>
    view.blocks.flatMap(({ groups }) =>
      groups.flatMap((group) => group.fields.map(({ key, text }) => `${key}: ${text}`)),
    );

  test('is read field by field, what was left empty as well', () => {
    const view = submissionView(fields, {
      values: { 'measures.t002': '分步', support: '资金' },
      nil: false,
      nilReason: '',
    });
    expect(texts(view)).toHaveLength(fields.length);
    expect(texts(view)).toContain('measures.t002: 分步');
    expect(texts(view)).toContain('goals.2027: ');
  });

  test('for a task that is another’s by now is still read', () => {
    const values = { 'measures.t099': '已划转' };
    const view = submissionView(fields, { values, nil: false, nilReason: '' });
    expect(texts(view)).toContain('measures.t099: 已划转');
  });

  test('in a nil report is only what it says all the same', () => {
    const values = { support: '资金', notes: ' —— ' };
    const view = submissionView(fields, { values, nil: true, nilReason: '未启动' });
    expect(view).toMatchObject({ nil: true, nilReason: '未启动' });
    expect(texts(view)).toEqual(['support: 资金']);
  });
});
