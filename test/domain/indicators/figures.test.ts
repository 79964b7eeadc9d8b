import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf, type RepeatItems } from '../../../domain/forms/field-spec.ts';
import { readDefinition } from '../../../domain/indicators/definition.ts';
import { inUnit, readFigure } from '../../../domain/indicators/figure.ts';
import {
  filedFigures,
  figureFaults,
  type FaultyFigure,
} from '../../../domain/indicators/filed-figures.ts';
import type { Measure } from '../../../domain/indicators/indicator.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';

describe('a number as somebody wrote it', () => {
  test.each([
    ['85.2', 85.2, ''],
    ['85.2%', 85.2, '%'],
    ['１，２００ 万元', 1200, '万元'],
    ['-3.5个百分点', -3.5, '个百分点'],
    ['12,345,678人', 12_345_678, '人'],
    ['0', 0, ''],
  ])('%s', (text, value, unit) => expect(readFigure(text)).toEqual({ value, unit }));

  test.each(['', '约90', '80-90', '80～90%', '九十', '91%（年底）', '1.2.3', '12,34', '%', '1e5'])(
    '%p is none',
    (text) => expect(readFigure(text)).toEqual(text === '1e5' ? { value: 1, unit: 'e5' } : null),
  );

  test('in another unit of the same thing', () => {
    expect(inUnit(1.2, '亿元', '万元')).toBe(12_000);
    expect(inUnit(3, '万千瓦', '千瓦')).toBe(30_000);
    expect(inUnit(0.1, '万人', '人')).toBe(1000);
    expect(inUnit(5, 'percent', '%')).toBe(5);
    for (const [from, to] of [
      ['%', '个百分点'],
      ['人', '人次'],
      ['万元', '万人'],
      ['', '%'],
    ] as const)
      expect(inUnit(1, from, to)).toBeNull();
  });

  test('there and back again', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.constantFrom('元', '百元', '万元', '亿元', '千元'),
        fc.constantFrom('元', '百元', '万元', '亿元', '千元'),
        (value, one, other) =>
          expect(inUnit(inUnit(value, one, other) ?? NaN, other, one)).toBeCloseTo(value, 6),
      ),
    ));
});

const NONE: RepeatItems = { task: [], chapter: [], indicator: [], year: [], named: [] };
const MEASURE: Measure = {
  ...{ asked: true, unit: '%', direction: 'up', target: 90 },
  last: { value: 60, period: '2011' },
};

/** The form of a report on a task with one indicator. */
function form(measure: Measure | null | undefined) {
  const { forms, formVersion } = kindOf('periodic');
  const item = { key: 'i1', label: '签订率', ...(measure !== undefined && { measure }) };
  return fieldsOf(forms[formVersion]?.({ taskId: 't' }) ?? [], { ...NONE, indicator: [item] });
}

type Parts = Partial<Record<'figure' | 'figureUnit' | 'figureSource' | 'figureReason', string>>;
const valuesOf = (parts: Parts) =>
  Object.fromEntries(Object.entries(parts).map(([name, text]) => [`${name}.i1`, text]));
const faults = (parts: Parts, measure: Measure = MEASURE): FaultyFigure[] =>
  figureFaults(form(measure), valuesOf(parts), 30);
const fault = (field: keyof Parts, which: FaultyFigure['fault']) => [
  { field: `${field}.i1`, fault: which },
];
const SOURCE = { figureSource: '统计公报' };

