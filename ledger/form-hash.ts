import { createHash } from 'node:crypto';
import type { SubmissionForm } from '../schemas/submission-form.ts';

/**
 * SHA-256 (hex) of what a form says, whatever the order of its fields, and of what it is handed in with:
 * what an opinion on it names.
 */
export function formHash(
  { values, nil, nilReason }: SubmissionForm,
  attached: readonly { sha256: string }[] = [],
): string {
  const sorted = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const files = attached.map(({ sha256 }) => sha256).toSorted();
  // Without files the hash is of the words alone, as it was before there were any.
  return createHash('sha256')
    .update(JSON.stringify([sorted, nil, nilReason, ...(files.length > 0 ? [files] : [])]))
    .digest('hex');
}
