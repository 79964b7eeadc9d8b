import { beforeEach, describe, expect, test } from '@jest/globals';
import { KIND_NAMES } from '../../../domain/kinds/kinds.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { owedOf } from '../../support/dated.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
const obligations = [owed('periodic'), owed('implementation_plan')];

/** The same plan under another name: imported, and not launched. */
const notLaunched = () => importSmallPlan(site.ledger, { id: 'draft', region: true, obligations });

describe('what an officer sees before anything is asked', () => {
  test('every task with its whole text, its place in the document, and who does it', async () => {
    await openSmallPlan(site, { region: true, obligations });
    const lead = await site.signedIn('officer@shuili.example');
    const { html } = await lead.get('/tasks');
    for (const text of ['牵头任务（2项）', '推进大型灌区续建配套与节水改造。', '农业', '水利'])
      expect(html).toContain(text);
    const { spanStart, spanEnd } = await site.ledger.db.task.findUniqueOrThrow({
      where: { id: 'small-t001' },
    });
    const place = `/tasks/source?plan=small&from=${spanStart}&to=${spanEnd}`;
    expect(html).toContain(`${place.replaceAll('&', '&amp;')}#span`);
    const source = await lead.get(place);
    expect(source.html).toMatch(/1\.<mark id="span">推进大型灌区续建配套与节水改造。/);
    const other = await (await site.signedIn('officer@caizheng.example')).get('/tasks');
    expect(other.html).toContain('配合任务（2项）');
    expect(other.html).not.toContain('牵头任务');
  });

  test('of hundreds a page at a time, each role’s own', async () => {
    const texts = Array.from({ length: 90 }, (_, index) => `推进第${index + 1}个灌区改造`);
    await openSmallPlan(site, { obligations, tasks: 90, texts });
    const lead = await site.signedIn('officer@shuili.example');
    const numbers = ({ html }: { html: string }) =>
      [...html.matchAll(/<b class="nowrap">任务(\d+)<\/b>/g)].map(([, number]) => Number(number));
    const first = await lead.get('/tasks');
    const next = /rel="next" href="([^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toBe('?small.lead=2#small.lead');
    const second = await lead.get(`/tasks${next}`);
    const last = await lead.get('/tasks?small.lead=99');
    const shown = [first, second, last].map(numbers);
    expect(shown.map(({ length }) => length)).toEqual([40, 40, 10]);
    expect(shown.flat()).toEqual([...new Set(shown.flat())].toSorted((a, b) => a - b));
    expect(numbers(await lead.get('/tasks?small.lead=<b>'))).toEqual(shown[0]);
  });

  test('each cycle with its dates; one whose calendar may still move is marked', async () => {
    await openSmallPlan(site, { obligations, to: 2028 });
    const { html } = await (await site.signedIn('officer@shuili.example')).get('/tasks');
    expect(html).toMatch(/2027年度：2027年11月1日开始，2027年12月31日24:00截止 \*/);
    expect(html).toMatch(/2028年度：2028年11月1日开始/);
    expect(html).toContain('暂定，以国务院办公厅公布的放假安排为准');
    expect(html).toContain('每次2份');
  });

  test('the form as it will be asked, which cannot be filled in', async () => {
    await openSmallPlan(site, { region: true, obligations });
    const lead = await site.signedIn('officer@shuili.example');
    const path = '/tasks/form?plan=small&kind=periodic&task=small-t001';
    expect((await lead.get('/tasks')).html).toContain(path.replaceAll('&', '&amp;'));
    const { html } = await lead.get(path);
    expect(html).toMatch(/<fieldset disabled="">[\s\S]*name="progress"/);
    expect(html).toContain('本期做了什么');
    expect(html).not.toContain('<button class="btn btn-primary btn-lg">');
    const region = await site.signedIn('officer@chifeng.example');
    const own = await region.get('/tasks/form?plan=small&kind=implementation_plan');
    expect(own.html).toContain('name="goals.2028"');
  });

  test.each([
    ['officer@shuili.example', 2],
    ['officer@caizheng.example', 0],
    ['officer@fagaiwei.example', 0],
  ])('the form of every kind that the agency of %s owes', async (address, least) => {
    await openSmallPlan(site, { obligations: KIND_NAMES.map(owedOf) });
    const lead = await site.signedIn(address);
    const { html } = await lead.get('/tasks');
    const forms = [...html.matchAll(/href="(\/tasks\/form[^"]*)"/g)].map(([, path]) => path ?? '');
    expect(forms.length).toBeGreaterThan(least);
    for (const form of forms)
      expect((await lead.get(form.replaceAll('&amp;', '&'))).status).toBe(200);
  });

  test('before the launch as well: the dates follow', async () => {
    await openSmallPlan(site, { obligations });
    await notLaunched();
    const { html } = await (await site.signedIn('officer@shuili.example')).get('/tasks');
    expect(html).toContain('尚未立项交办');
    expect(html).toContain('/tasks/form?plan=draft&amp;kind=periodic&amp;task=draft-t001');
  });

  test('nobody else’s: no form, no document, and no plan that is not theirs', async () => {
    await openSmallPlan(site, { obligations });
    const finance = await site.signedIn('officer@caizheng.example');
    const region = await site.signedIn('officer@chifeng.example');
    const periodic = '/tasks/form?plan=small&kind=periodic&task=small-t001';
    expect((await finance.get(periodic)).status).toBe(404);
    expect((await finance.get('/tasks/form?plan=small&kind=nothing')).status).toBe(404);
    // The small plan has no regions here.
    expect((await region.get('/tasks/source?plan=small')).status).toBe(404);
    expect((await region.get('/tasks')).html).toContain('目前没有与本单位有关的任务');
    const admin = await site.signedIn('admin@duban.example');
    expect((await admin.get('/tasks')).html).toContain('目前没有与本单位有关的任务');
    expect((await site.visitor().get('/tasks')).status).toBe(303);
  });

  test('a region finds the tasks that name it, and its own form asks about them', async () => {
    await openSmallPlan(site, { region: true, obligations });
    await site.ledger.db.task.update({
      where: { id: 'small-t002' },
      data: { text: '加强赤峰中小河流治理。' },
    });
    const region = await site.signedIn('officer@chifeng.example');
    expect((await region.get('/tasks')).html).toContain('提到本地区的任务（1项）');
    const { html } = await region.get('/reports/small-periodic-2027-chifeng');
    expect(html).toContain('name="named.t002"');
    expect(html).not.toContain('name="named.t001"');
  });

  test('a task that was set aside is told as such, and nobody is asked for it', async () => {
    await openSmallPlan(site, { region: true, obligations });
    await site.ledger.db.task.update({
      where: { id: 'small-t002' },
      data: { text: '治理赤峰河流。', setAsideAt: new Date(0), setAsideCause: 'dropped' },
    });
    const lead = await (await site.signedIn('officer@shuili.example')).get('/tasks');
    expect(lead.html).toContain('<span class="tag">不再推进</span>');
    expect(lead.html).toContain('每次1份');
    expect(lead.html).not.toContain('task=small-t002');
    const region = await site.signedIn('officer@chifeng.example');
    expect((await region.get('/reports/small-periodic-2027-chifeng')).html).not.toContain('named.');
  });

  test('in one language', async () => {
    await openSmallPlan(site, { region: true, obligations });
    await notLaunched();
    const officer = await site.signedIn('officer@shuili.example');
    const pages = [
      '/tasks',
      '/tasks/source?plan=small',
      '/tasks/form?plan=small&kind=implementation_plan',
    ];
    // The reader's own name stands in the title bar.
    for (const page of pages)
      expect(englishIn((await officer.get(page)).html).filter((each) => each !== 'shuili')).toEqual(
        [],
      );
    await officer.post('/lang', { lang: 'en' });
    for (const page of pages) expect(chineseIn((await officer.get(page)).html)).toEqual([]);
  });
});
