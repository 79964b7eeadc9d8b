import { beforeEach, describe, expect, test } from '@jest/globals';
import { file } from '../../../ledger/commands/report-commands.ts';
import { formOf } from '../../support/forms.ts';
import { WATER } from '../../support/actors.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { ADMIN, COMMISSION, GOVERNMENT } from '../support/situation.ts';

const REPORT = 'small-periodic-2027-t001';
const PAGE = `/desk/reports/${REPORT}`;
const REVIEW = `${PAGE}/review`;

let site: Site;
let commission: Visitor;

beforeEach(async () => {
  site = await startSite({ now: '2027-12-01T02:00:00Z' });
  await openSmallPlan(site);
  await file(site.ledger, REPORT, formOf(), WATER);
  commission = await site.signedIn(COMMISSION);
});

const stage = async () =>
  (await site.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } })).stage;

describe('a review', () => {
  test('accepts the revision that was read, and leads back to the report', async () => {
    const { html } = await commission.get(PAGE);
    expect(html).toContain('name="revision" value="1"');
    const { status, location } = await commission.post(REVIEW, {
      revision: '1',
      outcome: 'accept',
    });
    expect([status, location]).toEqual([303, `${PAGE}?done=accepted`]);
    expect((await commission.get(`${PAGE}?done=accepted`)).html).toContain(
      '第1稿已审核通过，事项办结',
    );
    expect(await stage()).toBe('accepted');
  });

  test('returns with a reason; the agency’s new due date is told', async () => {
    const answer = await commission.post(REVIEW, {
      revision: '1',
      outcome: 'return',
      reason: '请补充\r\n量化指标。',
    });
    expect(answer.location).toBe(`${PAGE}?done=returned`);
    const { html } = await commission.get(`${PAGE}?done=returned`);
    expect(html).toContain('第1稿已退回，新的截止日期：2027年12月31日（星期五）');
    expect(html).toContain('请补充\n量化指标。');
    expect(await stage()).toBe('collecting');
  });

  test('without a reason is refused in words, and changes nothing', async () => {
    for (const reason of ['', '  \n ', '……']) {
      const { status, html } = await commission.post(REVIEW, {
        revision: '1',
        outcome: 'return',
        reason,
      });
      expect(status).toBe(409);
      expect(html).toContain('退回');
      expect(html).toContain('panel-error');
    }
    expect(await stage()).toBe('reviewing');
  });

  test('of a revision that was replaced since is refused, and keeps what was typed', async () => {
    const { ledger } = site;
    await commission.post(REVIEW, { revision: '1', outcome: 'return', reason: '请补充。' });
    await file(ledger, REPORT, formOf({ progress: '第二稿' }), WATER);
    const { status, html } = await commission.post(REVIEW, {
      revision: '1',
      outcome: 'return',
      reason: '写给第一稿的意见<b>',
    });
    expect(status).toBe(409);
    expect(html).toContain('第二稿');
    expect(html).toContain('name="revision" value="2"');
    expect(html).toContain('写给第一稿的意见&lt;b&gt;</textarea>');
    expect(await stage()).toBe('reviewing');
    expect(await ledger.db.review.count()).toBe(1);
  });

  test('of what has been accepted is refused; pressing twice says so', async () => {
    await commission.post(REVIEW, { revision: '1', outcome: 'accept' });
    const { status, html } = await commission.post(REVIEW, { revision: '1', outcome: 'accept' });
    expect(status).toBe(409);
    expect(html).toContain('panel-error');
    expect(await site.ledger.db.review.count()).toBe(1);
  });

  test('is not the administrator’s, nor the government’s where the commission reviews', async () => {
    const fields = { revision: '1', outcome: 'accept' };
    const government = await site.signedIn(GOVERNMENT);
    expect((await government.post(REVIEW, fields)).status).toBe(409);
    expect((await government.get(PAGE)).html).not.toContain(`action="${REVIEW}"`);
    const admin = await site.signedIn(ADMIN);
    expect((await admin.post(REVIEW, fields)).status).toBe(409);
    expect((await admin.get(PAGE)).html).toContain('由自治区发展改革委审核');
    expect(await stage()).toBe('reviewing');
  });

  test('from another site’s page is not taken', async () => {
    const fields = { revision: '1', outcome: 'accept' };
    const foreign = { origin: 'https://elsewhere.example' };
    expect((await commission.post(REVIEW, fields, foreign)).status).toBe(403);
    expect(await stage()).toBe('reviewing');
  });

  test.each(['', '0', '-1', '1e3', '99999999999', 'NaN'])(
    'with revision %j is refused',
    async (revision) => {
      expect((await commission.post(REVIEW, { revision, outcome: 'accept' })).status).toBe(409);
      expect(await stage()).toBe('reviewing');
    },
  );
});

describe('what the commission owes itself', () => {
  const fields = { revision: '1', outcome: 'accept' };

  beforeEach(async () => {
    await site.ledger.db.report.update({
      where: { id: REPORT },
      data: { agencyId: 'fagaiwei' },
    });
  });

  test('is reviewed by the government office: it has the queue, the form and the action', async () => {
    const government = await site.signedIn(GOVERNMENT);
    const queue = await government.get('/desk/reviews');
    expect(queue.html).toContain('待您审核1项');
    expect(queue.html).toContain(`href="${PAGE}"`);
    expect((await government.get(PAGE)).html).toContain(`action="${REVIEW}"`);
    const { status, location } = await government.post(REVIEW, fields);
    expect([status, location]).toEqual([303, `${PAGE}?done=accepted`]);
    expect(await stage()).toBe('accepted');
  });

  test('is returned by the government office with a reason', async () => {
    const government = await site.signedIn(GOVERNMENT);
    const returned = { revision: '1', outcome: 'return', reason: '请补充数据。' };
    expect((await government.post(REVIEW, returned)).status).toBe(303);
    expect(await stage()).toBe('collecting');
  });

  test('the commission sees who reviews it, without the form, and is refused in words', async () => {
    const { html } = await commission.get(PAGE);
    expect(html).toContain('由自治区人民政府办公厅审核');
    expect(html).not.toContain(`action="${REVIEW}"`);
    const queue = await commission.get('/desk/reviews');
    expect(queue.html).toContain('待您审核0项');
    expect(queue.html).toContain('由自治区人民政府办公厅审核');
    const { status, html: refused } = await commission.post(REVIEW, fields);
    expect(status).toBe(409);
    expect(refused).toContain('本单位的报送稿不由本单位审核');
    expect(await stage()).toBe('reviewing');
  });
});
