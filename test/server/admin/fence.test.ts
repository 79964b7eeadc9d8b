import { beforeEach, expect, test } from '@jest/globals';
import { raiseFence } from '../../../ledger/fence/fence.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { REPORT } from '../../support/dates.ts';
import { claim } from '../../support/outbox.ts';
import { chineseIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  await stepReport(site.ledger, REPORT);
  await site.ledger.db.process.updateMany({ data: { nextStepAt: null } });
});

const restore = () => raiseFence(site.ledger, { at: new Date(), name: 'duban.backup' });
const fileOf = (text: string) => {
  const body = new FormData();
  body.set('file', new File([text], 'mail.log'));
  return body;
};

test('without a restore there is nothing to release, and no page speaks of it', async () => {
  const admin = await site.signedIn('admin@duban.example');
  expect((await admin.get('/desk/fence')).html).toContain('没有恢复隔离');
  expect((await admin.get('/desk')).html).not.toContain('/desk/fence');
  const release = await admin.post('/desk/fence/release', { seen: 'x' });
  expect(release.status).toBe(409);
  expect(release.html).toContain('没有恢复隔离，或者已经解除');
});

test('commission and administrator are told on every page; agencies and the government are not', async () => {
  await restore();
  for (const who of ['admin@duban.example', 'officer@fagaiwei.example']) {
    const visitor = await site.signedIn(who);
    expect((await visitor.get('/desk')).html).toContain('邮件暂停发送');
  }
  const agency = await site.signedIn('officer@shuili.example');
  expect((await agency.get('/my')).html).not.toContain('/desk/fence');
  expect((await agency.get('/desk/fence')).status).toBe(403);
  const government = await site.signedIn('officer@zhengfuban.example');
  expect((await government.get('/government')).html).not.toContain('/desk/fence');
  expect((await government.get('/desk/fence')).status).toBe(403);
});

test('the commission sees what waits, and only the administrator acts', async () => {
  await restore();
  const commission = await site.signedIn('officer@fagaiwei.example');
  const { status, html } = await commission.get('/desk/fence');
  expect(status).toBe(200);
  expect(html).toContain('等待发送的邮件');
  expect(html).not.toContain('/desk/fence/release');
  for (const act of ['known', 'release'])
    expect((await commission.post(`/desk/fence/${act}`, {})).status).toBe(403);
});

test('the outside’s messages are taken from a file, and the rest is released as it was seen', async () => {
  const [message] = await claim(site.ledger, { stragglerSeconds: -1 });
  await restore();
  const admin = await site.signedIn('admin@duban.example');
  const { html } = await admin.get('/desk/fence');
  const seen = /name="seen" value="(\w+)"/.exec(html)?.[1] ?? '';
  const none = await admin.send('/desk/fence/known', fileOf('nothing'));
  expect(none.status).toBe(409);
  expect(none.html).toContain('文件中没有本系统的邮件编号');
  const known = await admin.send('/desk/fence/known', fileOf(message!.messageId));
  expect(known.html).toContain('mail.log：本系统邮件1封，新增1封');
  const old = await admin.post('/desk/fence/release', { seen });
  expect(old.status).toBe(409);
  expect(old.html).toContain('待发邮件与刚才看到的不同');
  const now = /name="seen" value="(\w+)"/.exec(old.html)?.[1] ?? '';
  const done = await admin.post('/desk/fence/release', { seen: now });
  expect(done.location).toBe('/desk/fence?done=released');
  const after = await admin.get('/desk/fence?done=released');
  expect(after.html).toContain('隔离已解除');
  expect(after.html).not.toContain('邮件暂停发送');
  const sent = await claim(site.ledger, { stragglerSeconds: -1 });
  expect(sent.map(({ messageId }) => messageId)).not.toContain(message!.messageId);
  const actions = await site.ledger.db.audit.findMany({ where: { action: 'release_fence' } });
  expect(actions).toHaveLength(1);
});

test('in English too', async () => {
  await restore();
  const admin = await site.signedIn('admin@duban.example');
  await admin.post('/lang', { lang: 'en', to: '/desk/fence' });
  expect(chineseIn((await admin.get('/desk/fence')).html)).toEqual([]);
});
