import { addDays } from '../calendar/civil-date.ts';
import { workdayOnOrAfter, workdaysAfter } from '../calendar/workdays.ts';
import { civilDateOf, instantAt } from '../calendar/zoned.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import type { Step } from '../ladder/step.ts';
import type {
  CycleContext,
  DueInstant,
  EventFacts,
  Kind,
  Proposal,
  ProposalContext,
} from './kind.ts';

/** Workdays that the commission has for an issue that can wait. */
const DUE_AFTER = 3;
/** What is urgent and came by then is passed on the same day by the next hour, else by the third. */
const CAME_BY = '15:00';
const SAME_DAY_BY = '18:00';
const NEXT_DAY_BY = '12:00';

/**
 * 通知 三: “重大问题及时报自治区人民政府”: what any agency raises the commission looks at and passes on to
 * the government, which answers. Its clock runs in workdays; of what is urgent in hours. Its books do
 * not close.
 */
export const issueHandling: Kind = {
  kind: 'issue_handling',
  owners: [{ who: 'commission', per: 'issue' }],
  trigger: { on: 'event' },
  proposals: propose,
  opens: (cycle) => eventOf(cycle).at,
  due: (cycle) => {
    const { at, urgent = false } = eventOf(cycle);
    const { policy, calendar, values } = cycle;
    const workdays = values.dueAfterWorkdays ?? DUE_AFTER;
    const cameOn = civilDateOf(at, policy.zone);
    return urgent ? urgentDue(at, cycle) : workdaysAfter(calendar, cameOn, workdays);
  },
  ladder: () => STEPS,
  forms: { 1: formV1 },
  formVersion: 1,
  review: 'superior',
  asks: 'own-page',
};

/** By 18:00 of a workday if it came by 15:00 of it, else by 12:00 of the next workday. */
function urgentDue(at: Date, { policy: { zone }, calendar }: CycleContext): DueInstant {
  const day = civilDateOf(at, zone);
  if (calendar.isWorkday(day) && at <= instantAt(day, CAME_BY, zone))
    return { at: instantAt(day, SAME_DAY_BY, zone) };
  return { at: instantAt(workdayOnOrAfter(calendar, addDays(day, 1)), NEXT_DAY_BY, zone) };
}

function eventOf({ event }: CycleContext): EventFacts {
  if (!event) throw new RangeError('the handling of an issue without the issue');
  return event;
}

/** At once; at half time; the commission's leader when it is late; the government a workday after. */
const STEPS: Step[] = [
  {
    name: 'opening',
    notice: 'opening',
    from: 'opens',
    offset: { unit: 'day', n: 0 },
    move: 'none',
    severity: 10,
    to: { party: 'owner', roles: ['officer'] },
    single: true,
  },
  {
    name: 'remind-half',
    notice: 'remind',
    from: 'opens',
    offset: { unit: 'half', n: 1 },
    move: 'after',
    severity: 20,
    to: { party: 'owner', roles: ['officer'] },
  },
  {
    name: 'urge',
    notice: 'urge',
    from: 'late',
    offset: { unit: 'workday', n: 0 },
    move: 'none',
    severity: 50,
    to: { party: 'owner', roles: ['officer', 'leader'] },
  },
  {
    name: 'escalate',
    notice: 'escalate',
    from: 'late',
    offset: { unit: 'workday', n: 1 },
    move: 'none',
    severity: 60,
    to: { party: 'superior', roles: ['officer'] },
    effect: 'escalate',
  },
];

/** The sentence that has major issues passed on. */
function propose({ document }: ProposalContext): Proposal[] {
  const duty = document.duties.find(({ kind }) => kind === 'major_issue');
  if (!duty) return [];
  const { quote, span, kind: orders } = duty;
  return [{ key: 'every', values: {}, quote, span, orders }];
}

/** What the commission says when it passes an issue on, and what it proposes. */
function formV1(): FieldSpec[] {
  return [
    { name: 'opinion', type: 'text', tells: true },
    { name: 'proposal', type: 'text' },
  ];
}
