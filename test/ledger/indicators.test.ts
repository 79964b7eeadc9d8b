import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Definition } from '../../domain/indicators/definition.ts';
import { changeTask } from '../../ledger/commands/change-task.ts';
import {
  addIndicator,
  changeIndicator,
  confirmIndicators,
  setAsideIndicator,
} from '../../ledger/commands/indicators.ts';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { ownIndicator, ownIndicators } from '../../ledger/read/agency/own-indicators.ts';
import { formsOf } from '../../ledger/read/form-of.ts';
import { importedPlanOf } from '../../ledger/read/imported-plan.ts';
import { ALL_TIME, indicatorsAt } from '../../ledger/read/indicators/indicators.ts';
import { assembled } from '../../ledger/read/signed/assembled.ts';
import { FINANCE, OPERATOR, REVIEWER, WATER } from '../support/actors.ts';
import { REPORT } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';

const TEXTS = [
  '推进大型灌区续建配套与节水改造，到2030年，有效灌溉率提高到60%以上',
  '加强中小河流治理，到2030年，实现重点河段全覆盖',
];
const RATE = 'small-indicator-1';
const COVER = 'small-indicator-2';
const BY_REVIEWER = { actor: REVIEWER, why: '按统计公报核定。' };

let year: OpenedYear;
beforeAll(async () => {
  year = await openedYear({ tasks: 2, texts: TEXTS, region: true });
});
const one = async (id: string, at = ALL_TIME) => {
  const [found] = await indicatorsAt(year.ledger.db, { id }, at);
  if (!found) throw new Error(id);
  return found;
};
const measured = (figure: string, more: Record<string, string> = {}) =>
  formOf({ [`figure.${RATE}`]: figure, [`figureSource.${RATE}`]: '统计公报', ...more });
const fieldsFor = async (reportId: string) => {
  const { db } = year.ledger;
  const report = await db.report.findUniqueOrThrow({ where: { id: reportId } });
  const forms = await formsOf(db, report);
  return forms.fields(forms.version).flatMap(({ key, item }) => (item ? key : []));
};
const later = async (hours: number) => {
  const at = new Date((await year.clock.now()).getTime() + hours * 3_600_000);
  year.clock.set(at);
  return at;
};
const DEFINITION: Definition = {
  ...{ name: '有效灌溉率', target: '60', figure: 60, unit: '%', base: 40, baseYear: 2025 },
  ...{ byYear: 2030, yearly: false, direction: 'up', taskId: 'small-t001', agencyId: null },
};

