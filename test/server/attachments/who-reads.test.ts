import { beforeAll, describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { attach } from '../../../ledger/attachments/attach.ts';
import { holdReport } from '../../../ledger/attachments/of-report.ts';
import { assignAssessors } from '../../../ledger/commands/assign-assessors.ts';
import { answer } from '../../../ledger/commands/contribute.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import { newestText } from '../../../ledger/read/texts.ts';
import { FINANCE, OPERATOR, WATER } from '../../support/actors.ts';
import { FINANCE_PART } from '../../support/cooperation.ts';
import { REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { owed } from '../../support/small-plan.ts';
import { openDueCycles, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const SELF = 'small-midterm-2027-t001';
const OTHER_REPORT = 'small-periodic-2027-t002';
let site: Site;
const visitors: Record<string, Visitor> = {};
/** Attachments by what they are of. */
const ids: Record<string, string> = {};

/** Attaches a text that says what it is. */
async function attached(what: string, reportId: string, actor = WATER): Promise<void> {
  const owner = { kind: 'report', id: reportId } as const;
  const content = {
    name: `${what}.txt`,
    type: 'txt',
    bytes: strToU8(`只给应看的人：${what}`),
  } as const;
  const outcome = await attach(site.ledger, holdReport, owner, content, actor);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  ids[what] = outcome.value.id;
}

beforeAll(async () => {
  site = await startSite({ now: '2027-06-02T02:00:00Z' });
  const obligations = ['periodic', 'contribution', 'midterm', 'assessment'].map((kind) =>
    owed(kind),
  );
  await openSmallPlan(site, { obligations, to: 2027, opens: '2027-05-31T02:00:00Z' });
  const { ledger, clock } = site;
  await assignAssessors(
    ledger,
    'small',
    { taskIds: ['small-t001'], contactIds: ['chifeng-officer'] },
    { actor: OPERATOR },
  );
  await openDueCycles(ledger, 'small');
  await attached('自评', SELF);
  const self = {
    values: { rating: 'on_track', evidence: '渠首工程已经完工。' },
    nil: false,
    nilReason: '',
  };
  const filed = await file(ledger, SELF, self, WATER);
  if (!filed.ok) throw new Error(filed.refusal.code);
  clock.set('2027-11-02T02:00:00Z');
  await openDueCycles(ledger, 'small');
  await attached('报送', REPORT);
  await file(ledger, REPORT, formOf(), WATER);
  await attached('草稿', OTHER_REPORT);
  await attached('意见', FINANCE_PART, FINANCE);
  const values = { position: 'disagree', opinion: '投资数不符。', input: '资金文件见附件。' };
  const on = await newestText(ledger.db, REPORT);
  const answered = await answer(ledger, FINANCE_PART, { values, on, basedOn: 0 }, FINANCE);
  if (!answered.ok) throw new Error(answered.refusal.code);
  for (const id of ['shuili', 'caizheng', 'chifeng', 'fagaiwei', 'zhengfuban'])
    visitors[id] = await site.signedIn(`officer@${id}.example`);
  visitors['admin'] = await site.signedIn('admin@duban.example');
  visitors['nobody'] = site.visitor();
});

const WHO = ['shuili', 'caizheng', 'chifeng', 'fagaiwei', 'zhengfuban', 'admin', 'nobody'];
const YES = 200;
/** Not for them; there is none, as far as they are concerned; sign in first. */
const [NO, NONE, IN] = [403, 404, 303];

describe('who may read a text may read its files, and nobody else', () => {
  test.each<[what: string, reportId: string, own: number[], desk: number[]]>([
    // What is filed: its agency, who cooperates, the plan's commission, government and administrators.
    ['报送', REPORT, [YES, YES, NO, YES, YES, YES, IN], [NO, NO, NO, YES, YES, YES, IN]],
    // What is not handed in yet: its agency alone.
    [
      '草稿',
      OTHER_REPORT,
      [YES, NONE, NO, NONE, NONE, NONE, IN],
      [NO, NO, NO, NONE, NONE, NONE, IN],
    ],
    // An opinion's: who gave it, and whoever reads the report that it is on.
    ['意见', FINANCE_PART, [YES, YES, NO, YES, YES, YES, IN], [NO, NO, NO, YES, YES, YES, IN]],
    // A side of the midterm evaluation before the reveal: who owes it; not even its reviewers.
    ['自评', SELF, [YES, NO, NO, NO, NO, NO, IN], [NO, NO, NO, NONE, NONE, NONE, IN]],
  ])('%s', async (what, reportId, own, desk) => {
    const told = await Promise.all(
      ['', '/desk'].map((place) =>
        Promise.all(
          WHO.map(async (who) => {
            const path = `${place}/reports/${reportId}/attachments/${ids[what]}/save`;
            const { status, html } = await visitors[who]!.get(path);
            expect(html.includes('只给应看的人')).toBe(status === YES);
            return status;
          }),
        ),
      ),
    );
    expect(told).toEqual([own, desk]);
  });

  test('an attachment is not had by way of another report', async () => {
    const path = `/reports/${REPORT}/attachments/${ids['自评']}/save`;
    expect((await visitors['fagaiwei']!.get(path)).status).toBe(404);
  });

  test('nobody but who owes a report changes its list, by no route', async () => {
    for (const who of WHO.filter((each) => each !== 'shuili'))
      for (const place of ['', '/desk']) {
        const base = `${place}/reports/${OTHER_REPORT}/attachments`;
        const visitor = visitors[who]!;
        const answers = [
          await visitor.get(`${base}/list`),
          await visitor.put(`${base}/parts?name=a.pdf&size=1&crc=0&at=0`, new Uint8Array(1)),
          await visitor.post(base, { file: 'a.pdf' }),
          await visitor.post(`${base}/remove`, { remove: ids['草稿']! }),
        ];
        for (const { status } of answers) expect([303, 401, 403]).toContain(status);
      }
    expect(await site.ledger.db.fileUpload.count()).toBe(0);
    expect(await site.ledger.db.attachment.count({ where: { removedAt: null } })).toBe(4);
  });

  test('a page names the files of what it shows: the desk of a report and its part, not of a sealed one', async () => {
    const commission = visitors['fagaiwei']!;
    const [report, part, sealed] = await Promise.all(
      [REPORT, FINANCE_PART, SELF].map(
        async (id) => (await commission.get(`/desk/reports/${id}`)).html,
      ),
    );
    expect(report).toContain(`/desk/reports/${REPORT}/attachments/${ids['报送']}/save`);
    expect(report).toContain(`/desk/reports/${FINANCE_PART}/attachments/${ids['意见']}/save`);
    expect(part).toContain('意见.txt');
    expect(sealed).not.toContain('自评.txt');
    const cooperating = (await visitors['caizheng']!.get(`/reports/${REPORT}`)).html;
    expect(cooperating).toContain(`/reports/${REPORT}/attachments/${ids['报送']}/save`);
  });
});

describe('a file is sent so that it can do nothing', () => {
  test('a text is saved and never shown; nothing is kept in a cache, and no type is guessed', async () => {
    for (const how of ['save', 'view']) {
      const path = `/reports/${REPORT}/attachments/${ids['报送']}/${how}`;
      const { headers } = await visitors['shuili']!.get(path);
      expect(headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    }
    const page = await visitors['shuili']!.get(`/reports/${REPORT}`);
    expect(page.headers.get('content-security-policy')).not.toContain('sandbox');
  });
});
