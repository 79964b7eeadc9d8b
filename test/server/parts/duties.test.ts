import { beforeAll, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { endObligation } from '../../../ledger/commands/end-obligation.ts';
import { SEED_PLAN } from '../../../seeds/load.ts';
import { formOf } from '../../support/forms.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { startSite, type Site } from '../support/site.ts';
import { COMMISSION, GOVERNMENT, IN_REVIEW, januarySite, RETURNED } from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let reader: Visitor;

beforeAll(async () => {
  site = await januarySite();
  reader = await site.signedIn(COMMISSION);
});

/** The duties of the real document's letter. */
const REAL = [
  'implementation_plan',
  'policy',
  'coordination',
  'midterm',
  'major_issue',
  'annual',
  'consolidation',
  'inspection',
];

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' ，', '，');

/** What stands in the row of a duty of this kind. */
async function rowOf(kind: string): Promise<string> {
  const duty = await site.ledger.db.duty.findFirstOrThrow({ where: { planId: SEED_PLAN, kind } });
  const { html } = await reader.get('/desk/duties');
  const row = new RegExp(`<tr id="${duty.id}">([\\s\\S]*?)</tr>`).exec(html)?.[1] ?? '';
  expect(textOf(row)).toContain(duty.quote);
  return textOf(row);
}