describe('an indicator', () => {
  test('is proposed from the document’s target, with its sentence and place; nothing asks for it', async () => {
    const { sourceText } = await year.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    const rate = await one(RATE);
    expect(rate).toMatchObject({
      ...{ state: 'proposed', name: '有效灌溉率', unit: '%', decided: null, values: [] },
      goal: { target: 60, base: null, byYear: 2030, yearly: false, direction: 'up' },
      agency: { id: 'shuili' },
    });
    expect(sourceText.slice(rate.span?.from, rate.span?.to)).toBe(rate.quote);
    expect(await one(COVER)).toMatchObject({ goal: null, target: '实现重点河段全覆盖' });
    expect(await fieldsFor(REPORT)).toEqual([]);
    expect(await ownIndicators(year.ledger, 'shuili', ALL_TIME)).toEqual([]);
  });

  test('is confirmed by the commission alone, once, of two at the same time', async () => {
    for (const actor of [WATER, FINANCE])
      expect(await confirmIndicators(year.ledger, 'small', [RATE], { actor })).toMatchObject({
        refusal: { code: 'only_operator' },
      });
    for (const ids of [[], ['small-indicator-9'], [RATE, 'nothing']])
      expect(await confirmIndicators(year.ledger, 'small', ids, { actor: REVIEWER })).toMatchObject(
        { refusal: { code: 'no_such_indicator' } },
      );
    const both = await Promise.all([
      confirmIndicators(year.ledger, 'small', [RATE, COVER], { actor: REVIEWER }),
      confirmIndicators(year.other, 'small', [RATE, COVER], { actor: OPERATOR }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'indicator_unchanged' } });
    expect(await one(RATE)).toMatchObject({ state: 'confirmed' });
    const audit = { action: 'confirm_indicator', subject: RATE };
    expect(await year.ledger.db.audit.count({ where: audit })).toBe(1);
    expect(await fieldsFor(REPORT)).toEqual(
      ['figure', 'figureUnit', 'figureSource', 'figureReason'].map((name) => `${name}.${RATE}`),
    );
    expect(await fieldsFor('small-periodic-2027-t002')).toEqual([`goal.${COVER}`]);
  });

  test('is defined anew with words, which are kept with what it was', async () => {
    const change = (definition: Definition, why = BY_REVIEWER.why) =>
      changeIndicator(year.ledger, 'small', RATE, definition, { actor: REVIEWER, why });
    expect(await change(DEFINITION, ' ')).toMatchObject({ refusal: { code: 'needs_words' } });
    expect(await change(DEFINITION)).toMatchObject({ ok: true });
    expect(await change(DEFINITION)).toMatchObject({ refusal: { code: 'indicator_unchanged' } });
    expect(await change({ ...DEFINITION, agencyId: 'caizheng' })).toMatchObject({
      refusal: { code: 'indicator_not_owner' },
    });
    expect(await change({ ...DEFINITION, taskId: 'small-t009' })).toMatchObject({
      refusal: { code: 'unknown_task' },
    });
    expect(await one(RATE)).toMatchObject({
      goal: { base: 40, baseYear: 2025 },
      decided: { by: '审核岗', why: '按统计公报核定。' },
    });
    const { data } = await year.ledger.db.audit.findFirstOrThrow({
      where: { subject: RATE },
      orderBy: { id: 'desc' },
    });
    expect(data).toMatchObject({
      why: '按统计公报核定。',
      before: { base: null },
      after: { base: 40 },
    });
  });

  test('is added by name with its source, where somebody owes a report that can bring it', async () => {
    const add = (definition: Partial<Definition>) =>
      addIndicator(year.ledger, 'small', { ...DEFINITION, ...definition }, BY_REVIEWER);
    expect(await add({ taskId: null })).toMatchObject({
      refusal: { code: 'indicator_field', field: 'agency' },
    });
    expect(await add({ taskId: null, agencyId: 'shuili' })).toMatchObject({
      refusal: { code: 'indicator_needs_task' },
    });
    expect(await add({ name: '本市灌溉率', taskId: null, agencyId: 'chifeng' })).toMatchObject({
      value: { indicators: ['small-indicator-3'] },
    });
    expect(await one('small-indicator-3')).toMatchObject({
      ...{ quote: null, added: { by: '审核岗', why: '按统计公报核定。' }, task: null },
      agency: { id: 'chifeng' },
    });
    const region = await fieldsFor('small-periodic-2027-chifeng');
    expect(region).toContain('figure.small-indicator-3');
    expect(await fieldsFor(REPORT)).not.toContain('figure.small-indicator-3');
  });
});

