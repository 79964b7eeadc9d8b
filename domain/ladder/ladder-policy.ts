import type { LadderPolicy } from './rungs.ts';

const ESCALATIONS = [
  'urgeAfter',
  'escalateAfter',
  'letterAfter',
  'circularAfter',
  'closeAfter',
] as const;
const WORKDAYS = [...ESCALATIONS, 'returnWorkdays', 'reviewWorkdays'] as const;

/**
 * Refuses a ladder that could not be climbed.
 * @throws RangeError unless reminders are distinct whole numbers of days (0 or more), all numbers of
 *   workdays are whole and at least 1, and the escalations come in their order (two may share a day).
 */
export function assertLadderPolicy(policy: LadderPolicy): void {
  const { reminders } = policy;
  if (new Set(reminders).size !== reminders.length)
    throw new RangeError(`a reminder stands twice: ${reminders.join(', ')}`);
  for (const days of [...reminders, policy.nearDueDays])
    if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of days: ${days}`);
  for (const name of WORKDAYS)
    if (!Number.isInteger(policy[name]) || policy[name] < 1)
      throw new RangeError(`${name} is not a number of workdays: ${policy[name]}`);
  for (const [index, name] of ESCALATIONS.entries()) {
    const before = ESCALATIONS[index - 1];
    if (before && policy[before] > policy[name])
      throw new RangeError(`${name} (${policy[name]}) comes before ${before} (${policy[before]})`);
  }
}
