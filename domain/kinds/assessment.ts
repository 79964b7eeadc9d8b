import { defaultSteps } from '../ladder/step.ts';
import { dueOn, evaluationForm, opensOn, proposeEvaluation } from './evaluation-form.ts';
import type { Kind } from './kind.ts';
import { periodic } from './periodic.ts';

/**
 * 独立评估: what somebody of another agency says of a task, whom the commission has named for it, without
 * having read what its lead says itself. Its closing is the reveal.
 */
export const assessment: Kind = {
  kind: 'assessment',
  owners: [{ who: 'assessors', per: 'task' }],
  trigger: { on: 'half' },
  proposals: proposeEvaluation,
  opens: (cycle) => opensOn('06-01', cycle),
  due: (cycle) => dueOn('08-20', cycle),
  ladder: ({ values }) =>
    defaultSteps(
      {
        reminders: [7, 3, 1],
        urgeAfter: 1,
        escalateAfter: 3,
        letterAfter: null,
        circularAfter: null,
        closeAfter: 10,
      },
      values.ladder,
    ),
  forms: { 1: evaluationForm },
  formVersion: 1,
  shows: [{ kind: periodic.kind, fields: ['progress', 'problems', 'value'], all: true }],
  evaluates: 'independent',
  review: 'none',
};
