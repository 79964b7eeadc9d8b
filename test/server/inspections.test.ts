import { beforeEach, describe, expect, test } from '@jest/globals';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepInspection } from '../../ledger/steps/inspection-step.ts';
import { transferAgency, type TransferOrder } from '../../ledger/commands/transfer.ts';
import { REVIEWER } from '../support/actors.ts';
import {
  announced,
  arranged,
  concluded,
  found,
  given,
  INSPECTED,
  INSPECTION,
  inspecting,
  ordered,
} from '../support/inspecting.ts';
import { chineseIn } from './support/language.ts';
import { formFields } from './support/prepared.ts';
import { openSmallPlan, startSite, type Site } from './support/site.ts';
import { COMMISSION, GOVERNMENT, ADMIN, AGENCY } from './support/situation.ts';
import type { Visitor } from './support/visitor.ts';

const FINANCE = 'officer@caizheng.example';
const REGION = 'officer@chifeng.example';
const DESK = `/desk/inspections/${INSPECTION}`;
const OWN = `/inspections/${INSPECTION}`;
const REPORT = 'small-rectification-e1-shuili';
const at = (time: string) => `${time}+08:00`;

let site: Site;
let visitors: Map<string, Visitor>;
beforeEach(async () => {
  site = await startSite({ now: at('2027-11-03T10:00') });
  await openSmallPlan(site, { obligations: INSPECTED, region: true });
  visitors = new Map();
});

const as = async (email: string): Promise<Visitor> => {
  const known = visitors.get(email) ?? (await site.signedIn(email));
  visitors.set(email, known);
  return known;
};

test('goes its way over the pages of everybody whom it concerns', async () => {
  const government = await as(GOVERNMENT);
  expect((await government.get('/desk/inspections')).html).toContain('还没有部署检查');
  const order = { scope: '灌区建设', from: '2027-01-01', to: '2027-12-31', share: '10' };
  const refused = await government.post('/desk/inspections', {
    plan: 'small',
    ...order,
    share: 'x',
  });
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('随机抽取的比例不正确');
  expect(refused.html).toContain('灌区建设');
  const given = await government.post('/desk/inspections', { plan: 'small', ...order });
  expect(given.location).toBe(`${DESK}?done=ordered`);
  expect((await government.get('/government')).html).toContain('灌区建设');

  const commission = await as(COMMISSION);
  const form = await commission.get(`${DESK}/arrange`);
  expect(form.html).toContain('本年各单位都还没有接受过检查');
  expect(form.html).toContain('随机抽取');
  const arrangement: [string, string][] = [
    ['subject', 'shuili small-t001'],
    ['person', 'shuili-officer'],
    ['from', '2027-11-08'],
    ['to', '2027-11-10'],
    ['version', formFields(form.html, `${DESK}/arrange`)['version'] ?? ''],
    ['overLimitWhy', ''],
  ];
  const own = await commission.post(`${DESK}/arrange`, arrangement);
  expect(own.status).toBe(409);
  expect(own.html).toContain('不能参加检查组');
  expect(own.html).toMatch(/value="2027-11-08"/);
  arrangement[1] = ['person', 'caizheng-officer'];
  expect((await commission.post(`${DESK}/arrange`, arrangement)).location).toBe(
    `${DESK}?done=arranged`,
  );
  const fields = formFields((await commission.get(DESK)).html, `${DESK}/announce`);
  const preview = await commission.post(`${DESK}/announce`, { ...fields, step: 'preview' });
  expect(preview.html).toContain('将通知3人');
  expect((await (await as(AGENCY)).get('/my')).html).not.toContain('灌区建设');
  const sent = await commission.post(`${DESK}/announce`, {
    ...formFields(preview.html, `${DESK}/announce`),
    step: 'do',
  });
  expect(sent.location).toBe(`${DESK}?done=announced`);
  const again = await commission.post(`${DESK}/announce`, { ...fields, step: 'do' });
  expect(again.status).toBe(409);

  const agency = await as(AGENCY);
  expect((await agency.get('/my')).html).toContain('本单位接受检查');
  expect((await agency.get(OWN)).html).toContain('被检查单位');
  const member = await as(FINANCE);
  expect((await member.get('/my')).html).toContain('我是检查组成员');
  site.clock.set(at('2027-11-09T10:00'));
  const finding = {
    ...{ subject: 'shuili small-t001', text: '资金没有到位。', severity: 'serious' },
    rectifyBy: '2027-12-11',
  };
  const dayOff = await member.post(`${OWN}/findings`, finding);
  expect(dayOff.status).toBe(409);
  expect(dayOff.html).toContain('整改时限不是工作日');
  expect(dayOff.html).toContain('资金没有到位。');
  const recorded = await member.post(`${OWN}/findings`, { ...finding, rectifyBy: '2027-12-10' });
  expect(recorded.location).toBe(`${OWN}?done=found#${INSPECTION}-f1`);
  expect((await agency.get(OWN)).html).not.toContain('资金没有到位。');

  const page = await commission.get(DESK);
  const concluding = { ...formFields(page.html, `${DESK}/conclude`), conclusion: '总体良好。' };
  const before = await commission.post(`${DESK}/conclude`, { ...concluding, step: 'preview' });
  expect(before.html).toContain('将要求整改1个问题');
  const done = await commission.post(`${DESK}/conclude`, { ...concluding, step: 'do' });
  expect(done.location).toBe(`${DESK}?done=concluded`);
  const told = await agency.get(OWN);
  for (const text of ['总体良好。', '资金没有到位。', REPORT]) expect(told.html).toContain(text);
  expect((await agency.get(`/reports/${REPORT}`)).html).toContain('资金没有到位。');
  const answered = await agency.post(`${OWN}/answer`, { text: '月底到位。' });
  expect(answered.location).toBe(`${OWN}?done=answered#answers`);
  expect((await commission.get(DESK)).html).toContain('月底到位。');
  expect((await commission.get(`/desk/reports/${REPORT}`)).html).toContain('资金没有到位。');
  expect(before.html).toContain('将通知2人');
  const withdrawn = await commission.post(`${DESK}/withdraw`, {
    ...{ finding: `${INSPECTION}-f1`, why: '已经核实，资金按时到位。' },
  });
  expect(withdrawn.location).toBe(`${DESK}?done=finding-withdrawn#findings`);
  await stepCycle(site.ledger, 'small-rectification-e1');
  await stepInspection(site.ledger, INSPECTION);
  expect((await agency.get(OWN)).html).toContain('已经核实，资金按时到位。');
  expect((await government.get('/desk/inspections')).html).toContain('已办结');
});

