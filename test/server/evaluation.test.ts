import { beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Actor } from '../../domain/report/actor.ts';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import { file } from '../../ledger/commands/report-commands.ts';
import { formOf } from '../support/forms.ts';
import { OPERATOR, WATER } from '../support/actors.ts';
import { owed } from '../support/small-plan.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepEvaluation } from '../../ledger/steps/evaluation-step.ts';
import type { Visitor } from './support/visitor.ts';
import { openDueCycles, openSmallPlan, startSite, type Site } from './support/site.ts';

/** Words that nobody but their writers may find anywhere before the reveal. */
const OF_SELF = '渠首工程已经完工';
const OF_OTHER = '渠首工程尚未验收';
const SELF = 'small-midterm-2027-t001';
const OTHER = 'small-assessment-2027-t001';
const ASSESSOR: Actor = {
  ...{ kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  contacts: ['chifeng-officer'],
};
const assign = (site: Site, taskIds: string[], contactIds: string[], actor = OPERATOR) =>
  assignAssessors(site.ledger, 'small', { taskIds, contactIds }, { actor });
const evaluated = (rating: string, evidence: string) => ({
  values: { rating, evidence },
  nil: false,
  nilReason: '',
});

/** A page, or all that is in a file, as text. */
async function whole(visitor: Visitor, path: string) {
  const { bytes, html, status, location } = await visitor.get(path);
  const isFile = bytes.subarray(0, 2).toString() === 'PK';
  const text = isFile
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join(' ')
    : html;
  return { text, status, location };
}

let site: Site;
beforeAll(async () => {
  site = await startSite({ now: '2027-06-02T02:00:00Z' });
  const obligations = ['periodic', 'midterm', 'assessment'].map((kind) => owed(kind));
  await openSmallPlan(site, {
    ...{ obligations, region: true, tasks: 3, to: 2027, opens: '2027-05-31T02:00:00Z' },
  });
  const { ledger } = site;
  await assign(site, ['small-t001', 'small-t002'], ['chifeng-officer']);
  await openDueCycles(ledger, 'small');
});

describe('assessors are named', () => {
  const taken = async () => {
    const reports = await site.ledger.db.report.findMany({
      where: { kind: 'assessment' },
      orderBy: { id: 'asc' },
    });
    return reports.map(({ id, assigneeId, termsVersion }) => [
      id.slice(-4),
      assigneeId,
      termsVersion,
    ]);
  };

  test('before the opening, to owe it then; never of an agency with a part in the task', async () => {
    expect(await taken()).toEqual([
      ['t001', 'chifeng-officer', 1],
      ['t002', 'chifeng-officer', 1],
    ]);
    const refused = await assign(site, ['small-t001'], ['shuili-officer', 'caizheng-leader']);
    expect(refused).toMatchObject({
      ok: true,
      value: [{ taskId: 'small-t001', contactId: null, why: 'responsible' }],
    });
    expect(await assign(site, ['small-t001'], ['zhengfuban-officer'])).toMatchObject({
      refusal: { code: 'no_assessor' },
    });
    expect(await assign(site, ['small-t001'], ['chifeng-officer'], WATER)).toMatchObject({
      refusal: { code: 'only_operator' },
    });
  });

  test('after it too, at once, and others in their place, by new terms', async () => {
    await assign(site, ['small-t003'], ['chifeng-officer']);
    await assign(site, ['small-t002'], ['chifeng-leader']);
    expect(await taken()).toEqual([
      ['t001', 'chifeng-officer', 1],
      ['t002', 'chifeng-leader', 2],
      ['t003', 'chifeng-officer', 1],
    ]);
    const mails = await site.ledger.db.mail.findMany({
      where: { reportId: { contains: 't002' }, notice: 'opening' },
    });
    expect(
      mails
        .filter(({ reportId }) => reportId?.includes('assessment'))
        .map(({ contactId }) => contactId),
    ).toEqual(['chifeng-leader']);
  });
});

describe('what was filed is read by nobody else', () => {
  const roles = [
    'officer@shuili.example',
    'officer@caizheng.example',
    'officer@chifeng.example',
    'officer@fagaiwei.example',
    'officer@zhengfuban.example',
    'admin@duban.example',
  ];
  const doors = [SELF, OTHER].flatMap((id) => [
    ...[`/reports/${id}`, `/reports/${id}/docx`, `/reports/${id}/receipt/1`],
    ...[`/reports/${id}/receipt/1/docx`, `/desk/reports/${id}`, `/desk/reports/${id}/docx`],
    `/desk/reports/${id}?at=2027-12-31T12:00`,
  ]);
  const lists = [
    ...['/my', '/desk', '/desk/reports', '/desk/reports.xlsx', '/desk/reviews', '/desk/mails'],
    ...['/government', '/desk/evaluation', '/desk/escalations', '/desk/instructions'],
    ...['/desk/disagreements', '/desk/audit', '/desk/statistics'],
    ...['/desk/statistics.csv', '/desk/tasks', '/desk/tasks/small-t001', '/desk/agencies/shuili'],
    ...['/my/tasks', '/desk/source', `/desk/reports?q=${encodeURIComponent(OF_SELF.slice(0, 4))}`],
  ];

  test('not on any page, in any file, by anybody, before both are in', async () => {
    const { ledger } = site;
    await file(ledger, SELF, evaluated('complete', OF_SELF), WATER);
    await file(ledger, OTHER, evaluated('limited', OF_OTHER), ASSESSOR);
    expect(await ledger.db.submission.count()).toBe(2);
    const seen: string[] = [];
    for (const email of roles) {
      const visitor = await site.signedIn(email);
      for (const door of [...doors, ...lists]) {
        const { text, status, location } = await whole(visitor, door);
        expect({ door, email, status: status < 500 }).toEqual({ door, email, status: true });
        const said =
          location && !location.startsWith('/sign-in')
            ? (await whole(visitor, location)).text
            : text;
        for (const words of [OF_SELF, OF_OTHER])
          if (said.includes(words))
            seen.push(`${email} ${door} ${words === OF_SELF ? 'self' : 'other'}`);
      }
    }
    const own = (email: string, id: string, side: string) =>
      [
        `/reports/${id}`,
        `/reports/${id}/docx`,
        `/reports/${id}/receipt/1`,
        `/reports/${id}/receipt/1/docx`,
      ].map((door) => `${email} ${door} ${side}`);
    expect(seen).toEqual([
      ...own('officer@shuili.example', SELF, 'self'),
      ...own('officer@chifeng.example', OTHER, 'other'),
    ]);
  });

  test('the commission sees that it is filed, and that it is sealed', async () => {
    const desk = await site.signedIn('officer@fagaiwei.example');
    const { html } = await desk.get(`/desk/reports/${SELF}`);
    expect(html).toContain('互不可见');
    expect(html).toContain('已于2027年6月2日（星期三）报送');
    expect((await desk.get(`/desk/reports/${SELF}/docx`)).status).toBe(403);
  });
});

describe('the commission’s page of the evaluation', () => {
  test('names assessors for many tasks at once, after a look; nobody else’s does', async () => {
    const desk = await site.signedIn('officer@fagaiwei.example');
    const page = await desk.get('/desk/evaluation');
    expect([page.status, page.html.includes('互不可见')]).toEqual([200, true]);
    const fields: [string, string][] = [
      ...['small-t001', 'small-t002', 'small-t003'].map((id): [string, string] => ['task', id]),
      ...['chifeng-officer', 'chifeng-leader'].map((id): [string, string] => ['person', id]),
    ];
    const look = await desk.post('/desk/evaluation/assign', [...fields, ['step', 'preview']]);
    expect(look.html).toContain('独立评估已经报送，不再变更');
    const before = await site.ledger.db.assessor.findMany({ orderBy: { taskId: 'asc' } });
    const done = await desk.post('/desk/evaluation/assign', [...fields, ['step', 'confirm']]);
    expect(done.html).toContain('已指定2项任务的评估人');
    const after = await site.ledger.db.assessor.findMany({ orderBy: { taskId: 'asc' } });
    expect(before.map((each) => each.contactId.slice(8))).toEqual(['officer', 'leader', 'officer']);
    expect(after[0]).toMatchObject({ contactId: 'chifeng-officer' });
    expect(new Set(after.slice(1).map(({ contactId }) => contactId)).size).toBe(2);
    const nobody = await desk.post('/desk/evaluation/assign', [['task', 'small-t002']]);
    expect([nobody.status, nobody.html.includes('没有选择评估人')]).toEqual([422, true]);
    const government = await site.signedIn('officer@zhengfuban.example');
    expect((await government.post('/desk/evaluation/assign', fields)).status).toBe(403);
    expect((await government.get('/desk/evaluation')).html).not.toContain('name="task"');
    const english = await site.signedIn('admin@duban.example');
    await english.post('/lang', { lang: 'en', to: '/desk' });
    expect((await english.get('/desk/evaluation')).html).toContain('neither side is read');
  });
});

describe('a form of the evaluation', () => {
  test('asks for a rating and its evidence, and takes nothing from another than the assessor', async () => {
    const leader = await site.signedIn('officer@chifeng.example');
    expect((await leader.get('/my')).html).not.toContain('assessment-2027-t002');
    const page = await leader.get('/reports/small-assessment-2027-t003');
    expect(page.html).toContain('进展明显');
    const lacking = await leader.post('/reports/small-assessment-2027-t003', {
      evidence: '走访三个灌区。',
      basedOn: '0',
    });
    expect([lacking.status, lacking.html.includes('本栏必填')]).toEqual([422, true]);
    expect((await leader.get('/reports/small-assessment-2027-t002')).status).toBe(403);
    const water = await site.signedIn('officer@shuili.example');
    await water.post('/reports/small-midterm-2027-t002/share', { evidence: '共享。' });
    expect(await site.ledger.db.draft.count()).toBe(0);
    const other = await file(
      site.ledger,
      'small-assessment-2027-t002',
      formOf({ rating: 'limited' }),
      ASSESSOR,
    );
    expect(other).toMatchObject({ ok: false, refusal: { code: 'not_yours' } });
  });

  test('is refused to whose agency has come to have a part in the task', async () => {
    const { db } = site.ledger;
    await db.responsibility.create({
      data: { taskId: 'small-t003', agencyId: 'chifeng', role: 'cooperating', position: 9 },
    });
    const refused = await file(
      site.ledger,
      'small-assessment-2027-t003',
      evaluated('limited', '走访三个灌区。'),
      ASSESSOR,
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'assessor_responsible' } });
  });
});

