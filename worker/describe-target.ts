import type { Ledger } from '../ledger/ledger.ts';
import type { RelayTarget } from '../ledger/relay.ts';
import {
  cycleWorkflowId,
  planWorkflowId,
  reportWorkflowId,
  TASK_QUEUE,
} from '../workflows/messages.ts';
import { AGENCY, KIND, PLAN, YEAR, type SearchPairs } from './search-attributes.ts';

/** Everything Temporal is told when a workflow starts: enough to read the UI without the ledger. */
export interface WorkflowDescription {
  type: 'plan' | 'annualCycle' | 'report';
  options: {
    workflowId: string;
    taskQueue: string;
    args: (string | number)[];
    typedSearchAttributes: SearchPairs;
    staticSummary: string;
    staticDetails: string;
  };
}

/** Describes the workflow of a plan, a year or a report. Names agencies and tasks, never persons. */
export async function describeTarget(
  ledger: Ledger,
  target: RelayTarget,
): Promise<WorkflowDescription> {
  if (target.workflow === 'report') return describeReport(ledger, target.reportId);
  const { planId } = target;
  const { title } = await ledger.db.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { title: true },
  });
  const common = { taskQueue: TASK_QUEUE, staticDetails: title };
  if (target.workflow === 'plan')
    return {
      type: 'plan',
      options: {
        ...common,
        workflowId: planWorkflowId(planId),
        args: [planId],
        typedSearchAttributes: [{ key: PLAN, value: planId }],
        staticSummary: `plan ${planId}`,
      },
    };
  return {
    type: 'annualCycle',
    options: {
      ...common,
      workflowId: cycleWorkflowId(planId, target.year),
      args: [planId, target.year],
      typedSearchAttributes: [
        { key: PLAN, value: planId },
        { key: YEAR, value: target.year },
      ],
      staticSummary: `${planId}: the year ${target.year}`,
    },
  };
}

async function describeReport(ledger: Ledger, reportId: string): Promise<WorkflowDescription> {
  const report = await ledger.db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: {
      planId: true,
      year: true,
      kind: true,
      agency: { select: { id: true, name: true } },
      task: { select: { number: true, text: true, sectionTitle: true } },
    },
  });
  const { task, agency, planId, year, kind } = report;
  const what = task ? `任务 ${task.number}（${task.sectionTitle}）` : '本地区落实情况';
  return {
    type: 'report',
    options: {
      workflowId: reportWorkflowId(reportId),
      taskQueue: TASK_QUEUE,
      args: [reportId],
      typedSearchAttributes: [
        { key: PLAN, value: planId },
        { key: YEAR, value: year },
        { key: AGENCY, value: agency.id },
        { key: KIND, value: kind },
      ],
      staticSummary: `${year} ${what} ${agency.name}`,
      staticDetails: task?.text ?? what,
    },
  };
}
