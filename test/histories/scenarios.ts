import { endPlan } from '../../ledger/commands/end-plan.ts';
import { pausePlan, resumePlan } from '../../ledger/commands/pause.ts';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { OPERATOR, REVIEWER, WATER } from '../support/actors.ts';
import { formOf } from '../support/forms.ts';
import { CYCLE, PROCESS, REPORT, instantOf } from '../support/dates.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import type { ImportedObligation } from '../../ledger/import-plan.ts';
import { owed } from '../support/small-plan.ts';
import { announced, arranged, concluded, found, INSPECTED, INSPECTION, ordered } from '../support/inspecting.ts';
import type { World } from '../support/world.ts';

/** A run of a workflow whose history is kept. */
export interface Run {
  /** Of the file. */
  name: string;
  workflowId: string;
  runId?: string;
}

export interface Scenario {
  tasks?: number;
  /** What is owed; default: the yearly report. */
  obligations?: ImportedObligation[];
  launch: [from: number, to: number];
  play(world: World): Promise<Run[]>;
}

const later = (step: string) => new Date(instantOf(step).getTime() + 3600_000);
const ofReport = (name: string): Run => ({ name, workflowId: PROCESS });
const files = ({ ledger }: World, id = REPORT) => file(ledger, id, formOf(), WATER);
const accepts = ({ ledger }: World, revision = 1, id = REPORT) =>
  accept(ledger, id, revision, REVIEWER);

async function runIdOf({ client }: World, workflowId: string): Promise<string> {
  return (await client.workflow.getHandle(workflowId).describe()).runId;
}

const ASSESSOR: Actor = {
  ...{ kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  contacts: ['chifeng-officer'],
};

/** One side of the midterm evaluation says what it says of the first task. */
async function evaluates({ ledger, untilRest }: World, kind: string, values: object) {
  const form = { values: { evidence: '实地核查。', ...values }, nil: false, nilReason: '' };
  const actor = kind === 'midterm' ? WATER : ASSESSOR;
  const filed = await file(ledger, `small-${kind}-2027-t001`, form, actor);
  if (!filed.ok) throw new Error(filed.refusal.code);
  await untilRest();
}

/** Every path a workflow can take; each is lived through once, and its history kept. */
export const SCENARIOS: Scenario[] = [
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('remind-30'));
      await files(world);
      await world.untilRest();
      await world.liveTo(later('remind-15'));
      await accepts(world);
      await world.untilRest();
      return [ofReport('report-on-time')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('escalate'));
      await files(world);
      await world.untilRest();
      await accepts(world);
      await world.untilRest();
      return [ofReport('report-late')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('remind-15'));
      await files(world);
      await world.untilRest();
      await returnReport(world.ledger, REPORT, 1, '补充', REVIEWER);
      await world.untilRest();
      await world.liveTo(new Date(later('remind-15').getTime() + 4 * 86_400_000));
      await files(world);
      await world.untilRest();
      await accepts(world, 2);
      await world.untilRest();
      return [ofReport('report-returned')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('close'));
      const runId = await runIdOf(world, PROCESS);
      const never = { workflowId: PROCESS, name: 'report-never', runId };
      await files(world);
      await world.untilRest();
      await accepts(world);
      await world.untilRest();
      const cycle = { name: 'cycle-after-close', workflowId: `cycle/${CYCLE}` };
      return [never, ofReport('report-filed-after-close'), cycle];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('opening'));
      await files(world);
      await world.untilRest();
      await withdraw(world.ledger, REPORT, 1, WATER);
      await world.untilRest();
      await world.liveTo(later('remind-30'));
      const paused = await pausePlan(world.ledger, 'small', '等待上级通知', OPERATOR);
      if (!paused.ok) throw new Error(paused.refusal.code);
      await world.untilRest();
      await world.liveTo(later('urge'));
      await resumePlan(world.ledger, 'small', OPERATOR);
      await world.untilRest();
      await files(world);
      await world.untilRest();
      await accepts(world, 2);
      await world.untilRest();
      return [ofReport('report-taken-back-and-paused')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('remind-15'));
      // The reports leave the roster, the cycle and the plan end before their time.
      const ordered = { why: '上级已经收回此项工作', actor: OPERATOR };
      const ended = await endPlan(world.ledger, 'small', 'leave', ordered);
      if (!ended.ok) throw new Error(ended.refusal.code);
      await world.untilRest();
      return [
        ofReport('report-left'),
        { name: 'cycle-left', workflowId: `cycle/${CYCLE}` },
        { name: 'plan-ended-early', workflowId: 'plan/small' },
      ];
    },
  },
  {
    tasks: 3,
    launch: [2027, 2028],
    async play(world) {
      await world.liveTo(later('opening'));
      for (const id of ['small-periodic-2027-t001', 'small-periodic-2027-t002', 'small-periodic-2027-t003']) {
        await files(world, id);
        await world.untilRest();
        await accepts(world, 1, id);
        await world.untilRest();
      }
      await world.liveTo(new Date('2029-03-01T00:00:00Z'));
      return [
        { name: 'plan-two-years', workflowId: 'plan/small' },
        { name: 'cycle', workflowId: `cycle/${CYCLE}` },
      ];
    },
  },
  {
    launch: [2027, 2027],
    obligations: [owed('midterm'), owed('assessment')],
    async play(world) {
      const order = { taskIds: ['small-t001'], contactIds: ['chifeng-officer'] };
      await assignAssessors(world.ledger, 'small', order, { actor: OPERATOR });
      await world.liveTo(new Date('2027-06-02T12:00:00+08:00'));
      await evaluates(world, 'midterm', { rating: 'complete' });
      await evaluates(world, 'assessment', { rating: 'limited' });
      await evaluates(world, 'midterm', { rating: 'complete', difference: '已经验收。' });
      await evaluates(world, 'assessment', { rating: 'substantial', difference: '补充核查。' });
      return [{ name: 'midterm-evaluation', workflowId: 'midterm/small' }];
    },
  },
  {
    launch: [2027, 2027],
    obligations: INSPECTED,
    async play(world) {
      const { ledger } = world;
      await world.liveTo(new Date('2027-11-03T10:00:00+08:00'));
      await ordered(ledger);
      await arranged(ledger);
      await announced(ledger);
      await world.untilRest();
      await world.liveTo(new Date('2027-11-09T10:00:00+08:00'));
      await found(ledger);
      await world.liveTo(new Date('2027-11-25T10:00:00+08:00'));
      await concluded(ledger);
      await world.untilRest();
      const report = 'small-rectification-e1-shuili';
      const form = { values: { measures: '资金已全部到位。' }, nil: false, nilReason: '' };
      await file(ledger, report, form, WATER);
      await world.untilRest();
      await accepts(world, 1, report);
      await world.untilRest();
      return [{ name: 'inspection', workflowId: `inspection/${INSPECTION}` }];
    },
  },
];