describe('what a form says of an indicator', () => {
  test('what is measured is asked for in figures, a target in words in words, else nothing', () => {
    const names = (measure: Measure | null | undefined) =>
      form(measure).flatMap(({ item, spec }) => (item ? spec.name : []));
    expect(names(MEASURE)).toEqual(['figure', 'figureUnit', 'figureSource', 'figureReason']);
    expect(names(null)).toEqual(['goal']);
    expect(names(undefined)).toEqual([]);
  });

  test('a figure has its unit, behind it or beside it, and its source', () => {
    expect(faults({ figure: '65%', ...SOURCE })).toEqual([]);
    expect(faults({ figure: '65', figureUnit: '%', ...SOURCE })).toEqual([]);
    expect(faults({ figure: '65', ...SOURCE })).toEqual(fault('figureUnit', 'noUnit'));
    expect(faults({ figure: '65%' })).toEqual(fault('figureSource', 'noSource'));
    expect(faults({ figure: '65%', figureSource: '—' })).toEqual(fault('figureSource', 'noSource'));
    expect(faults({ figure: '65' })).toEqual([
      ...fault('figureUnit', 'noUnit'),
      ...fault('figureSource', 'noSource'),
    ]);
  });

  test('of the indicator’s own thing, and one number', () => {
    expect(faults({ figure: '65万人', ...SOURCE })).toEqual(fault('figureUnit', 'otherUnit'));
    expect(faults({ figure: '65%', figureUnit: '人', ...SOURCE })).toEqual(
      fault('figureUnit', 'otherUnit'),
    );
    expect(faults({ figure: '大约六成', figureUnit: '%', ...SOURCE })).toEqual(
      fault('figure', 'noFigure'),
    );
    expect(faults({ figure: '65%', figureUnit: 'percent', ...SOURCE })).toEqual([]);
  });

  test('none is a value too, with its reason', () => {
    expect(faults({})).toEqual(fault('figureReason', 'whyMissing'));
    expect(faults({ figureReason: '……' })).toEqual(fault('figureReason', 'whyMissing'));
    expect(faults({ figureReason: '尚未公布。' })).toEqual([]);
  });

  test('the wrong way, or a jump, asks for a reason once', () => {
    expect(faults({ figure: '59.9%', ...SOURCE })).toEqual(fault('figureReason', 'whyFalls'));
    expect(faults({ figure: '60%', ...SOURCE })).toEqual([]);
    expect(faults({ figure: '78%', ...SOURCE })).toEqual([]);
    expect(faults({ figure: '78.1%', ...SOURCE })).toEqual(fault('figureReason', 'whyJumps'));
    expect(faults({ figure: '95%', ...SOURCE, figureReason: '口径调整。' })).toEqual([]);
    expect(faults({ figure: '95%', ...SOURCE }, { ...MEASURE, last: null })).toEqual([]);
    const down: Measure = { ...MEASURE, direction: 'down' };
    expect(faults({ figure: '61%', ...SOURCE }, down)).toEqual(fault('figureReason', 'whyFalls'));
    expect(faults({ figure: '59%', ...SOURCE }, down)).toEqual([]);
    const zero: Measure = { ...MEASURE, last: { value: 0, period: '2011' } };
    expect(faults({ figure: '20%', ...SOURCE }, zero)).toEqual([]);
    expect(faults({ figure: '40%', ...SOURCE }, zero)).toEqual(fault('figureReason', 'whyJumps'));
  });

  test('what is not asked for any more is neither judged nor kept', () => {
    const gone: Measure = { ...MEASURE, asked: false };
    expect(faults({}, gone)).toEqual([]);
    expect(filedFigures(form(gone), valuesOf({ figure: '65%', ...SOURCE }), 30)).toEqual([]);
  });

  test('it is kept as filed, and in the indicator’s unit', () => {
    const measure: Measure = { ...MEASURE, unit: '万元', last: { value: 9_000, period: '2011' } };
    const values = valuesOf({ figure: '0.8亿元', ...SOURCE, figureReason: '决算调整。' });
    expect(filedFigures(form(measure), values, 30)).toEqual([
      {
        ...{ indicator: 'i1', value: 0.8, unit: '亿元', measured: 8_000 },
        ...{ source: '统计公报', reason: '决算调整。', asked: 'falls' },
      },
    ]);
    expect(filedFigures(form(measure), valuesOf({ figureReason: '尚未公布。' }), 30)).toMatchObject(
      [{ value: null, unit: null, measured: null, reason: '尚未公布。', asked: 'missing' }],
    );
  });
});

describe('an indicator as a person defines it', () => {
  const TEXTS = {
    ...{ name: '城镇化率', target: '60%', unit: '', base: '', baseYear: '', byYear: '2015' },
    ...{ taskId: 't', agencyId: '', yearly: false, direction: 'up' as const },
  };
  const read = (texts: Partial<typeof TEXTS>) => readDefinition({ ...TEXTS, ...texts });

  test('the unit may stand behind the target, the base in another unit of the same', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        ...{ name: '城镇化率', target: '60', figure: 60, unit: '%', base: null, baseYear: null },
        ...{ byYear: 2015, yearly: false, direction: 'up', taskId: 't', agencyId: null },
      },
    });
    const money = { target: '500', unit: '万元', base: '0.03亿元', baseYear: '2010年' };
    expect(read(money)).toMatchObject({ value: { base: 300, baseYear: 2010 } });
  });

  test('a target in words has neither unit nor base', () => {
    expect(read({ target: '实现全覆盖', unit: '%' })).toMatchObject({
      value: { figure: null, unit: null },
    });
    expect(read({ target: '实现全覆盖', base: '3' })).toEqual({ ok: false, field: 'base' });
  });

  test.each([
    ['name', { name: ' — ' }],
    ['name', { name: '长'.repeat(121) }],
    ['target', { target: '' }],
    ['unit', { target: '60' }],
    ['unit', { unit: '人' }],
    ['base', { base: '很低' }],
    ['base', { base: '3人' }],
    ['base', { baseYear: '2010' }],
    ['baseYear', { base: '3', baseYear: '10' }],
    ['byYear', { byYear: '十二五' }],
    ['byYear', { base: '3', baseYear: '2015' }],
  ] as const)('the %s of %p is refused', (field, texts) =>
    expect(read(texts)).toEqual({ ok: false, field }),
  );
});
