import { beforeEach, describe, expect, test } from '@jest/globals';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import { launch } from '../../ledger/commands/launch.ts';
import { reportStory } from '../../ledger/read/desk/report-story.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import { deskPlan } from '../ledger/read/desk/desk-plan.ts';
import { OPERATOR } from '../support/actors.ts';
import { testLedger, type TestLedger } from '../support/database.ts';
import { LAUNCH } from '../support/dates.ts';
import { delivered } from '../support/delivered.ts';
import { FixedClock } from '../support/fixed-clock.ts';
import { importSmallPlan, owed } from '../support/small-plan.ts';

const CYCLE = 'small-assessment-2027';
const TASKS = ['small-t001', 'small-t002'];
const REPORTS = [`${CYCLE}-t001`, `${CYCLE}-t002`];

let ledger: TestLedger;
let clock: FixedClock;

/** Two tasks that the officer of 赤峰市 assesses, opened; their opening notices are staged. */
beforeEach(async () => {
  clock = new FixedClock(LAUNCH);
  ledger = await testLedger({ clock });
  const obligations = [owed('midterm'), owed('assessment')];
  await importSmallPlan(ledger, { tasks: 2, obligations });
  await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
  await name('chifeng-officer');
  clock.set('2027-06-01T09:00:00+08:00');
  await stepPlan(ledger, 'small');
  await stepCycle(ledger, CYCLE);
  for (const id of REPORTS) await stepReport(ledger, id);
  await ledger.db.mail.deleteMany({ where: { notice: 'assignment' } });
});

async function name(contactId: string, taskIds = TASKS) {
  const order = { taskIds, contactIds: [contactId] };
  const outcome = await assignAssessors(ledger, 'small', order, { actor: OPERATOR });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}
const later = (at: string) => clock.set(`2027-06-${at}:00+08:00`);
const subjects = async () =>
  (await delivered(ledger)).map(({ to, subject }) => `${to.split('@')[0]} ${subject}`).sort();

describe('whoever is no longer the assessor of a task', () => {
  test('is told so in one mail of all their tasks, which leads nowhere and names nobody else', async () => {
    await delivered(ledger);
    later('03T10:00');
    await name('chifeng-leader');
    const messages = await delivered(ledger);
    expect(messages.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['leader@chifeng.example', expect.stringContaining('【督办·报送开始】2项独立评估')],
      ['officer@chifeng.example', '【督办·评估人调整】2项独立评估改由他人承担，您无须再评估'],
    ]);
    const told = messages.find(({ to }) => to.startsWith('officer'))!;
    const { text } = await told.body();
    expect(text).toContain('推进大型灌区续建配套与节水改造');
    for (const words of ['分管领导', '/reports/', '绿灯', '报送截止'])
      expect([words, text.includes(words)]).toEqual([words, false]);
    // What happened stands in the report's history.
    const now = await clock.now();
    const plan = await deskPlan(ledger, 'small');
    const story = await reportStory(ledger, plan, REPORTS[0]!, now, null);
    expect(JSON.stringify(story?.past)).toContain('taken_off');
  });

  test('in English as well, and one task by its name', async () => {
    await delivered(ledger);
    await ledger.db.contact.update({ where: { id: 'chifeng-officer' }, data: { lang: 'en' } });
    later('03T10:00');
    await name('chifeng-leader', ['small-t001']);
    const told = (await delivered(ledger)).find(({ to }) => to.startsWith('officer'))!;
    expect(told.subject).toContain('Assessment of Task 1');
    expect(told.subject).toContain('no longer yours');
    expect((await told.body()).text).toContain('named somebody else');
  });

  test('is told nothing if nobody had told them before', async () => {
    await name('chifeng-leader');
    expect(await subjects()).toEqual([expect.stringMatching(/^leader .*报送开始/)]);
  });

  test('and is named again before that mail left is asked, and not told both', async () => {
    await delivered(ledger);
    later('03T10:00');
    await name('chifeng-leader');
    await name('chifeng-officer');
    expect(await subjects()).toEqual([expect.stringMatching(/^officer .*报送开始/)]);
  });
});
