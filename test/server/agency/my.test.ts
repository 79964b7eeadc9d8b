import { beforeEach, describe, expect, test } from '@jest/globals';
import { SYSTEM } from '../../../domain/report/actor.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { reportFormSchema } from '../../../schemas/report-form.ts';
import { importSmallPlan } from '../../support/small-plan.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

const OFFICER = { kind: 'agency', agencyId: 'shuili', name: '联络员' } as const;
const REVIEWER = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
const form = reportFormSchema.parse({ progress: '进展。' });

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
    await openSmallPlan(site, 3);
    const { ledger, clock } = site;
    await file(ledger, 'small-2027-001', form, OFFICER);
    await accept(ledger, 'small-2027-001', 1, REVIEWER);
    await file(ledger, 'small-2027-002', form, OFFICER);
    await returnReport(ledger, 'small-2027-002', 1, '请补充。', REVIEWER);
    const officer = await site.signedIn('officer@shuili.example');
    const before = lines((await officer.get('/my')).html);
    expect(before.map((line) => /^任务\d/.exec(line)?.[0])).toEqual(['任务2', '任务3', '任务1']);
    expect(before[0]).toContain('已退回，待重报');
    expect(before[0]).toContain('2027年11月9日24:00前 原定2027年12月31日');
    expect(before[2]).toContain('蓝灯');
    expect(before[2]).toContain('已办结');
    clock.set('2028-01-01T02:00:00Z');
    const after = lines((await officer.get('/my')).html);
    expect(after[0]).toContain('红灯');
    expect(after[1]).toContain('红灯');
    expect(after[1]).toContain('已逾期1天');
  });

  test('come with figures and the burden', async () => {
    await openSmallPlan(site, 3);
    await file(site.ledger, 'small-2027-001', form, OFFICER);
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
      dueVersion: 1,
      rung: 'opening',
      contactId: 'shuili-officer',
      digestKey: 'k',
      dueAt: new Date('2027-11-01T01:00:00Z'),
      state: 'sent' as const,
      messageId: 'm1',
    };
    // Two rows in one digest are one mail.
    for (const reportId of ['small-2027-001', 'small-2027-002'])
      await site.ledger.db.mail.create({ data: { ...mail, id: reportId, reportId } });
    const officer = await site.signedIn('officer@shuili.example');
    const { html } = await officer.get('/my');
    const figures = [...html.matchAll(/<dt>([^<]+)<\/dt><dd>(\d+)<\/dd>/g)];
    expect(figures.map(([, name, count]) => `${name} ${count}`)).toEqual([
      '应报 3',
      '按时报送 1',
      '逾期报送 0',
      '逾期未报 0',
      '未到期 2',
      '办结 0',
    ]);
    expect(html).toContain('需填报表3份、已收邮件1封');
  });

  test('before the year opens say what comes when', async () => {
    await importSmallPlan(site.ledger);
    await site.ledger.db.user.create({
      data: { id: 'u', name: '联络员', email: 'officer@shuili.example', agencyId: 'shuili' },
    });
    const officer = await site.signedIn('officer@shuili.example');
    expect((await officer.get('/my')).html).toContain('尚未立项交办');
    site.clock.set('2027-03-01T02:00:00Z');
    await launch(site.ledger, 'small', { from: 2027, to: 2027 }, { ...SYSTEM, kind: 'admin' });
    const { html } = await officer.get('/my');
    for (const text of [
      '2027年度安排',
      '本单位届时应报1份',
      '2027年11月1日 09:00',
      '2027年12月31日24:00前',
      '临近提醒（提前7天）',
    ])
      expect(html).toContain(text);
  });

  test('of an account without an agency are none', async () => {
    await openSmallPlan(site);
    const admin = await site.signedIn('admin@duban.example');
    expect((await admin.get('/my')).html).toContain('您的账号没有关联单位');
  });
});