describe('what the document orders', () => {
  test('stands sentence by sentence with what became of it', async () => {
    const { db } = site.ledger;
    const filed = await db.report.count({
      where: { kind: 'periodic', period: '2027', firstFiledAt: { not: null } },
    });
    const owed = await db.report.count({ where: { kind: 'periodic', period: '2027' } });
    const row = await rowOf('annual');
    expect(row).toContain('由系统管理员确认');
    expect(row).toContain(`已报${filed}／应报${owed}`);
    expect(row).toContain('下一次：2028年度');
    expect(await rowOf('implementation_plan')).toContain('应报50');
  });

  test('says of a sentence without a clock what stands for it', async () => {
    expect(await rowOf('policy')).toContain('由发展改革委汇总');
    expect(await rowOf('midterm')).toContain('没有据此确认报送要求');
  });

  test('names who does it on which pages, with links to the reader’s own', async () => {
    const row = async (visitor: Visitor, kind: string) => {
      const { id } = await site.ledger.db.duty.findFirstOrThrow({ where: { kind } });
      const { html } = await visitor.get('/desk/duties');
      return new RegExp(`<tr id="${id}">([\\s\\S]*?)</tr>`).exec(html)?.[1] ?? '';
    };
    const consolidation = await row(reader, 'consolidation');
    expect(textOf(consolidation)).toMatch(/发展改革委： 整理汇总 政府办公厅： 政府工作台/);
    expect(consolidation).toContain('href="/desk/documents"');
    expect(consolidation).not.toContain('href="/government');
    const government = await site.signedIn(GOVERNMENT);
    const received = await row(government, 'consolidation');
    expect(received).toContain('href="/government#documents"');
    expect(received).not.toContain('href="/desk/documents"');
    // Each link is there for whoever it is shown to.
    for (const visitor of [reader, government]) {
      const { html } = await visitor.get('/desk/duties');
      const table = html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'));
      const links = [...table.matchAll(/<td class="small">.*?<\/td>/gs)].flatMap(([cell]) =>
        [...cell.matchAll(/href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&')),
      );
      expect(links.length).toBeGreaterThanOrEqual(REAL.length);
      for (const href of new Set(links))
        expect([href, (await visitor.get(href)).status]).toEqual([href, 200]);
    }
    const { db } = site.ledger;
    const kinds = await db.duty.findMany({ where: { planId: SEED_PLAN }, select: { kind: true } });
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(REAL.toSorted());
  });

  test('tells what else the letter asks for, so that no sentence is passed over', async () => {
    const { html } = await reader.get('/desk/duties');
    const rest = textOf(html.slice(html.indexOf('id="rest"')));
    expect(rest).toContain('要扎实做好各项工作');
    expect(rest).toContain('请结合实际，认真组织实施。');
    expect(rest).not.toContain('加强政策研究');
  });

  test('lists what a person added by name, with the words', async () => {
    await site.ledger.db.obligation.create({
      data: {
        id: `${SEED_PLAN}-receipt`,
        planId: SEED_PLAN,
        kind: 'receipt',
        confirmedBy: '系统管理员',
        addedBy: '系统管理员',
        addedWhy: '随方案启动确认',
        values: {},
      },
    });
    const { html } = await reader.get('/desk/duties');
    const others = html.slice(html.indexOf('<section class="card" id="others"'));
    expect(textOf(others)).toMatch(/签收 由系统管理员增加 随方案启动确认/);
  });

  test('tells that an obligation was ended, and names no next cycle of it', async () => {
    const actor = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
    const { id } = await site.ledger.db.obligation.findFirstOrThrow({
      where: { kind: 'periodic' },
    });
    const ordered = { actor, why: '不再要求' };
    expect(await endObligation(site.ledger, SEED_PLAN, id, 'stay', ordered)).toMatchObject({
      ok: true,
    });
    const row = await rowOf('annual');
    expect(row).toContain('已于2028年1月24日');
    expect(row).not.toContain('下一次');
  });

  test('before the launch has no cycles', async () => {
    const fresh = await startSite({ seeds: true });
    const visitor = await fresh.signedIn(COMMISSION);
    const { html } = await visitor.get('/desk/duties');
    expect(textOf(html)).toContain('启动后按期执行');
    expect(textOf((await visitor.get('/desk/policies')).html)).toContain('还没有开始报送');
  });
});

describe('policy research', () => {
  test('gathers what was accepted, by the policies named, and who asks for support', async () => {
    const { db } = site.ledger;
    for (const id of [RETURNED]) {
      const { agencyId, task } = await db.report.findUniqueOrThrow({
        where: { id },
        include: { task: true },
      });
      const form = formOf({
        policy: '落实《甲意见》，并研究《乙办法》。',
        support: '请协调资金。',
      });
      expect(
        await file(site.ledger, id, form, { kind: 'agency', agencyId, name: '联络员' }),
      ).toMatchObject({ ok: true });
      const before = textOf((await reader.get('/desk/policies')).html);
      expect(before).not.toContain('甲意见');
      const reviewer = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
      expect(await accept(site.ledger, id, 2, reviewer)).toMatchObject({ ok: true });
      for (const role of [COMMISSION, GOVERNMENT]) {
        const { html } = await (await site.signedIn(role)).get('/desk/policies');
        const text = textOf(html);
        expect(text).toContain('《甲意见》');
        expect(text).toContain('《乙办法》');
        expect(text).toContain('请协调资金。');
        expect(text).toContain(`任务${task!.number}`);
      }
    }
    expect(textOf((await reader.get('/desk/policies')).html)).not.toContain(IN_REVIEW);
  });

  test('is of the chosen cycle', async () => {
    const { html } = await reader.get('/desk/policies?period=2027');
    expect(textOf(html)).toContain('根据2027年度');
  });
});

describe('an agency', () => {
  const OFFICER = 'officer@shuili.example';
  const pageOf = async (email: string) => {
    const visitor = await site.signedIn(email);
    return { visitor, ...(await visitor.get('/duties')) };
  };

  test('sees what concerns it, with its own figures and where it does it', async () => {
    const { db } = site.ledger;
    const { visitor, html } = await pageOf(OFFICER);
    const text = textOf(html);
    const own = { kind: 'periodic', period: '2027', agencyId: 'shuili' };
    const owed = await db.report.count({ where: own });
    const filed = await db.report.count({ where: { ...own, firstFiledAt: { not: null } } });
    expect(text).toContain(`已报${filed}／应报${owed}`);
    expect(text).toContain('已报0／应报1');
    expect(text).toContain('只统计本单位的事项');
    for (const kind of ['检查', '重大问题报告', '政策衔接', '综合协调'])
      expect(text).toContain(kind);
    // The commission sums up: an agency has no share in it.
    expect(text).not.toContain('整理汇总后报自治区人民政府');
    const links = [...html.matchAll(/href="(\/(?:my|tasks)[^"#]*)/g)].map(([, href]) => href!);
    for (const href of new Set(links))
      expect([href, (await visitor.get(href.replaceAll('&amp;', '&'))).status]).toEqual([
        href,
        200,
      ]);
    expect(links.some((href) => href.startsWith('/my?cycle='))).toBe(true);
  });

  test('reads it in one language at a time', async () => {
    const visitor = await site.signedIn('leader@shuili.example');
    await visitor.post('/lang', { lang: 'en', to: '/' });
    const { html } = await visitor.get('/duties');
    expect(chineseIn(html)).toEqual([]);
    expect(textOf(html)).toContain('Only your agency’s reports are counted.');
    await visitor.post('/lang', { lang: 'zh-CN', to: '/' });
    const known = ['Duban', 'English'];
    const { html: zh } = await visitor.get('/duties');
    expect(englishIn(zh).filter((word) => !known.includes(word))).toEqual([]);
  });

  test('that owes nothing yet is told so, and a stranger to every plan too', async () => {
    const fresh = await startSite({ seeds: true });
    const text = textOf((await (await fresh.signedIn(OFFICER)).get('/duties')).html);
    expect(text).toContain('启动后按期执行');
    expect(text).not.toContain('应报');
    await fresh.ledger.db.agency.create({
      data: { id: 'new', name: '新单位', kind: 'department' },
    });
    await fresh.ledger.db.user.create({
      data: { id: 'new', name: '新', email: 'new@new.example', role: 'agency', agencyId: 'new' },
    });
    const { html } = await (await fresh.signedIn('new@new.example')).get('/duties');
    expect(textOf(html)).toContain('目前没有方案涉及本单位');
    expect((await fresh.visitor().get('/duties')).status).toBe(303);
  });

  test('does not see what one person of another contact of it assesses alone', async () => {
    const { db } = site.ledger;
    const report = await db.report.findFirstOrThrow({
      where: { kind: 'periodic', agencyId: 'shuili' },
    });
    await db.report.update({ where: { id: report.id }, data: { assigneeId: 'shuili-leader' } });
    const owed = await db.report.count({
      where: { kind: 'periodic', agencyId: 'shuili', assigneeId: null },
    });
    expect(textOf((await pageOf(OFFICER)).html)).toContain(`／应报${owed}`);
    expect(textOf((await pageOf('leader@shuili.example')).html)).toContain(`／应报${owed + 1}`);
  });
});
