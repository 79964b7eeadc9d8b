import { EVIDENCE, HINDRANCES } from '../evaluation/rating.ts';
import type { FieldSpec, FormSubject } from '../forms/field-spec.ts';
import { defaultSteps } from '../ladder/step.ts';
import { dueOn, evaluationForm, opensOn, proposeEvaluation } from './evaluation-form.ts';
import type { Kind } from './kind.ts';
import { periodic } from './periodic.ts';

/**
 * 通知 三: 组织开展《规划》实施的中期评估. What each lead agency says itself of its tasks, and each region of
 * the plan, beside what it reported year by year; nobody else reads it until the reveal.
 */
export const midterm: Kind = {
  kind: 'midterm',
  owners: [
    { who: 'leads', per: 'task' },
    { who: 'regions', per: 'plan' },
  ],
  trigger: { on: 'half' },
  proposals: proposeEvaluation,
  opens: (cycle) => opensOn('06-01', cycle),
  due: (cycle) => dueOn('07-31', cycle),
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
  forms: { 1: formV1 },
  formVersion: 1,
  shows: [{ kind: periodic.kind, fields: ['progress', 'problems', 'value'], all: true }],
  evaluates: 'self',
  review: 'none',
};

/** It begins with what was last reported. */
function formV1(subject: FormSubject): FieldSpec[] {
  const from: Record<string, string> = { [EVIDENCE]: 'progress', [HINDRANCES]: 'problems' };
  return evaluationForm(subject).map((spec) => {
    const field = from[spec.name];
    return field === undefined ? spec : { ...spec, from: [{ kind: periodic.kind, field }] };
  });
}
