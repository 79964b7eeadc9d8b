import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { mailCodeEn } from '../../../server/parts/codes.en.ts';
import { mailCodeZh } from '../../../server/parts/codes.zh.ts';
import { chineseIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { AGENCY, COMMISSION } from '../support/situation.ts';

const ID = '<duban.m.1@fagaiwei.example>';
const PAGE = `/desk/mails/${encodeURIComponent(ID)}`;

/** A mail that somebody has tried to slip a script into. */
const RAW = [
  'From: duban@fagaiwei.example',
  'To: officer@shuili.example',
  'Subject: =?UTF-8?B?5oql6YCB6YCa55+l?=',
  `Message-ID: ${ID}`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="m"',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'text & <b>plain</b>',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p title="x">html</p><script>alert(1)</script>',
  '--b--',
  '--m',
  'Content-Type: application/octet-stream',
  'Content-Disposition: attachment; filename="letter.docx"',
  '',
  'bytes',
  '--m--',
  '',
].join('\r\n');

let site: Site;
let commission: Visitor;

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site);
  const { db } = site.ledger;
  await stepReport(site.ledger, 'small-periodic-2027-t001');
  const mail = await db.mail.findFirstOrThrow({
    where: { reportId: 'small-periodic-2027-t001' },
  });
  await db.message.create({
    data: {
      id: ID,
      planId: mail.planId,
      contactId: mail.contactId,
      digestKey: mail.digestKey,
      part: 1,
      address: 'officer@shuili.example',
      subject: '报送通知',
      raw: Buffer.from(RAW),
      formedAt: mail.dueAt,
      sentAt: mail.dueAt,
    },
  });
  await db.mail.update({
    where: { id: mail.id },
    data: { state: 'sent', code: 'message-250', messageId: ID, settledAt: mail.dueAt },
  });
  commission = await site.signedIn(COMMISSION);
});

describe('a sent mail', () => {
  test('is found in the list, and from the timeline of its report', async () => {
    for (const path of ['/desk/mails', '/desk/reports/small-periodic-2027-t001'])
      expect((await commission.get(path)).html).toContain(`href="${PAGE}"`);
  });

  test('is read for the tab that shows it, and for no other', async () => {
    const { db } = site.ledger;
    const ask = db.$queryRaw;
    const asked: string[] = [];
    db.$queryRaw = ((query: { text?: string }, ...values: unknown[]) => {
      asked.push(query.text ?? '');
      return ask(query as never, ...values);
    }) as typeof ask;
    const isRead = async (tab: string) => {
      asked.length = 0;
      const { status, html } = await commission.get(`/desk/mails?tab=${tab}`);
      expect(status).toBe(200);
      // Every tab tells of each how many there are.
      expect(html).toMatch(/tab=sent"[^>]*>[^<]+ 1<\/a>/);
      return asked.some((sql) => sql.includes('FROM message'));
    };
    const found = [await isRead('sent'), await isRead('planned'), await isRead('contacts')];
    db.$queryRaw = ask;
    expect(found).toEqual([true, false, false]);
  });

  test('is shown in a sandbox that runs nothing, and as text', async () => {
    const { status, html } = await commission.get(PAGE);
    expect(status).toBe(200);
    expect(html).toMatch(/<iframe[^>]* sandbox="" srcdoc="&lt;p title=&quot;x&quot;&gt;html/);
    expect(html).toContain('text &amp; &lt;b&gt;plain&lt;/b&gt;');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('报送通知');
    expect(html).toContain('href="/desk/reports/small-periodic-2027-t001"');
    const sha256 = createHash('sha256').update('bytes').digest('hex');
    expect(html).toContain(`letter.docx <code>${sha256}</code>`);
  });

  test('is not an agency’s to read, and English pages mark what is Chinese in it', async () => {
    expect((await (await site.signedIn(AGENCY)).get(PAGE)).status).toBe(403);
    const reader = await site.signedIn(COMMISSION);
    await reader.post('/lang', { lang: 'en', to: '/' });
    expect(chineseIn((await reader.get(PAGE)).html)).toEqual([]);
    await reader.post('/lang', { lang: 'zh-CN', to: '/' });
  });
});

describe('a code of the mail transport', () => {
  test.each([
    ['rcpt-550-5.1.1', '收件地址被服务器拒收', 'The recipient’s address was refused'],
    ['rcpt-451-4.7.1', '收件地址暂时被服务器拒收', 'refused for now'],
    ['data-554', '提交邮件时被服务器拒绝', 'Handing over the mail: refused by the server'],
    ['connect-refused', '连接邮件服务器：连接被拒绝', 'connection refused'],
    ['message-dropped', '传送邮件内容：连接中断', 'connection lost'],
    ['auth-credentials', '账号或密码不正确', 'account or password is wrong'],
    ['message-250-2.0.0', '服务器已接收', 'Taken by the server'],
    ['lease_expired', '不确定是否送达', 'may or may not have arrived'],
    ['tls', '加密连接失败', 'Encryption failed'],
  ])('%s is told in words, with the code', (code, zh, en) => {
    expect(mailCodeZh(code)).toContain(zh);
    expect(mailCodeEn(code)).toContain(en);
    expect(mailCodeZh(code)).toContain(code);
    expect(mailCodeEn(code)).toContain(code);
  });

  test('an unknown one is shown as it is', () => {
    expect([mailCodeZh('what-ever'), mailCodeEn('what-ever')]).toEqual(['what-ever', 'what-ever']);
  });
});

test('refused mails are sent again from the page, one or all of a code, by whoever runs the plan', async () => {
  const { db } = site.ledger;
  const mail = await db.mail.findFirstOrThrow({ where: { messageId: ID } });
  const refuse = () =>
    db.mail.update({
      where: { id: mail.id },
      data: { state: 'refused', code: 'rcpt-550-5.1.1', settledAt: new Date() },
    });
  const state = async () => (await db.mail.findUniqueOrThrow({ where: { id: mail.id } })).state;
  await refuse();
  const { html } = await commission.get('/desk/mails?tab=trouble');
  expect(html).toContain('再次发送1件');
  for (const form of [{ code: 'rcpt-550-5.1.1' }, { digest: mail.digestKey }]) {
    await refuse();
    const sent = await commission.post('/desk/mails/send-again', { plan: mail.planId, ...form });
    expect([sent.status, await state()]).toEqual([303, 'deferred']);
    expect((await commission.get(sent.location!)).html).toContain('这些邮件将再次发送');
  }
  const twice = await commission.post('/desk/mails/send-again', {
    plan: mail.planId,
    digest: mail.digestKey,
  });
  expect([twice.status, twice.html.includes('没有这样的被拒邮件')]).toEqual([409, true]);
  const agency = await site.signedIn(AGENCY);
  const form = { plan: mail.planId, digest: mail.digestKey };
  expect((await agency.post('/desk/mails/send-again', form)).status).toBe(403);
});
