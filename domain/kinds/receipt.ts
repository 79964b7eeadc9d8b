import { addDays } from '../calendar/civil-date.ts';
import { workdaysAfter } from '../calendar/workdays.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import type { Step } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { Kind } from './kind.ts';

/** Workdays that an agency has to look through what it was assigned. */
const DUE_AFTER = 5;

/**
 * 签收: every agency confirms what it was assigned, or objects in words, and names its contacts. The
 * notice of assignment is its opening; nobody reviews it, and its books do not close: who has not
 * signed stays on the commission's desk.
 */
export const receipt: Kind = {
  kind: 'receipt',
  owners: [
    { who: 'with-tasks', per: 'agency' },
    { who: 'regions', per: 'plan' },
  ],
  trigger: { on: 'launch' },
  opens: ({ launchedAt }) => launchedAt,
  due: ({ launchedAt, policy, calendar, values }) => {
    const launchedOn = civilDateOf(launchedAt, policy.zone);
    return values.dueAfterDays === undefined
      ? workdaysAfter(calendar, launchedOn, values.dueAfterWorkdays ?? DUE_AFTER)
      : addDays(launchedOn, values.dueAfterDays);
  },
  ladder: ({ values }) => steps(values.ladder),
  forms: { 1: () => [] },
  formVersion: 1,
  review: 'none',
  asks: 'confirmation',
};

function steps(chosen: ObligationValues['ladder'] = {}): Step[] {
  const officer = { party: 'owner', roles: ['officer'] } as const;
  const reminders: Step[] =
    chosen.reminders === undefined
      ? [reminder(`remind-2-workdays`, { unit: 'workday', n: -2 })]
      : chosen.reminders
          .toSorted((a, b) => b - a)
          .map((days) => reminder(`remind-${days}`, { unit: 'day', n: -days }));
  return [
    {
      name: 'assignment',
      notice: 'assignment',
      from: 'opens',
      offset: { unit: 'day', n: 0 },
      move: 'none',
      severity: 10,
      to: officer,
      single: true,
    },
    ...reminders.map((step, index) => ({ ...step, severity: 20 + index })),
    {
      name: 'escalate',
      notice: 'escalate',
      from: 'due',
      offset: { unit: 'workday', n: chosen.escalateAfter ?? 1 },
      move: 'none',
      severity: 60,
      to: { party: 'superior', roles: ['officer'] },
      effect: 'escalate',
    },
  ];

  function reminder(name: string, offset: Step['offset']): Step {
    return {
      name,
      notice: 'remind',
      from: 'due',
      offset,
      move: 'before',
      severity: 20,
      to: officer,
    };
  }
}
