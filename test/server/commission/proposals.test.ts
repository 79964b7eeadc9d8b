import { beforeAll, describe, expect, test } from '@jest/globals';
import { importSmallPlan } from '../../support/small-plan.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const LAUNCH = '/desk/launch';
const CONFIRM = '/desk/launch/confirm';
const CONTACTS = 'small-deliverable-contacts';
const PAST = 'small-deliverable-publication';
const YEARS = { from: '2027', to: '2028' };

describe('dated items of the text, before the launch', () => {
  let site: Site;
  let operator: Visitor;

  beforeAll(async () => {
    site = await startSite({ now: '2027-03-01T02:00:00Z' });
    const { commissionId } = await importSmallPlan(site.ledger, {
      letter: [
        '各部门、各地区要于4月20日前将联络员名单报自治区发展改革委。',
        '各部门于1月底前公布工作方案。',
      ],
      region: true,
    });
    await site.ledger.db.user.createMany({
      data: [
        { id: 'a', name: '王某', email: 'admin@duban.example', role: 'admin', agencyId: null },
        ...(
          [
            ['commission', commissionId],
            ['government', 'zhengfuban'],
            ['agency', 'shuili'],
          ] as const
        ).map(([role, agencyId]) => ({
          id: agencyId,
          name: `${agencyId}联络员`,
          email: `officer@${agencyId}.example`,
          role,
          agencyId,
        })),
      ],
    });
    operator = await site.signedIn('admin@duban.example');
  });

  const boxes = (html: string) =>
    [...html.matchAll(/<input[^>]*name="obligation"[^>]*>/g)].map(([input]) => ({
      id: /value="([^"]*)"/.exec(input)?.[1],
      isTicked: /\bchecked\b/.test(input),
      isOpen: !/\bdisabled\b/.test(input),
    }));

  test('stand there with their sentences, none ticked, what is past closed', async () => {
    const { html } = await operator.get(LAUNCH);
    expect(boxes(html)).toEqual([
      { id: CONTACTS, isTicked: false, isOpen: true },
      { id: PAST, isTicked: false, isOpen: false },
    ]);
    expect(html).toContain('限时事项“联络员名单”');
    expect(html).toContain('各部门、各地区要于4月20日前将联络员名单报自治区发展改革委');
    expect(html).toContain('日期已过');
    expect(englishIn(html)).toEqual([]);
  });

  test('what is ticked is in the preview at once, by name, and opens its reports', async () => {
    const answer = await operator.post(CONFIRM, { plan: 'small', ...YEARS, obligation: CONTACTS });
    expect([answer.status, answer.location]).toEqual([
      303,
      `${LAUNCH}?from=2027&to=2028&done=confirmed`,
    ]);
    const { html } = await operator.get(answer.location ?? '');
    expect(boxes(html)[0]).toEqual({ id: CONTACTS, isTicked: true, isOpen: true });
    expect(html).toContain('确认人：');
    expect(html).toContain('王某');
    // Once in the card of proposals, once among the cycles of the preview.
    expect(html.match(/限时事项“联络员名单”/g)).toHaveLength(2);
  });

  test('what is past is refused with its date, and what was confirmed stays', async () => {
    const { status, html } = await operator.post(CONFIRM, { plan: 'small', obligation: PAST });
    expect(status).toBe(409);
    expect(html).toContain('“公布工作方案”');
    expect(boxes(html)[0]?.isTicked).toBe(true);
  });

  test('is one language at a time', async () => {
    await operator.post('/lang', { lang: 'en', to: '/' });
    const { html } = await operator.get(LAUNCH);
    expect(html).toContain('Dated item: List of contacts');
    expect(chineseIn(html)).toEqual([]);
    await operator.post('/lang', { lang: 'zh-CN', to: '/' });
  });

  test('is not the government’s, nor an agency’s', async () => {
    for (const address of ['officer@zhengfuban.example', 'officer@shuili.example']) {
      const other = await site.signedIn(address);
      expect((await other.post(CONFIRM, { plan: 'small' })).status).toBe(403);
    }
    const government = await site.signedIn('officer@zhengfuban.example');
    const { html } = await government.get(LAUNCH);
    expect(html).not.toContain(`action="${CONFIRM}"`);
    expect(boxes(html).map(({ isOpen }) => isOpen)).toEqual([false, false]);
    expect(await site.ledger.db.obligation.count({ where: { kind: 'deliverable' } })).toBe(1);
  });

  test('unticked before the launch it is taken back', async () => {
    expect((await operator.post(CONFIRM, { plan: 'small' })).status).toBe(303);
    expect(await site.ledger.db.obligation.count({ where: { kind: 'deliverable' } })).toBe(0);
  });
});
