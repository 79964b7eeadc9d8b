import { beforeAll, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { endObligation } from '../../../ledger/commands/end-obligation.ts';
import { SEED_PLAN } from '../../../seeds/load.ts';
import { formOf } from '../../support/forms.ts';
import { startSite, type Site } from '../support/site.ts';
import { COMMISSION, GOVERNMENT, IN_REVIEW, januarySite, RETURNED } from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let reader: Visitor;

beforeAll(async () => {
  site = await januarySite();
  reader = await site.signedIn(COMMISSION);
});

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
    expect(await rowOf('policy')).toContain('国家政策研究落实');
    expect(await rowOf('midterm')).toContain('没有据此确认报送要求');
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