test('every page of it is of one language', async () => {
  const pages = async () => {
    const seen: string[] = [];
    for (const [email, paths] of [
      [GOVERNMENT, ['/desk/inspections', '/government', DESK]],
      [COMMISSION, ['/desk/inspections', DESK, `${DESK}/arrange`, `/desk/audit`]],
      [AGENCY, [OWN, '/my', `/reports/${REPORT}`]],
      [FINANCE, [OWN, '/my']],
    ] as const) {
      const visitor = await as(email);
      await visitor.post('/lang', { lang: 'en', to: '/' });
      for (const path of paths) {
        const { html, status } = await visitor.get(path);
        if (status === 200)
          expect({ path, chinese: chineseIn(html) }).toEqual({ path, chinese: [] });
        seen.push(`${email.split(/[@.]/)[1]} ${path}: ${status}`);
      }
    }
    return seen;
  };
  await ordered(site.ledger);
  await arranged(site.ledger);
  expect((await pages()).filter((each) => each.endsWith('200'))).toHaveLength(9);
  await announced(site.ledger);
  site.clock.set(at('2027-11-09T10:00'));
  await found(site.ledger);
  await pages();
  await concluded(site.ledger);
  expect((await pages()).filter((each) => each.endsWith('200'))).toHaveLength(11);
});

