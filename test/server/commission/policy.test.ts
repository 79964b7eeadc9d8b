import { beforeEach, describe, expect, test } from '@jest/globals';
import { changePolicy } from '../../../ledger/commands/change-policy.ts';
import { owed } from '../../support/small-plan.ts';
import { OPERATOR } from '../../support/actors.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { preparedSite } from '../support/prepared.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT } from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';

const POLICY = '/desk/policy';

/** The form's fields as a browser has them: inputs, and what is selected. */
function fieldsOf(html: string): Record<string, string> {
  const start = html.indexOf(`<form method="post" action="${POLICY}"`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ]);
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)"[\s\S]*?<\/select>/g)].map(
    ([select, name = '']) => [name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? ''],
  );
  return Object.fromEntries([...inputs, ...selects]) as Record<string, string>;
}

describe('the policy of a plan that is not launched', () => {
  let site: Site;
  let commission: Visitor;
  beforeEach(async () => {
    site = await preparedSite({ obligations: [owed('periodic'), owed('receipt')] });
    commission = await site.signedIn(COMMISSION);
  });
  const values = async (id = 'small-periodic-year') =>
    (await site.ledger.db.obligation.findUniqueOrThrow({ where: { id } })).values;

  test('is changed after a look at what moves, and taken back in one click', async () => {
    const { html } = await commission.get(POLICY);
    expect(englishIn(html)).toEqual([]);
    const fields = fieldsOf(html);
    const changed = {
      ...fields,
      workingHour: '08:30',
      'o0-opens': 'on',
      'o0-opensAt': '10-08',
      'o0-due': 'on',
      'o0-dueAt': '12-10',
      'o0-reminders': '20、5 1',
      'o0-circularAfter': '0',
    };
    const preview = await commission.post(POLICY, { ...changed, step: 'preview' });
    expect(preview.status).toBe(200);
    expect(preview.html).toContain('2027年12月10日');
    expect(preview.html).toContain('核对变动，再保存');
    expect(await values()).toEqual({});
    const edit = await commission.post(POLICY, { ...fieldsOf(preview.html), step: 'edit' });
    expect(edit.html).toContain('value="20、5 1"');
    const saved = await commission.post(POLICY, { ...fieldsOf(preview.html), step: 'do' });
    expect([saved.status, saved.location]).toEqual([303, '/desk/policy?done=policy-changed']);
    expect(await values()).toEqual({
      opens: { on: '10-08' },
      due: { on: '12-10' },
      ladder: { reminders: [20, 5, 1], circularAfter: null },
    });
    const after = (await commission.get(POLICY)).html;
    const restore = /href="(\/desk\/policy\?restore=\d+)"/.exec(after)?.[1] ?? '';
    const proposed = await commission.get(restore);
    expect(proposed.html).toContain('已填入以前的安排');
    const back = await commission.post(POLICY, { ...fieldsOf(proposed.html), step: 'preview' });
    await commission.post(POLICY, { ...fieldsOf(back.html), step: 'do' });
    expect(await values()).toEqual({});
    const { policy } = await site.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    expect(policy).toMatchObject({ workingHour: '09:00' });
  });

  test('is refused in words: what cannot be, what clashes, what nobody changed, what others changed', async () => {
    const fields = fieldsOf((await commission.get(POLICY)).html);
    const send = (changed: Record<string, string>, step = 'preview') =>
      commission.post(POLICY, { ...fields, ...changed, step });
    const wrong = await send({ zone: 'Mars', workingHour: '25:00', 'o0-reminders': '7 7' });
    expect(wrong.status).toBe(409);
    expect(wrong.html).toContain('时区');
    expect(wrong.html).toContain('“截止前提醒（天）”');
    expect(wrong.html).toContain('value="Mars"');
    for (const bad of ['02-30', 'x', '', '1e3'])
      expect((await send({ 'o0-due': 'on', 'o0-dueAt': bad })).status).toBe(409);
    const clash = await send({ 'o0-due': 'on', 'o0-dueAt': '03-31' });
    expect([clash.status, clash.html.includes('尚未开始报送就已截止')]).toEqual([409, true]);
    const order = await send({ 'o0-closeAfter': '12' });
    expect([order.status, order.html.includes('步骤次序不对')]).toEqual([409, true]);
    expect((await send({})).status).toBe(409);
    const later = { 'small-receipt-every': { dueAfterWorkdays: 7 } };
    const id = (await site.ledger.db.obligation.findFirstOrThrow({ where: { kind: 'receipt' } }))
      .id;
    await changePolicy(
      site.ledger,
      'small',
      { values: { [id]: Object.values(later)[0] ?? {} } },
      OPERATOR,
    );
    const late = await send({ workingHour: '08:30' }, 'do');
    expect([late.status, late.html.includes('报送安排又有了变动')]).toEqual([409, true]);
    expect(await values()).toEqual({});
  });

  test('the government reads it, an agency does not; an English page is English', async () => {
    const government = await site.signedIn(GOVERNMENT);
    const { html } = await government.get(POLICY);
    expect(html).toContain('<fieldset disabled');
    expect((await government.post(POLICY, { plan: 'small' })).status).toBe(403);
    expect((await (await site.signedIn(AGENCY)).get(POLICY)).status).toBe(403);
    const admin = await site.signedIn(ADMIN);
    await admin.post('/lang', { lang: 'en', back: POLICY });
    expect(chineseIn((await admin.get(POLICY)).html)).toEqual([]);
  });
});

test('in a running plan open reports are told of their new date', async () => {
  const site = await startSite({ now: '2027-12-01T02:00:00Z' });
  await openSmallPlan(site, { to: 2027 });
  const commission = await site.signedIn(COMMISSION);
  const fields = fieldsOf((await commission.get(POLICY)).html);
  expect((await commission.get(POLICY)).html).toContain('频次和报告的时段不再调整');
  const changed = { ...fields, 'o0-due': 'on', 'o0-dueAt': '12-24' };
  const preview = await commission.post(POLICY, { ...changed, step: 'preview' });
  expect(preview.html).toContain('在办事项改期2项');
  const saved = await commission.post(POLICY, { ...fieldsOf(preview.html), step: 'do' });
  expect(saved.status).toBe(303);
  expect(await site.ledger.db.report.findMany()).toMatchObject([
    { dueOn: '2027-12-24' },
    { dueOn: '2027-12-24' },
  ]);
});
