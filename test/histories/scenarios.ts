import { accept, file, returnReport } from '../../ledger/commands/report-commands.ts';
import { cycleWorkflowId, planWorkflowId, reportWorkflowId } from '../../workflows/messages.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { formOf } from '../support/forms.ts';
import { REPORT, rungAt } from '../support/dates.ts';
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
  launch: [from: number, to: number];
  play(world: World): Promise<Run[]>;
}

const later = (rung: string) => new Date(rungAt(rung).getTime() + 3600_000);
const ofReport = (name: string): Run => ({ name, workflowId: reportWorkflowId(REPORT) });
const files = ({ ledger }: World, id = REPORT) => file(ledger, id, formOf(), WATER);
const accepts = ({ ledger }: World, revision = 1, id = REPORT) =>
  accept(ledger, id, revision, REVIEWER);

async function runIdOf({ client }: World, workflowId: string): Promise<string> {
  return (await client.workflow.getHandle(workflowId).describe()).runId;
}

/** Every path a workflow can take; each is lived through once, and its history kept. */
export const SCENARIOS: Scenario[] = [
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('remind-30'));
      await files(world);
      await world.settle();
      await world.liveTo(later('remind-15'));
      await accepts(world);
      await world.settle();
      return [ofReport('report-on-time')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('escalate'));
      await files(world);
      await world.settle();
      await accepts(world);
      await world.settle();
      return [ofReport('report-late')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('remind-15'));
      await files(world);
      await world.settle();
      await returnReport(world.ledger, REPORT, 1, '补充', REVIEWER);
      await world.settle();
      await world.liveTo(new Date(later('remind-15').getTime() + 4 * 86_400_000));
      await files(world);
      await world.settle();
      await accepts(world, 2);
      await world.settle();
      return [ofReport('report-returned')];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('close'));
      const workflowId = reportWorkflowId(REPORT);
      const never = { workflowId, name: 'report-never', runId: await runIdOf(world, workflowId) };
      await files(world);
      await world.settle();
      await accepts(world);
      await world.settle();
      const cycle = {
        name: 'annual-cycle-after-close',
        workflowId: cycleWorkflowId('small', 2027),
      };
      return [never, ofReport('report-filed-after-close'), cycle];
    },
  },
  {
    launch: [2027, 2027],
    async play(world) {
      await world.liveTo(later('opening'));
      const { version } = await world.ledger.db.report.update({
        where: { id: REPORT },
        data: { stage: 'withdrawn', version: { increment: 1 } },
      });
      const handle = world.client.workflow.getHandle(reportWorkflowId(REPORT));
      await handle.signal('termsChanged', { version });
      await handle.result();
      return [ofReport('report-withdrawn')];
    },
  },
  {
    tasks: 3,
    launch: [2027, 2028],
    async play(world) {
      const plan = planWorkflowId('small');
      const first = {
        name: 'plan-first-year',
        workflowId: plan,
        runId: await runIdOf(world, plan),
      };
      await world.liveTo(later('opening'));
      for (const id of ['small-2027-001', 'small-2027-002', 'small-2027-003']) {
        await files(world, id);
        await world.settle();
        await accepts(world, 1, id);
        await world.settle();
      }
      await world.liveTo(new Date('2028-12-01T00:00:00Z'));
      return [
        first,
        { name: 'plan-last-year', workflowId: plan },
        { name: 'annual-cycle', workflowId: cycleWorkflowId('small', 2027) },
      ];
    },
  },
];
