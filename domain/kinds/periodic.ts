import { addDays, civilDate, type CivilDate } from '../calendar/civil-date.ts';
import { lastWorkdayOf, periodAfter, type Cadence, type Period } from '../calendar/periods.ts';
import { workdayOnOrAfter } from '../calendar/workdays.ts';
import { instantAt } from '../calendar/zoned.ts';
import type { FieldSpec, FormSubject } from '../forms/field-spec.ts';
import { workdaysFrom } from '../ladder/ladder.ts';
import { defaultSteps, type LadderChoice } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { CycleContext, Kind } from './kind.ts';

type Opens = NonNullable<ObligationValues['opens']>;

/** What the cadences differ in; the letter is drafted on the tenth workday where there is time for it. */
const BY_CADENCE: Record<Cadence, { opens: Opens; ladder: LadderChoice }> = {
  year: {
    opens: { on: '11-01' },
    ladder: {
      reminders: [30, 15, 7, 3, 1],
      urgeAfter: 1,
      escalateAfter: 3,
      letterAfter: 10,
      circularAfter: 15,
      closeAfter: 20,
    },
  },
  'half-year': {
    opens: { daysBefore: 30 },
    ladder: {
      reminders: [15, 7, 3, 1],
      urgeAfter: 1,
      escalateAfter: 3,
      letterAfter: 10,
      circularAfter: null,
      closeAfter: 20,
    },
  },
  quarter: {
    opens: { daysBefore: 15 },
    ladder: {
      reminders: [7, 3, 1],
      urgeAfter: 1,
      escalateAfter: 3,
      letterAfter: 10,
      circularAfter: null,
      closeAfter: 15,
    },
  },
  month: {
    opens: { workdaysBefore: 7 },
    ladder: {
      reminders: [3, 1],
      urgeAfter: 1,
      escalateAfter: 3,
      letterAfter: null,
      circularAfter: null,
      closeAfter: 8,
    },
  },
};

/**
 * 通知 四: 各部门、各地区……每年年底前 report to the commission what became of the plan; other documents
 * order it half-yearly, quarterly or monthly. By task of each lead agency, by chapter of each region.
 */
export const periodic: Kind = {
  kind: 'periodic',
  owners: [
    { who: 'leads', per: 'task' },
    { who: 'regions', per: 'plan' },
  ],
  trigger: { on: 'calendar', every: 'year' },
  opens: (cycle) => {
    const { policy, calendar, values } = cycle;
    const opens = values.opens ?? BY_CADENCE[periodOf(cycle).cadence].opens;
    const due = dueOn(cycle);
    const day =
      'on' in opens
        ? dayOfYear(Number(periodOf(cycle).name.slice(0, 4)), opens.on)
        : 'daysBefore' in opens
          ? addDays(due, -opens.daysBefore)
          : workdaysFrom(calendar, due, -opens.workdaysBefore);
    return instantAt(workdayOnOrAfter(calendar, day), policy.workingHour, policy.zone);
  },
  due: dueOn,
  ladder: ({ period, values }) =>
    defaultSteps(BY_CADENCE[period?.cadence ?? 'year'].ladder, values.ladder),
  forms: { 1: formV1, 2: formV2, 3: formV3, 4: formV4 },
  formVersion: 4,
  shows: [{ kind: 'implementation_plan', fields: ['goals', 'measures', 'inCharge'] }],
  nil: true,
  review: 'superior',
};

function periodOf({ period }: CycleContext): Period {
  if (!period) throw new RangeError('a periodic report without its period');
  return period;
}

/** “每年年底前”: the last workday of the period, unless the document or the plan names another day. */
function dueOn(cycle: CycleContext): CivilDate {
  const { values, calendar } = cycle;
  const { due = 'last-workday', about = 'current' } = values;
  const own = periodOf(cycle);
  const period = about === 'previous' ? periodAfter(own) : own;
  if (due === 'last-workday') return lastWorkdayOf(period, calendar);
  if ('on' in due) return dayOfYear(Number(period.name.slice(0, 4)), due.on);
  const [year = 0, first = 1] = period.first.split('-').map(Number);
  const [, last = first] = period.last.split('-').map(Number);
  const month = due.month === undefined ? last : Math.min(last, first + due.month - 1);
  return dayOfMonth(year, month, due.day);
}

function dayOfYear(year: number, monthDay: string): CivilDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return dayOfMonth(year, month, day);
}

/** A day of a month, or the month's last where it is shorter. */
function dayOfMonth(year: number, month: number, day: number): CivilDate {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return civilDate(year, month, Math.min(day, last));
}

/** 通知 二 and 四: what was put into effect, which national policies were taken up. */
function formV1({ taskId }: FormSubject): FieldSpec[] {
  const perTask = taskId !== null;
  return [
    perTask
      ? { name: 'progress', type: 'text', tells: true }
      : { name: 'progress', type: 'text', repeat: 'chapter', tells: true },
    { name: 'policy', type: 'text' },
    { name: 'problems', type: 'text' },
    { name: 'nextSteps', type: 'text' },
    ...(perTask
      ? ([{ name: 'value', type: 'line', repeat: 'indicator', tells: true }] as const)
      : []),
  ];
}

/** With who is in charge, and of a region what became of the tasks that name it. */
function formV2(subject: FormSubject): FieldSpec[] {
  const isOfTask = subject.taskId !== null;
  const [progress, ...rest] = formV1(subject);
  return [
    ...(progress ? [progress] : []),
    ...(isOfTask ? [] : ([{ name: 'named', type: 'text', repeat: 'named', tells: true }] as const)),
    ...rest.filter(({ repeat }) => repeat === undefined),
    { name: 'inCharge', type: 'line', prefill: true },
    ...rest.filter(({ repeat }) => repeat !== undefined),
  ];
}

/** With what agencies need from above (需要协调支持的事项), which is put together for the government. */
function formV3(subject: FormSubject): FieldSpec[] {
  return formV2(subject).flatMap((spec) =>
    spec.name === 'problems' ? [spec, { name: 'support', type: 'text' }] : [spec],
  );
}

/** With the values of the confirmed indicators that the report measures, of a region too. */
function formV4(subject: FormSubject): FieldSpec[] {
  return [
    ...formV3(subject).filter(({ repeat }) => repeat !== 'indicator'),
    { name: 'figure', type: 'line', repeat: 'indicator', measures: 'figure', tells: true },
    { name: 'figureUnit', type: 'line', repeat: 'indicator', measures: 'unit' },
    { name: 'figureSource', type: 'line', repeat: 'indicator', measures: 'source' },
    { name: 'figureReason', type: 'text', repeat: 'indicator', measures: 'reason' },
    { name: 'goal', type: 'text', repeat: 'indicator', measures: 'words', tells: true },
  ];
}
