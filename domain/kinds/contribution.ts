import { instantAt } from '../calendar/zoned.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import { workdaysFrom } from '../ladder/ladder.ts';
import type { Offset, Step } from '../ladder/step.ts';
import { INPUT, OPINION, POSITION, POSITIONS } from '../forms/opinion.ts';
import type { CycleContext, Kind, ParentDates } from './kind.ts';
import { periodic } from './periodic.ts';

/** Workdays before its report is due: when a part is asked for, when it is due. */
const ASKED = 10;
const DUE = 3;

/**
 * 配合、会签: what a cooperating agency (配合单位) adds to the lead's report, and whether it agrees. A
 * part of that report: the report's workflow asks for it and reminds, and it ends with the report.
 */
export const contribution: Kind = {
  kind: 'contribution',
  owners: [{ who: 'cooperators', per: 'parent' }],
  trigger: { on: 'parent', of: periodic.kind },
  opens: (cycle) => {
    const { dueOn, opensAt } = parentOf(cycle);
    const { calendar, policy } = cycle;
    const asked = workdaysFrom(calendar, dueOn, -ASKED);
    const at = instantAt(asked, policy.workingHour, policy.zone);
    return at > opensAt ? at : new Date(opensAt);
  },
  due: (cycle) => {
    const { dueOn, opensAt } = parentOf(cycle);
    const { calendar, policy } = cycle;
    const due = workdaysFrom(calendar, dueOn, -DUE);
    // A report that opens so late has its parts due with it: nobody is late when first asked.
    return instantAt(due, policy.workingHour, policy.zone) > opensAt ? due : dueOn;
  },
  ladder: () => [
    {
      name: 'ask',
      notice: 'ask',
      from: 'opens',
      offset: { unit: 'day', n: 0 },
      move: 'none',
      severity: 10,
      to: { party: 'owner', roles: ['officer'] },
    },
    reminder(5, { unit: 'workday', n: DUE - 5 }, 20),
    // On the day that it is due itself.
    reminder(DUE, { unit: 'day', n: 0 }, 21),
  ],
  forms: { 1: formV1 },
  formVersion: 1,
  review: 'none',
};

/** A reminder so many workdays before the report is due. */
const reminder = (before: number, offset: Offset, severity: number): Step => ({
  name: `ask-${before}`,
  notice: 'ask_again',
  from: 'due',
  offset,
  move: 'before',
  severity,
  to: { party: 'owner', roles: ['officer'] },
});

function parentOf({ parent }: CycleContext): ParentDates {
  if (!parent) throw new RangeError('a contribution without its report');
  return parent;
}

/** What the lead can take over, and the opinion on its text. */
function formV1(): FieldSpec[] {
  return [
    { name: INPUT, type: 'text' },
    { name: POSITION, type: 'choice', options: POSITIONS },
    { name: OPINION, type: 'text' },
  ];
}
