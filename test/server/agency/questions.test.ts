import { beforeEach, describe, expect, test } from '@jest/globals';
import { EVERYTHING } from '../../../ledger/read/desk/selection.ts';
import { tallyOf } from '../../../ledger/read/desk/tallies.ts';
import { deskPlan } from '../../ledger/read/desk/desk-plan.ts';
import { nilForm } from '../../support/forms.ts';
import { owed } from '../../support/small-plan.ts';
import { filedIn2026 } from '../support/last-cycle.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const REPORT = '/reports/small-periodic-2027-t001';
const PLAN = '/reports/small-implementation_plan-once-shuili';
let site: Site;
let officer: Visitor;

beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site, { obligations: [owed('periodic'), owed('implementation_plan')] });
  officer = await site.signedIn('officer@shuili.example');
});

const submissions = () => site.ledger.db.submission.findMany({ where: { dueOn: '2027-12-31' } });

describe('a filing that is in doubt', () => {
  const cases = [
    ['says next to nothing', { progress: '无。' }, '填报内容过少', 'short'],
    [
      'is the last cycle’s text',
      { progress: '灌区改造完成投资2.1亿元' },
      '与上期基本相同',
      'copied',
    ],
  ] as const;

  test.each(cases)('as it %s: is asked about, with all that was typed', async (...one) => {
    const [, typed, why] = one;
    await filedIn2026(site.ledger);
    const { status, html } = await officer.post(REPORT, {
      ...typed,
      problems: '资金缺口较大。',
      basedOn: '0',
    });
    expect(status).toBe(422);
    expect(html).toContain(why);
    expect(html).toContain(`${typed.progress}</textarea>`);
    expect(html).toContain('资金缺口较大。</textarea>');
    expect(html).toMatch(/<button class="btn" form="report-form" name="insist" value="form">/);
    expect(await submissions()).toEqual([]);
  });

  test.each(cases)('as it %s: is filed on insisting, marked and counted', async (...one) => {
    const [, typed, , doubt] = one;
    await filedIn2026(site.ledger);
    const filed = await officer.post(REPORT, { ...typed, basedOn: '0', insist: 'form' });
    expect(filed.status).toBe(303);
    expect(await submissions()).toMatchObject([{ doubt }]);
    const plan = await deskPlan(site.ledger, 'small');
    const tally = await tallyOf(site.ledger, plan, EVERYTHING, await site.clock.now());
    expect(tally).toMatchObject({ short: 0, copied: 0, [doubt]: 1 });
    const mark = doubt === 'short' ? '内容过少' : '与上期雷同';
    const reviewer = await site.signedIn('officer@fagaiwei.example');
    expect((await reviewer.get(`/desk${REPORT}`)).html).toContain(mark);
    const overview = (await reviewer.get('/desk')).html.replaceAll(/<\/?a\b[^>]*>/g, '');
    expect(overview).toContain(`<dt>${mark}</dt><dd>1</dd>`);
  });

  test('taken as it is where somebody says what is new', async () => {
    await filedIn2026(site.ledger);
    const typed = { progress: '灌区改造完成投资4.7亿元。', basedOn: '0' };
    expect((await officer.post(REPORT, typed)).status).toBe(303);
    expect(await submissions()).toMatchObject([{ doubt: null }]);
  });
});

describe('no progress', () => {
  test('is filed with its reason alone, by a button above the fields', async () => {
    const { html } = await officer.get(REPORT);
    expect(html.indexOf('name="nil"')).toBeLessThan(html.indexOf('name="progress"'));
    const typed = { nil: 'on', nilReason: '资金尚未下达。', basedOn: '0' };
    expect((await officer.post(REPORT, typed)).status).toBe(303);
    expect(await submissions()).toMatchObject([{ nil: true, doubt: null }]);
  });

  test('for the same reason again is asked about; insisting keeps it a nil report', async () => {
    await filedIn2026(site.ledger, nilForm('资金尚未下达。'));
    const typed = { nilReason: '资金尚未下达', basedOn: '0' };
    const asked = await officer.post(REPORT, { ...typed, nil: 'on' });
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('name="insist" value="nil"');
    expect((await officer.post(REPORT, { ...typed, insist: 'nil' })).status).toBe(303);
    expect(await submissions()).toMatchObject([{ nil: true, doubt: 'copied' }]);
  });

  test('is neither offered nor taken where something has to be said', async () => {
    expect((await officer.get(PLAN)).html).not.toContain('name="nil"');
    const { status, html } = await officer.post(PLAN, {
      nil: 'on',
      nilReason: '没有',
      basedOn: '0',
    });
    expect(status).toBe(409);
    expect(html).toContain('不能以“无进展”报送');
    expect(await site.ledger.db.submission.count()).toBe(0);
  });
});
