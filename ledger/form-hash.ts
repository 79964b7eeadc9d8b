import { createHash } from 'node:crypto';
import type { SubmissionForm } from '../schemas/submission-form.ts';

/** SHA-256 (hex) of what a form says, whatever the order of its fields: what an opinion on it names. */
export function formHash({ values, nil, nilReason }: SubmissionForm): string {
  const sorted = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sorted, nil, nilReason]))
    .digest('hex');
}
