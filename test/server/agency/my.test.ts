import { beforeEach, describe, expect, test } from '@jest/globals';
import { SYSTEM } from '../../../domain/report/actor.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { formOf } from '../../support/forms.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';
import { openDueCycles, openSmallPlan, startSite, type Site } from '../support/site.ts';

const OFFICER = { kind: 'agency', agencyId: 'shuili', name: '联络员' } as const;
const REVIEWER = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
const form = formOf();

let site: Site;
beforeEach(async () => {
  site = await startSite();
});

/** The list's lines as text: number of the task and everything said of it. */
function lines(html: string): string[] {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  return body
    .split('<tr>')
    .slice(1)
    .map((row) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}

describe('my reports', () => {
  test('stand red first, with due date, light, reason and state', async () => {
    await openSmallPlan(site, { tasks: 3 });
    const { ledger, clock } = site;
    await file(ledger, 'small-periodic-2027-t001', form, OFFICER);
    await accept(ledger, 'small-periodic-2027-t001', 1, REVIEWER);
    await file(ledger, 'small-periodic-2027-t002', form, OFFICER);
    clock.set('2027-12-30T02:00:00Z');
    await returnReport(ledger, 'small-periodic-2027-t002', 1, '请补充。', REVIEWER);
    const officer = await site.signedIn('officer@shuili.example');
    const before = lines((await officer.get('/my')).html);
    expect(before.map((line) => /^任务\d/.exec(line)?.[0])).toEqual(['任务3', '任务2', '任务1']);
    expect(before[1]).toContain('已退回，待重报');
    expect(before[1]).toMatch(/2028年1月\d+日24:00前 原定2027年12月31日/);
    expect(before[2]).toContain('蓝灯');
    expect(before[2]).toContain('已办结');
    clock.set('2028-01-01T02:00:00Z');
    const after = lines((await officer.get('/my')).html);
    expect(after[0]).toContain('红灯');
    expect(after[0]).toContain('已逾期1天');
    expect(after[1]).toContain('黄灯');
  });

  test('come with figures and the burden', async () => {
    await openSmallPlan(site, { tasks: 3 });
    await file(site.ledger, 'small-periodic-2027-t001', form, OFFICER);
    await site.ledger.db.message.create({
      data: {
        id: 'm1',
        planId: 'small',
        contactId: 'shuili-officer',
        digestKey: 'k',
        part: 1,
        address: 'officer@shuili.example',
        subject: 's',
        raw: new Uint8Array(),
        formedAt: new Date(),
      },
    });
    const mail = {
      planId: 'small',
      termsVersion: 1,
      step: 'opening',
      notice: 'opening',
      severity: 10,
      epoch: 1,
      contactId: 'shuili-officer',
      digestKey: 'k',
      dueAt: new Date('2027-11-01T01:00:00Z'),
      state: 'sent' as const,
      messageId: 'm1',
    };
    // Two rows in one digest are one mail.
    for (const reportId of ['small-periodic-2027-t001', 'small-periodic-2027-t002'])
      await site.ledger.db.mail.create({ data: { ...mail, id: reportId, reportId } });
    const officer = await site.signedIn('officer@shuili.example');
    const { html } = await officer.get('/my');
    const figures = [...html.matchAll(/<dt>([^<]+)<\/dt><dd>(\d+)<\/dd>/g)];
    expect(figures.map(([, name, count]) => `${name} ${count}`)).toEqual([
      '应报 3',
      '按时报送 1',
      '逾期报送 0',
      '到期未报 0',
      '未到期 2',
      '办结 0',
    ]);
    expect(html).toContain('需填报表3份、已收邮件1封');
  });

  test('before the year opens say what comes when', async () => {
    const officer = await launchedWith(owed('periodic'));
    const { html } = await officer.get('/my');
    for (const text of [
      '即将开始：2027年度定期报告',
      '本单位届时应报1份',
      '2027年11月1日 09:00',
      '2027年12月31日24:00前',
      '落实进展、政策衔接、存在问题、需要支持的事项、下一步工作',
      '临近提醒（提前7天）',
      '升级督办',
      '共1期',
    ])
      expect(html).toContain(text);
  });

  test('tell which cycles are left out, and why', async () => {
    const officer = await launchedWith(owed('periodic', { every: 'quarter' }));
    const before = (await officer.get('/my')).html;
    await openDueCycles(site.ledger, 'small');
    const after = (await officer.get('/my')).html;
    for (const html of [before, after])
      expect(html).toContain('2027年第一季度定期报告：立项交办时本期已经开始，不要求报送。');
  });

  test('of many cycles are chosen by cycle, with what is open first', async () => {
    const { ledger, clock } = site;
    const officer = await launchedWith(owed('periodic', { every: 'month' }));
    const { cycles } = await everyMonth();
    expect(cycles.length).toBeGreaterThan(5);
    const [first] = cycles;
    await file(ledger, `${first}-t001`, form, OFFICER);
    await accept(ledger, `${first}-t001`, 1, REVIEWER);
    const whole = (await officer.get('/my')).html;
    expect(whole).toMatch(/<option value="small-periodic-2027-05"[^>]*>2027年5月定期报告/);
    const own = lines((await officer.get(`/my?cycle=${first}`)).html);
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('已办结');

    async function everyMonth() {
      clock.set('2027-09-20T02:00:00Z');
      await openDueCycles(ledger, 'small');
      const rows = await ledger.db.cycle.findMany({
        where: { skippedCause: null },
        orderBy: { id: 'asc' },
      });
      return { cycles: rows.map(({ id }) => id) };
    }
  });

  test('that are very many come in pages, and none is left out', async () => {
    await openSmallPlan(site);
    const { db } = site.ledger;
    const report = await db.report.findUniqueOrThrow({
      where: { id: 'small-periodic-2027-t001' },
    });
    const more = Array.from({ length: 248 }, (_, i) => ({ ...report, id: `more-${i}` }));
    await db.report.createMany({ data: more });
    const officer = await site.signedIn('officer@shuili.example');
    const seen = new Set<string>();
    for (const page of [1, 2, 3, 4, 5]) {
      const { html } = await officer.get(`/my?page=${page}`);
      expect(html).toContain(`共250项，第${page}/5页`);
      for (const [, id] of html.matchAll(/class="my-subject" href="([^"]+)"/g)) seen.add(id!);
    }
    expect(seen.size).toBe(250);
    expect((await officer.get('/my?page=99')).html).toContain('第5/5页');
  });

  /** The small plan launched in March, with one obligation; nothing of it has begun. */
  async function launchedWith(obligation: ReturnType<typeof owed>) {
    await importSmallPlan(site.ledger, { obligations: [obligation] });
    await site.ledger.db.user.create({
      data: { id: 'u', name: '联络员', email: 'officer@shuili.example', agencyId: 'shuili' },
    });
    const officer = await site.signedIn('officer@shuili.example');
    expect((await officer.get('/my')).html).toContain('尚未立项交办');
    site.clock.set('2027-03-01T02:00:00Z');
    await launch(site.ledger, 'small', { from: 2027, to: 2028 }, { ...SYSTEM, kind: 'admin' });
    return officer;
  }

  test('of an account without an agency are none', async () => {
    await openSmallPlan(site);
    const admin = await site.signedIn('admin@duban.example');
    expect((await admin.get('/my')).html).toContain('您的账号没有关联单位');
  });
});
