import { expect, test } from '@jest/globals';
import { makeSignedFiles } from '../../../documents/signed-files.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { assignAssessors } from '../../../ledger/commands/assign-assessors.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../../ledger/commands/save-writing.ts';
import { signOff } from '../../../ledger/commands/sign-off.ts';
import { newestWriting } from '../../../ledger/read/signed/documents.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepEvaluation } from '../../../ledger/steps/evaluation-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { opened } from '../../documents/opened.ts';
import { GOVERNMENT, OPERATOR, WATER } from '../../support/actors.ts';
import { testLedger } from '../../support/database.ts';
import { LAUNCH } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { AUTHOR, SIGNER } from '../../support/signing.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';

const SELF = 'small-midterm-2027-t001';
const OTHER = 'small-assessment-2027-t001';
const CYCLE = 'small-evaluation_report-2027';
const ID = `${CYCLE}-fagaiwei`;
const ASSESSOR: Actor = {
  ...{ kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  contacts: ['chifeng-officer'],
};

test('the evaluation report puts both sides together after the reveal, is signed off and received', async () => {
  const clock = new FixedClock(LAUNCH);
  const ledger = await testLedger({ clock });
  const kinds = ['midterm', 'assessment', 'evaluation_report'];
  await importSmallPlan(ledger, { tasks: 2, obligations: kinds.map((kind) => owed(kind)) });
  await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
  const taskIds = ['small-t001'];
  const contactIds = ['chifeng-officer'];
  await assignAssessors(ledger, 'small', { taskIds, contactIds }, { actor: OPERATOR });
  const at = async (instant: string) => {
    clock.set(instant);
    await stepPlan(ledger, 'small');
    for (const { id } of await ledger.db.cycle.findMany()) await stepCycle(ledger, id);
  };
  await at('2027-06-02T10:00:00+08:00');
  const says = (id: string, actor: Actor, values: Record<string, string>) =>
    file(ledger, id, { values, nil: false, nilReason: '' }, actor);
  const hindrances = '配套资金不足。';
  await says(SELF, WATER, { rating: 'substantial', evidence: '主体完工。', hindrances });
  const adjustments = '验收时限调整到2028年6月底。';
  await says(OTHER, ASSESSOR, { rating: 'limited', evidence: '尚未验收。', adjustments });
  await at('2027-09-06T09:00:00+08:00');
  const draft = { basedOn: 0, texts: { overview: '总体进展平稳。' }, handIn: false };
  expect(await saveWriting(ledger, ID, draft, AUTHOR)).toMatchObject({ ok: true });
  // The second task is evaluated by nobody, and its books are open yet: nothing is shown.
  const sectionsOf = async () => (await newestWriting(ledger.db, ID))!.assembly.sections;
  expect(await sectionsOf()).toEqual([]);

  await ledger.db.report.updateMany({
    where: { kind: 'midterm', stage: 'collecting' },
    data: { stage: 'missed' },
  });
  await at('2027-09-06T10:00:00+08:00');
  // One step apart: nobody is asked for words, and the report is waited for.
  expect(await stepEvaluation(ledger, 'small')).toMatchObject({ open: true, stage: 'report' });
  await saveWriting(ledger, ID, { ...draft, basedOn: 1, handIn: true }, AUTHOR);
  const sections = await sectionsOf();
  expect(
    sections.map(({ name, paragraphs }) => [name, paragraphs.map(({ text }) => text)]),
  ).toEqual([
    ['matrix', ['自评：进展明显；独立评估：进展有限（赤峰市，第1稿）。']],
    ['indicators', []],
    ['hindrances', [hindrances]],
    ['adjustments', [adjustments]],
  ]);
  expect(sections[0]!.paragraphs[0]).toMatchObject({
    source: { reportId: SELF, revision: 1 },
    task: { number: '1' },
    chapter: '农业',
  });
  const signed = await signOff(ledger, ID, 2, SIGNER, makeSignedFiles);
  expect(signed).toMatchObject({ ok: true, value: { version: 1 } });
  const [docx] = await ledger.db.keptFile.findMany({
    where: { owner: `${ID}/signed-1` },
    orderBy: { id: 'asc' },
  });
  const { paragraphs } = await opened(docx!.bytes);
  const text = paragraphs.join('\n');
  for (const words of [
    '现将规划实施中期评估情况报告如下',
    '各项任务评估结论',
    '独立评估：进展有限',
    hindrances,
  ])
    expect([words, text.includes(words)]).toEqual([words, true]);
  const mails = await ledger.db.mail.findMany({ where: { notice: 'signed_off' } });
  expect(mails.map(({ contactId }) => contactId)).toEqual(['zhengfuban-officer']);
  await accept(ledger, ID, 1, GOVERNMENT);
  await stepCycle(ledger, CYCLE);
  expect(await stepEvaluation(ledger, 'small')).toMatchObject({ open: false, stage: 'report' });
  await stepPlan(ledger, 'small');
  expect(await ledger.db.plan.findMany()).toMatchObject([{ endedAt: expect.any(Date) }]);
});
