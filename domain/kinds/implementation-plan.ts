import { addDays } from '../calendar/civil-date.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import { defaultSteps } from '../ladder/step.ts';
import type { Kind } from './kind.ts';

/** 通知 一: 东部盟市和各部门 make implementation plans (实施方案); once, after the launch. */
export const implementationPlan: Kind = {
  kind: 'implementation_plan',
  owners: [
    { who: 'with-tasks', per: 'agency' },
    { who: 'commission', per: 'agency' },
    { who: 'regions', per: 'plan' },
  ],
  trigger: { on: 'launch' },
  opens: ({ launchedAt }) => launchedAt,
  due: ({ launchedAt, policy, values }) =>
    addDays(civilDateOf(launchedAt, policy.zone), values.dueAfterDays ?? 60),
  ladder: ({ values }) =>
    defaultSteps(
      {
        reminders: [30, 15, 7, 3, 1],
        urgeAfter: 1,
        escalateAfter: 3,
        letterAfter: 10,
        circularAfter: null,
        closeAfter: 20,
      },
      values.ladder,
    ),
  forms: { 1: formV1, 2: formV2 },
  formVersion: 2,
  review: 'superior',
};

/** Goals of the whole agency by year, then measures and the person in charge, task by task. */
function formV1(): FieldSpec[] {
  return [
    { name: 'goals', type: 'text', repeat: 'year' },
    { name: 'measures', type: 'text', repeat: 'task', tells: true },
    { name: 'inCharge', type: 'line', repeat: 'task' },
    { name: 'support', type: 'text' },
  ];
}

/** Task by task: its goals year by year, the measures, who is in charge; once where there are none. */
function formV2(): FieldSpec[] {
  return [
    { name: 'goals', type: 'text', repeat: 'task', each: 'year' },
    { name: 'measures', type: 'text', repeat: 'task', tells: true },
    { name: 'inCharge', type: 'line', repeat: 'task', prefill: true },
    { name: 'support', type: 'text' },
  ];
}