describe('who may', () => {
  beforeEach(async () => {
    await inspecting(site.ledger);
    site.clock.set(at('2027-11-09T10:00'));
    await found(site.ledger);
  });

  test('read it: the offices all, the team all, the inspected its own, others nothing', async () => {
    const read = async (email: string, path: string) => {
      const { status, location, html } = await (await as(email)).get(path);
      return `${location ?? status}${html.includes('资金没有到位') ? ' finding' : ''}`;
    };
    expect(await read(COMMISSION, DESK)).toBe('200 finding');
    expect(await read(GOVERNMENT, DESK)).toBe('200 finding');
    expect(await read(ADMIN, DESK)).toBe('200 finding');
    expect(await read(COMMISSION, OWN)).toBe(DESK);
    expect(await read(FINANCE, OWN)).toBe('200 finding');
    expect(await read(AGENCY, OWN)).toBe('200');
    expect(await read(REGION, OWN)).toBe('403');
    for (const email of [AGENCY, FINANCE]) expect(await read(email, DESK)).toBe('403');
    expect(await read(AGENCY, '/inspections/none')).toBe('404');
  });

  test('keep files with a finding: the team, until the conclusion; the inspected agency reads them after it', async () => {
    const page = `${OWN}/findings/1`;
    const form = () => {
      const sent = new FormData();
      sent.append('file', new File(['\ufeff项目,拨付\n灌区,0\n'], '台账.csv'));
      return sent;
    };
    const member = await as(FINANCE);
    const agency = await as(AGENCY);
    expect((await agency.get(page)).status).toBe(404);
    expect((await agency.send(`${page}/attachments`, form())).status).toBe(404);
    expect((await (await as(REGION)).get(page)).status).toBe(403);
    const sent = await member.send(`${page}/attachments`, form());
    expect(sent.status).toBe(200);
    const [file] = await site.ledger.db.attachment.findMany({ where: { ownerKind: 'finding' } });
    const save = `${page}/attachments/${file!.id}/save`;
    expect((await agency.get(save)).status).toBe(404);
    expect((await member.get(save)).html).toContain('灌区');
    await concluded(site.ledger);
    expect((await agency.get(page)).html).toContain('台账.csv');
    expect((await agency.get(save)).html).toContain('灌区');
    expect((await member.send(`${page}/attachments`, form())).status).toBe(403);
  });

  test('act on it: nobody but who carries it out, and nothing is written', async () => {
    const post = async (email: string, path: string, fields: Record<string, string> = {}) =>
      (await (await as(email)).post(path, fields)).status;
    const finding = {
      subject: 'shuili ',
      text: '另一问题',
      severity: 'general',
      rectifyBy: '2027-12-10',
    };
    expect(await post(AGENCY, `${OWN}/findings`, finding)).toBe(409);
    expect(await post(REGION, `${OWN}/findings`, finding)).toBe(403);
    expect(await post(REGION, `${OWN}/answer`, { text: '意见' })).toBe(403);
    expect(await post(AGENCY, `${OWN}/answer`, { text: '意见' })).toBe(409);
    expect(await post(FINANCE, `${OWN}/answer`, { text: '意见' })).toBe(409);
    for (const act of ['arrange', 'announce', 'findings', 'withdraw', 'conclude', 'call-off']) {
      expect(await post(AGENCY, `${DESK}/${act}`)).toBe(403);
      expect(await post(ADMIN, `${DESK}/${act}`, { why: '理由', conclusion: '结论' })).toBe(409);
    }
    expect(await post(COMMISSION, '/desk/inspections', { plan: 'small', scope: '检查' })).toBe(409);
    expect(await site.ledger.db.finding.count()).toBe(1);
    expect(await site.ledger.db.inspectionAnswer.count()).toBe(0);
  });
});

test('whoever took an inspected agency’s place finds the inspection, its finding, and what it may do', async () => {
  await inspecting(site.ledger);
  site.clock.set(at('2027-11-08T10:00'));
  await found(site.ledger);
  const order = { cause: 'renamed', fromId: 'shuili', to: { name: '自治区水务厅', nameEn: '' } };
  const ordering = { actor: REVIEWER, why: '机构改革' };
  const moved = await given(transferAgency(site.ledger, 'small', order as TransferOrder, ordering));
  await concluded(site.ledger);
  const { id } = moved.to;
  const email = 'officer@shuiwu.example';
  await site.ledger.db.user.create({
    data: { id, name: '水务厅联络员', email, role: 'agency', agencyId: id },
  });
  const officer = await as(email);
  expect((await officer.get('/my')).html).toContain(OWN);
  const { html } = await officer.get(OWN);
  expect(html).toContain('灌区续建配套资金没有到位');
  expect(html).toContain('name="text"');
  expect((await officer.get(`${OWN}/findings/1`)).status).toBe(200);
  expect((await (await as(FINANCE)).get(`${OWN}/findings/2`)).status).toBe(404);
});
