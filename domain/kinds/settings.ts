import type { WorkdayCalendar } from '../calendar/workdays.ts';
import { periodsOf, type Period } from '../calendar/periods.ts';
import type { LadderChoice } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { kindOf } from './kinds.ts';

/** What of an obligation's dates can be chosen. */
export type DateSetting =
  'every' | 'about' | 'opens' | 'due' | 'dueAfterDays' | 'dueAfterWorkdays' | 'datedOn';

/** What of its ladder can be chosen. */
export type LadderSetting = keyof LadderChoice;

/** What can be chosen of a kind of report, and what holds of its ladder as long as nothing is. */
export interface Settings {
  dates: readonly DateSetting[];
  ladder: readonly LadderSetting[];
  defaults: Partial<LadderChoice>;
}

/** The settings of a ladder, in the order of its steps. */
export const LADDER_SETTINGS: readonly LadderSetting[] = [
  'reminders',
  'urgeAfter',
  'escalateAfter',
  'letterAfter',
  'circularAfter',
  'closeAfter',
];

const YEAR = 2027;
/** Any policy will do to see what a date depends on. */
const ANY: PlanPolicy = {
  zone: 'UTC',
  workingHour: '09:00',
  nearDueDays: 7,
  returnWorkdays: 5,
  reviewWorkdays: 10,
  extensionMonths: 3,
  inspectionsPerYear: 1,
  answerWorkdays: 10,
  behindYellowPoints: 10,
  behindRedPoints: 30,
  jumpPercent: 30,
};
const EVERY_DAY: WorkdayCalendar = { isWorkday: () => true, isProvisional: () => false };

/** What of a kind's dates and ladder an obligation with these values can choose: what it heeds. */
export function settingsOf(name: string, values: ObligationValues): Settings {
  const rest: ObligationValues = { ...values };
  delete rest.ladder;
  const kind = kindOf(name);
  const period = samplePeriod(name, values);
  const steps = (ladder?: ObligationValues['ladder']) =>
    kind.ladder({ period, values: { ...rest, ...(ladder && { ladder }) } });
  const own = JSON.stringify(steps());
  const probes: Record<LadderSetting, ObligationValues['ladder']> = {
    reminders: { reminders: [77] },
    urgeAfter: { urgeAfter: 99 },
    escalateAfter: { escalateAfter: 99 },
    letterAfter: { letterAfter: 99 },
    circularAfter: { circularAfter: 99 },
    closeAfter: { closeAfter: 99 },
  };
  const defaults: Partial<LadderChoice> = {
    reminders: steps()
      .filter(
        ({ notice, from, offset }) =>
          notice === 'remind' && from === 'due' && offset.unit === 'day',
      )
      .map(({ offset }) => -offset.n),
  };
  for (const { notice, from, offset } of steps())
    for (const setting of LADDER_SETTINGS)
      if (setting === `${notice}After` && from === 'due' && offset.unit === 'workday')
        Object.assign(defaults, { [setting]: offset.n });
  return {
    dates: dateSettings(name, values),
    ladder: LADDER_SETTINGS.filter((each) => JSON.stringify(steps(probes[each])) !== own),
    defaults,
  };
}

function dateSettings(name: string, values: ObligationValues): DateSetting[] {
  const kind = kindOf(name);
  switch (kind.trigger.on) {
    case 'calendar':
      return ['every', 'about', 'opens', 'due'];
    case 'date':
      return ['datedOn'];
    case 'launch':
    case 'event': {
      const launchedAt = new Date(`${YEAR}-01-04T00:00:00Z`);
      const due = (chosen: ObligationValues) =>
        kind.due({
          period: null,
          launchedAt,
          policy: ANY,
          values: chosen,
          calendar: EVERY_DAY,
          event: { at: launchedAt, dueOn: `${YEAR}-03-01` },
        });
      const bare: ObligationValues = { ...values };
      delete bare.dueAfterDays;
      delete bare.dueAfterWorkdays;
      return (['dueAfterWorkdays', 'dueAfterDays'] as const)
        .filter((each) => due({ ...bare, [each]: 200 }) !== due(bare))
        .slice(0, 1);
    }
    // Theirs follow from other cycles.
    case 'cycle':
    case 'half':
    case 'parent':
      return [];
  }
}

/** A period of the cadence that its reports have; the ladder of a month is another than a year's. */
function samplePeriod(name: string, values: ObligationValues): Period | null {
  const { trigger } = kindOf(name);
  if (trigger.on !== 'calendar') return null;
  return periodsOf(values.every ?? trigger.every, YEAR, YEAR)[0] ?? null;
}
