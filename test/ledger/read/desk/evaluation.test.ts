import { expect, test } from '@jest/globals';
import { makeSignedFiles } from '../../../../documents/signed-files.ts';
import { evaluationStage } from '../../../../domain/evaluation/stage.ts';
import type { Actor } from '../../../../domain/report/actor.ts';
import { assignAssessors } from '../../../../ledger/commands/assign-assessors.ts';
import { launch } from '../../../../ledger/commands/launch.ts';
import { accept, file, returnReport } from '../../../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../../../ledger/commands/save-writing.ts';
import { signOff } from '../../../../ledger/commands/sign-off.ts';
import { evaluationReportOf } from '../../../../ledger/read/desk/evaluation-report.ts';
import { evaluationOf } from '../../../../ledger/read/desk/evaluation.ts';
import { stepCycle } from '../../../../ledger/steps/cycle-step.ts';
import { stepEvaluation } from '../../../../ledger/steps/evaluation-step.ts';
import { stepPlan } from '../../../../ledger/steps/plan-step.ts';
import { GOVERNMENT, OPERATOR, WATER } from '../../../support/actors.ts';
import { testLedger } from '../../../support/database.ts';
import { LAUNCH } from '../../../support/dates.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { AUTHOR, SIGNER } from '../../../support/signing.ts';
import { importSmallPlan, owed } from '../../../support/small-plan.ts';
import { deskPlan } from './desk-plan.ts';

const SELF = 'small-midterm-2027-t001';
const OTHER = 'small-assessment-2027-t001';
const REPORT = 'small-evaluation_report-2027-fagaiwei';
const ASSESSOR: Actor = {
  ...{ kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  contacts: ['chifeng-officer'],
};
const noon = (date: string) => new Date(`${date}T12:00:00+08:00`);

test('the evaluation of any day is told by what had been filed, revealed and signed off until then', async () => {
  const clock = new FixedClock(LAUNCH);
  const ledger = await testLedger({ clock });
  const kinds = ['midterm', 'assessment', 'evaluation_report'];
  await importSmallPlan(ledger, { obligations: kinds.map((kind) => owed(kind)) });
  await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
  const order = { taskIds: ['small-t001'], contactIds: ['chifeng-officer'] };
  await assignAssessors(ledger, 'small', order, { actor: OPERATOR });
  const live = async (date: string) => {
    clock.set(noon(date));
    await stepPlan(ledger, 'small');
    for (const { id } of await ledger.db.cycle.findMany()) await stepCycle(ledger, id);
    await stepEvaluation(ledger, 'small');
  };
  const says = async (date: string, id: string, actor: Actor, values: Record<string, string>) => {
    await live(date);
    expect(await file(ledger, id, { values, nil: false, nilReason: '' }, actor)).toMatchObject({
      ok: true,
    });
    await live(date);
  };
  await says('2027-06-02', SELF, WATER, { rating: 'complete', evidence: '主体完工。' });
  await says('2027-06-10', OTHER, ASSESSOR, { rating: 'limited', evidence: '尚未验收。' });
  const difference = '附属工程未验收。';
  const words = { rating: 'substantial', evidence: '主体完工。', difference };
  await says('2027-06-14', SELF, WATER, words);
  await says('2027-06-15', OTHER, ASSESSOR, { ...words, rating: 'limited' });
  await live('2027-09-07');
  const texts = { overview: '总体平稳。' };
  const sign = async (date: string, basedOn: number, overview: string) => {
    clock.set(noon(date));
    const draft = { basedOn, texts: { ...texts, overview }, handIn: true };
    expect(await saveWriting(ledger, REPORT, draft, AUTHOR)).toMatchObject({ ok: true });
    const signed = await signOff(ledger, REPORT, basedOn + 1, SIGNER, makeSignedFiles);
    expect(signed).toMatchObject({ ok: true });
  };
  await sign('2027-09-08', 0, '总体平稳。');
  clock.set(noon('2027-09-10'));
  await returnReport(ledger, REPORT, 1, '请补充', GOVERNMENT);
  await sign('2027-09-13', 1, '总体平稳，验收滞后。');
  clock.set(noon('2027-09-15'));
  await accept(ledger, REPORT, 2, GOVERNMENT);

  const plan = await deskPlan(ledger, 'small');
  const told = async (date: string) => {
    const at = new Date(`${date}T23:59:00+08:00`);
    const { cycles, tasks, revealedAt } = await evaluationOf(ledger, plan, at);
    const report = await evaluationReportOf(ledger, 'small', at);
    const [task] = tasks;
    const sides = [task!.self[0], task!.independent];
    return [
      evaluationStage({
        begun: cycles.length > 0,
        revealed: revealedAt !== null,
        asked: sides.filter((side) => side?.isAsked).length,
        report: report && { newest: report.newest?.state ?? null },
      }),
      cycles.map(({ filed, owed: of }) => `${filed}/${of}`).join(' '),
      sides.map((side) => side?.rating ?? null).join(' '),
      task!.differs,
      report?.newest?.version ?? null,
    ];
  };
  expect(
    Object.fromEntries(
      await Promise.all(
        [
          ...['2027-05-30', '2027-06-02', '2027-06-10', '2027-06-14', '2027-06-20'],
          ...['2027-09-07', '2027-09-08', '2027-09-11', '2027-09-13', '2027-09-15'],
        ].map(async (date) => [date, await told(date)]),
      ),
    ),
  ).toEqual({
    '2027-05-30': ['not_begun', '', ' ', false, null],
    '2027-06-02': ['blind', '1/1 0/1', ' ', false, null],
    '2027-06-10': ['differences', '1/1 1/1', 'complete limited', true, null],
    '2027-06-14': ['differences', '1/1 1/1', 'substantial limited', false, null],
    '2027-06-20': ['revealed', '1/1 1/1', 'substantial limited', false, null],
    '2027-09-07': ['writing', '1/1 1/1', 'substantial limited', false, null],
    '2027-09-08': ['submitted', '1/1 1/1', 'substantial limited', false, 1],
    '2027-09-11': ['returned', '1/1 1/1', 'substantial limited', false, 1],
    '2027-09-13': ['submitted', '1/1 1/1', 'substantial limited', false, 2],
    '2027-09-15': ['received', '1/1 1/1', 'substantial limited', false, 2],
  });
});