describe('its values', () => {
  const filed = async (form: ReturnType<typeof formOf>) => {
    await later(1);
    return file(year.ledger, REPORT, form, WATER);
  };
  const states = async (at = ALL_TIME) =>
    (await one(RATE, at)).values.map(({ value, state }) => [value, state]);

  test('are not taken without unit, source, or a reason; nothing is filed then', async () => {
    expect(await filed(formOf())).toMatchObject({
      refusal: {
        code: 'figures',
        faults: [{ field: `figureReason.${RATE}`, fault: 'whyMissing' }],
      },
    });
    expect(await filed(measured('48'))).toMatchObject({
      refusal: { code: 'figures', faults: [{ fault: 'noUnit' }] },
    });
    expect(await year.ledger.db.submission.count()).toBe(0);
    expect(await year.ledger.db.indicatorValue.count()).toBe(0);
  });

  test('are kept with each revision: one counts, those before it stay', async () => {
    const { ledger } = year;
    expect(await filed(measured('46%'))).toMatchObject({ ok: true });
    expect(await states()).toEqual([[46, 'in_review']]);
    await withdraw(ledger, REPORT, 1, WATER);
    expect(await one(RATE)).toMatchObject({ newest: null, course: null });
    await filed(measured('47%'));
    const asFiled = await year.clock.now();
    await later(1);
    await returnReport(ledger, REPORT, 2, '请核对。', REVIEWER);
    await filed(measured('48%'));
    expect(await states()).toEqual([
      [48, 'in_review'],
      [47, 'returned'],
      [46, 'withdrawn'],
    ]);
    expect(await states(asFiled)).toEqual([
      [47, 'in_review'],
      [46, 'withdrawn'],
    ]);
    const { values, newest, course } = await one(RATE);
    expect(newest).toMatchObject({ period: '2027', source: '统计公报', agencyId: 'shuili' });
    expect(course).toMatchObject({ share: 40, expected: 40, colour: 'green' });
    const rows = await ledger.db.indicatorValue.findMany({ orderBy: { filedAt: 'asc' } });
    // What was taken back is nothing that could be replaced.
    expect(rows.map(({ replaces }) => replaces)).toEqual([null, null, values[1]?.id]);
  });

  test('stand in the documents once they are accepted, with their course', async () => {
    const { ledger } = year;
    const section = async () => {
      const now = await year.clock.now();
      const of = { planId: 'small', kind: 'consolidation', period: '2027' };
      const { sections } = await assembled(ledger.db, of, now);
      const found = sections.find(({ name }) => name === 'indicators');
      return found?.paragraphs.map(({ about, text, source }) => [about, text, source.revision]);
    };
    const region = ['本市灌溉率', '还没有填报数值；目标2030年60%以上。', null];
    expect(await section()).toEqual([
      ['有效灌溉率', '还没有填报数值；目标2030年60%以上。', null],
      region,
    ]);
    await accept(ledger, REPORT, 3, REVIEWER);
    expect(await section()).toEqual([
      [
        '有效灌溉率',
        '2027年度48%；目标2030年60%以上；基期40%（2025年）；已完成40%，序时进度40%，与序时进度一致。',
        3,
      ],
      region,
    ]);
  });

  test('go with the plan into a rehearsal as they were decided on', async () => {
    const plan = await importedPlanOf(year.ledger, 'small');
    expect(plan?.indicators).toMatchObject([
      { task: 1, state: 'confirmed', base: 40, decidedBy: '审核岗' },
      { task: 2, state: 'confirmed', figure: null },
      { task: null, agencyId: 'chifeng', addedBy: '审核岗' },
    ]);
  });

  test('pass with their task; the former agency still reads its own', async () => {
    const owner = { agencyId: 'caizheng', role: 'lead' as const };
    const order = { responsibilities: [owner] };
    expect(await changeTask(year.ledger, 'small', 'small-t001', order, BY_REVIEWER)).toMatchObject({
      ok: true,
    });
    expect((await one(RATE)).agency?.id).toBe('caizheng');
    const seen = async (agencyId: string) =>
      (await ownIndicator(year.ledger, RATE, agencyId, ALL_TIME))?.indicator.values.length;
    expect(await seen('shuili')).toBe(3);
    expect(await seen('caizheng')).toBe(3);
    expect(await seen('chifeng')).toBeUndefined();
    // Its filed form is read under the indicator's name still.
    expect(await fieldsFor(REPORT)).toContain(`figure.${RATE}`);
  });

  test('stay when it is set aside, which ends the asking; taken up again it is asked for', async () => {
    const set = (why: string) =>
      setAsideIndicator(year.ledger, 'small', 'small-indicator-3', { actor: REVIEWER, why });
    expect(await set('')).toMatchObject({ refusal: { code: 'needs_words' } });
    expect(await set('口径取消。')).toMatchObject({ ok: true });
    expect(await set('口径取消。')).toMatchObject({ refusal: { code: 'indicator_unchanged' } });
    expect(await fieldsFor('small-periodic-2027-chifeng')).not.toContain(
      'figure.small-indicator-3',
    );
    const again = await confirmIndicators(year.ledger, 'small', ['small-indicator-3'], {
      actor: REVIEWER,
    });
    expect(again).toMatchObject({ ok: true });
    expect(await fieldsFor('small-periodic-2027-chifeng')).toContain('figure.small-indicator-3');
  });
});
