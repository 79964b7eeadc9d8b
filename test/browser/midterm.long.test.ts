import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { formOf } from '../support/forms.ts';
import { owed } from '../support/small-plan.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { startServedWorld, type ServedWorld } from './served-world.ts';
import { Visitor } from './visitor.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

const ANNUAL = 'small-periodic-2026-t001';
const SELF = 'small-midterm-2027-t001';
const OTHER = 'small-assessment-2027-t001';
const REPORT = 'small-evaluation_report-2027-fagaiwei';
/** What was reported of 2026, and what either side says. */
const REPORTED = '续建配套渠道四十公里，节水改造灌区三处。';
const OF_SELF = '渠首工程已经完工，四十公里渠道全部通水。';
const OF_OTHER = '走访三处灌区：渠首工程尚未验收，两处未通水。';
const PROPOSED = '渠首工程验收时限调整到2028年6月底。';
const WHY_SELF = '附属工程确未验收，认可独立评估意见。';
const WHY_OTHER = '以竣工验收为准，维持原结论。';
const OVERVIEW = '规划实施总体平稳，水利工程验收滞后。';
const day = (date: string) => new Date(`${date}T12:00:00+08:00`);

inBrowser('the midterm evaluation in a browser', () => {
  let browser: Browser;
  let world: ServedWorld;
  let water: Visitor;
  let assessor: Visitor;
  let commission: Visitor;
  let signer: Visitor;
  let government: Visitor;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    const kinds = ['periodic', 'midterm', 'assessment', 'evaluation_report'];
    world = await startServedWorld({
      startsAt: day('2026-11-03'),
      obligations: kinds.map((kind) => owed(kind)),
    });
    const arrive = (address: string) => Visitor.arrive(world, browser, address);
    water = await arrive('officer@shuili.example');
    assessor = await arrive('officer@chifeng.example');
    commission = await arrive('officer@fagaiwei.example');
    signer = await arrive('leader@fagaiwei.example');
    government = await arrive('officer@zhengfuban.example');
    await world.launch(2026, 2028);
    await file(world.ledger, ANNUAL, formOf({ progress: REPORTED }), WATER);
    await accept(world.ledger, ANNUAL, 1, REVIEWER);
    await world.liveTo(day('2027-06-02'));
  });

  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const evaluate = async (who: Visitor, texts: Record<string, string>, rating: string) => {
    await who.page.selectOption('select[name=rating]', rating);
    for (const [name, text] of Object.entries(texts))
      await who.page.fill(`textarea[name=${name}]`, text);
    await who.page.click('#form form button.btn-primary.btn-lg');
    await who.page.waitForURL(/\/receipt\//);
  };
  const done = (who: Visitor) => who.page.waitForSelector('.panel-good');

  test('the commission names an assessor, after a look', async () => {
    await commission.open('/desk/evaluation');
    const warned = await commission.text();
    for (const words of ['1项任务尚未指定评估人', '独立评估期满仍未指定的'])
      expect([words, warned.includes(words)]).toEqual([words, true]);
    await commission.page.check('input[name=task]');
    await commission.page.check('input[name=person][value=chifeng-officer]');
    await commission.page.locator('button[value=preview]').first().click();
    await commission.page.click('button[value=confirm]');
    await done(commission);
    expect(await commission.text()).not.toContain('独立评估期满仍未指定的');
    await world.untilRest();
  });

  test('the officer comes by the mail, begins with what was reported, and files', async () => {
    expect((await water.mail('报送开始', SELF)).subject).toContain('的中期自评开始');
    await water.follow('报送开始', SELF);
    expect(await water.page.inputValue('textarea[name=evidence]')).toBe(REPORTED);
    expect(await water.page.innerText('main')).toContain('2026年度');
    await evaluate(water, { evidence: OF_SELF }, 'complete');
    expect(await water.text()).toContain('按时');
  });

  test('the assessor comes by the mail, reads the yearly report and not the other side, and files', async () => {
    await assessor.follow('报送开始', OTHER);
    const text = await assessor.text();
    expect([text.includes(REPORTED), text.includes(OF_SELF)]).toEqual([true, false]);
    const closed = await assessor.page.goto(new URL(`/reports/${SELF}`, world.page).href);
    expect(closed?.status()).toBe(403);
    await assessor.open(`/reports/${OTHER}`);
    await evaluate(assessor, { evidence: OF_OTHER, adjustments: PROPOSED }, 'limited');
    await world.untilRest();
  });

  test('both are revealed, differ by two steps, and say why by the mail that asks them', async () => {
    await commission.open('/desk/evaluation');
    const text = await commission.text();
    for (const words of ['已经完成', '进展有限', '相差两档以上', PROPOSED])
      expect([words, text.includes(words)]).toEqual([words, true]);
    await water.follow('差异说明', SELF);
    expect(await water.text()).toContain(OF_OTHER);
    await evaluate(water, { difference: WHY_SELF }, 'substantial');
    await assessor.follow('差异说明', OTHER);
    expect(await assessor.text()).toContain(OF_SELF);
    await evaluate(assessor, { difference: WHY_OTHER }, 'limited');
    await world.liveTo(day('2027-09-25'));
  });

  test('the commission writes its report beside what was assembled; its writer does not sign it off', async () => {
    await commission.follow('报送开始', REPORT);
    await commission.open(`/desk/documents/${REPORT}`);
    const text = await commission.text();
    for (const words of ['自评：进展明显；独立评估：进展有限', WHY_SELF, WHY_OTHER, PROPOSED])
      expect([words, text.includes(words)]).toEqual([words, true]);
    await commission.page.fill('textarea[name=overview]', OVERVIEW);
    await commission.page.click('button[name=hand-in]');
    await done(commission);
    expect(await commission.page.locator('#sign button').count()).toBe(0);
  });

  test('a second person signs it off, and the government gets it by mail', async () => {
    await signer.open(`/desk/documents/${REPORT}`);
    await signer.page.click('#sign button.btn-success');
    await done(signer);
    await world.untilRest();
    expect((await government.mail('中期评估')).text).toContain(REPORT);
  });

  test('the government comes by the mail, reads the matrix and confirms the receipt', async () => {
    await government.follow('中期评估', REPORT);
    await government.open(`/desk/documents/${REPORT}`);
    const text = await government.text();
    for (const words of [OVERVIEW, '自评：进展明显；独立评估：进展有限', PROPOSED])
      expect([words, text.includes(words)]).toEqual([words, true]);
    await government.page.click('#receive button.btn-success');
    await done(government);
  });

  test('an adjustment that the commission adopts becomes an amendment with its source', async () => {
    await commission.open('/desk/evaluation');
    await commission.page.click('#adjustments a.btn');
    const changed = '推进大型灌区续建配套与节水改造，2028年6月底前完成渠首工程验收。';
    await commission.page.fill('#reword textarea[name=text]', changed);
    await commission.page.click('#reword button[value=preview]');
    await commission.page.click('button[value=do]');
    await commission.page.waitForLoadState();
    await commission.open('/desk/evaluation');
    expect(await commission.page.innerText('#adjustments')).toContain('采纳');
    expect(await world.ledger.db.taskChange.findFirst()).toMatchObject({
      source: `${OTHER}/2`,
      after: { text: changed },
    });
  });
});