describe('after the reveal', () => {
  test('both sides stand side by side, and a proposal becomes an amendment with its source', async () => {
    const { ledger } = site;
    const proposed = '渠首工程验收时限调整到2028年6月底';
    await ledger.db.submission.update({
      where: { id: `${OTHER}/1` },
      data: {
        form: {
          ...evaluated('limited', OF_OTHER),
          values: { rating: 'limited', evidence: OF_OTHER, adjustments: proposed },
        },
      },
    });
    await ledger.db.report.updateMany({
      where: { kind: { in: ['midterm', 'assessment'] }, stage: 'collecting' },
      data: { stage: 'missed' },
    });
    for (const kind of ['midterm', 'assessment']) await stepCycle(ledger, `small-${kind}-2027`);
    expect(await stepEvaluation(ledger, 'small')).toMatchObject({
      open: true,
      stage: 'differences',
    });
    const desk = await site.signedIn('officer@fagaiwei.example');
    const { html } = await desk.get('/desk/evaluation');
    for (const words of ['已经完成', '进展有限', '相差两档以上', '待说明差异', proposed])
      expect([words, html.includes(words)]).toEqual([words, true]);
    expect((await desk.get(`/desk/reports/${SELF}`)).html).toContain(OF_SELF);
    const officer = await site.signedIn('officer@shuili.example');
    const asked = await officer.get(`/reports/${SELF}`);
    for (const words of [OF_OTHER, '对评估差异的说明', OF_SELF])
      expect([words, asked.html.includes(words)]).toEqual([words, true]);
    expect((await officer.get(`/reports/${OTHER}`)).html).toContain(OF_OTHER);

    const source = `${OTHER}/1`;
    const task = '/desk/tasks/small-t001';
    const form = await desk.get(`${task}?from=${encodeURIComponent(source)}`);
    expect(form.html).toContain('在中期评估中提出的调整建议');
    const text = '推进大型灌区续建配套与节水改造，2028年6月底前完成渠首工程验收。';
    const fields = { what: 'reword', text, why: '采纳中期评估建议。', source, step: 'do' };
    expect((await desk.post(task, fields)).status).toBe(303);
    expect(await ledger.db.taskChange.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      source,
      after: { text },
    });
    expect((await desk.get('/desk/evaluation')).html).toContain('采纳</div>');
    expect((await desk.get(task)).html).toContain(`href="/desk/reports/${OTHER}"`);
    // What nobody proposed of this task is no source of its change.
    await desk.post(task, {
      ...fields,
      text: `${text}（续）`,
      source: 'small-midterm-2027-t002/1',
    });
    expect(await ledger.db.taskChange.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
      source: null,
    });
  });
});
