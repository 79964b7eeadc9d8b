import { beforeAll, describe, expect, test } from '@jest/globals';
import { formsOf } from '../../../ledger/read/form-of.ts';
import { KIND_NAMES, kindOf } from '../../../domain/kinds/kinds.ts';
import { owedOf } from '../../support/dated.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const TASK = 'small-periodic-2027-t001';
const REGION = 'small-periodic-2027-chifeng';
const PLAN = 'small-implementation_plan-once-shuili';
let site: Site;
let officer: Visitor;
let region: Visitor;

beforeAll(async () => {
  site = await startSite();
  const obligations = KIND_NAMES.map(owedOf);
  await openSmallPlan(site, { tasks: 2, region: true, obligations });
  officer = await site.signedIn('officer@shuili.example');
  region = await site.signedIn('officer@chifeng.example');
});

/** Fields of the page's other forms: 延期, 内部期限. */
const OTHERS = ['newDueOn', 'reason', 'stateOfWork', 'day'];

/** The names of a form's fields. */
const namesIn = (html: string) =>
  [...html.matchAll(/(?:<textarea|<input)[^>]*\sname="([^"]+)"/g)]
    .map(([, name]) => name)
    .filter(
      (name) =>
        !['basedOn', 'nil', 'nilReason', 'to', 'attachments', 'file', ...OTHERS].includes(
          name ?? '',
        ),
    );

describe('a form', () => {
  test('of a task asks for what its kind asks for', async () => {
    const { html } = await officer.get(`/reports/${TASK}`);
    expect(namesIn(html)).toEqual([
      'progress',
      'policy',
      'problems',
      'support',
      'nextSteps',
      'inCharge',
    ]);
  });

  test('of a region asks chapter by chapter', async () => {
    const { html } = await region.get(`/reports/${REGION}`);
    expect(namesIn(html)).toEqual([
      'progress.c1',
      'policy',
      'problems',
      'support',
      'nextSteps',
      'inCharge',
    ]);
    expect(html).toMatch(/for="field-progress-c1">农业</);
  });

  test('of an implementation plan asks task by task, and year by year within each', async () => {
    const { html } = await officer.get(`/reports/${PLAN}`);
    expect(namesIn(html)).toEqual([
      'goals.t001.2027',
      'goals.t001.2028',
      'measures.t001',
      'inCharge.t001',
      'goals.t002.2027',
      'goals.t002.2028',
      'measures.t002',
      'inCharge.t002',
      'support',
    ]);
    expect(html).toContain('2028年度');
    expect(html).toContain('2. 加强中小河流治理');
  });

  test('of an agency without tasks asks once for all', async () => {
    const { html } = await region.get('/reports/small-implementation_plan-once-chifeng');
    expect(namesIn(html)).toContain('measures');
    expect(html).toContain('赤峰市规划重点工作实施方案');
  });

  test('takes its own fields only, on one line where it has one', async () => {
    const { status } = await officer.post(`/reports/${PLAN}`, {
      'measures.t001': '分三步实施。\n第一步。',
      'inCharge.t001': '规划处\n处长',
      'measures.t003': '别人的任务',
      other: 'x',
      basedOn: '0',
    });
    expect(status).toBe(303);
    const { form, formVersion } = await site.ledger.db.submission.findUniqueOrThrow({
      where: { id: `${PLAN}/1` },
    });
    expect(formVersion).toBe(kindOf('implementation_plan').formVersion);
    expect(form).toMatchObject({
      values: { 'measures.t001': '分三步实施。\n第一步。', 'inCharge.t001': '规划处 处长' },
    });
    expect(Object.keys((form as { values: object }).values)).toHaveLength(2);
    const { html } = await officer.get(`/reports/${PLAN}/receipt/1`);
    expect(html).toContain('1. 推进大型灌区续建配套与节水改造');
    expect(html).toContain('分三步实施。\n第一步。');
  });

  test('with too long a text leads to that very field, and keeps everything', async () => {
    const long = '长'.repeat(20_001);
    const { status, html } = await region.post(`/reports/${REGION}`, {
      'progress.c1': long,
      policy: '已承接。',
      basedOn: '0',
    });
    expect(status).toBe(422);
    expect(html).toMatch(/<a href="#field-progress-c1">落实进展 · 农业<\/a>/);
    expect(html).toMatch(/id="field-progress-c1-fault">超过20000字/);
    expect(html).toContain(long);
    expect(html).toContain('已承接。</textarea>');
  });

  test('with nothing in it leads to its first field', async () => {
    const { status, html } = await region.post(`/reports/${REGION}`, { basedOn: '0' });
    expect(status).toBe(422);
    expect(html).toMatch(/id="field-progress-c1-fault">请至少填写一栏/);
  });
});

describe('every stored version of every kind', () => {
  const versions = KIND_NAMES.flatMap((kind) =>
    Object.keys(kindOf(kind).forms).map((version) => [kind, Number(version)] as const),
  );

  test.each(versions)('%s, version %i, is read in both languages', async (kind, version) => {
    const { db } = site.ledger;
    const reports = await db.report.findMany({
      where: { kind, agencyId: { in: ['shuili', 'chifeng'] } },
    });
    for (const report of reports) {
      const { id, agencyId } = report;
      const fields = (await formsOf(db, report)).fields(version);
      const values = Object.fromEntries(fields.map(({ key }) => [key, `${key}填写的`]));
      // Of a task that was theirs when they filed.
      if (fields.some(({ spec }) => spec.repeat === 'task'))
        values[`${fields.find(({ spec }) => spec.repeat === 'task')!.spec.name}.t099`] = '已划转';
      const { revision = 0 } =
        (await db.submission.findFirst({
          where: { reportId: id },
          orderBy: { revision: 'desc' },
        })) ?? {};
      await db.submission.create({
        data: {
          id: `${id}/${revision + 1}`,
          reportId: id,
          revision: revision + 1,
          kind,
          formVersion: version,
          nil: false,
          form: { values },
          filedAt: new Date(),
          filedBy: '联络员',
          late: false,
          dueOn: '2027-12-31',
        },
      });
      const who = agencyId === 'shuili' ? officer : region;
      for (const lang of ['en', 'zh-CN']) {
        await who.post('/lang', { lang });
        const page = await who.get(`/reports/${id}`);
        const receipt = await who.get(`/reports/${id}/receipt/${revision + 1}`);
        expect([page.status, receipt.status]).toEqual([200, 200]);
        // What was stored is shown, whatever the form is repeated for today.
        for (const text of Object.values(values)) expect(receipt.html).toContain(text);
      }
    }
  });
});
