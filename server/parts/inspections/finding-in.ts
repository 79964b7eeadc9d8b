import type { BodyData } from 'hono/utils/body';
import { SEVERITIES, type NewFinding } from '../../../ledger/inspections/findings.ts';
import { textIn } from '../posted.ts';

/** What a form says of a finding: its subject is an agency's id and, after a space, a task's. */
export function findingIn(form: BodyData<{ all: true }>): NewFinding {
  const [agencyId = '', taskId = ''] = textIn(form, 'subject').split(' ');
  const severity = SEVERITIES.find((each) => each === textIn(form, 'severity')) ?? 'general';
  return {
    agencyId,
    taskId: taskId === '' ? null : taskId,
    text: textIn(form, 'text'),
    severity,
    rectifyBy: textIn(form, 'rectifyBy'),
  };
}
