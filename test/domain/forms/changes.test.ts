import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Field } from '../../../domain/forms/field-spec.ts';
import { formChanges } from '../../../domain/forms/form-changes.ts';
import { textChanges } from '../../../domain/forms/text-changes.ts';

describe('what changed between two texts', () => {
  const han = fc.string({
    unit: fc.constantFrom('完', '成', '投', '资', '3', '.', '，', '\n', 'a', ' '),
  });

  test('put together again it is the one or the other', () =>
    fc.assert(
      fc.property(han, han, (earlier, later) => {
        const changes = textChanges(earlier, later);
        const without = (kind: string) =>
          changes.map((each) => (each.kind === kind ? '' : each.text)).join('');
        expect([without('added'), without('removed')]).toEqual([earlier, later]);
      }),
    ));

  test('is told by words, in Chinese as well', () =>
    expect(
      textChanges('完成投资2.1亿元，部分项目较慢。', '完成投资3.4亿元，全部项目较慢。'),
    ).toEqual([
      { kind: 'same', text: '完成投资' },
      { kind: 'removed', text: '2.1' },
      { kind: 'added', text: '3.4' },
      { kind: 'same', text: '亿元，' },
      { kind: 'removed', text: '部分' },
      { kind: 'added', text: '全部' },
      { kind: 'same', text: '项目较慢。' },
    ]));

  test('of two long texts with nothing in common is the one and the other', () =>
    expect(textChanges('甲，'.repeat(5_000), '乙；'.repeat(5_000)).map(({ kind }) => kind)).toEqual(
      ['removed', 'added'],
    ));
});

test('two filings are compared field by field', () => {
  const field = (key: string): Field => ({ key, spec: { name: key, type: 'text' }, item: null });
  const fields = ['progress', 'policy', 'problems'].map(field);
  const said = (values: Record<string, string>, nilReason = '') => ({
    values,
    nil: nilReason !== '',
    nilReason,
  });
  const earlier = said({ progress: '开工', policy: '已承接' });
  expect(formChanges(fields, earlier, said({ progress: '竣工', policy: '已承接 ' }))).toMatchObject(
    {
      changed: [{ field: { key: 'progress' } }],
      same: [{ key: 'policy' }],
      nilReason: null,
    },
  );
  expect(formChanges(fields, earlier, said({}, '停工')).nilReason).toEqual([
    { kind: 'added', text: '停工' },
  ]);
});
