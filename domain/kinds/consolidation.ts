import { addDays, civilDate, laterOf, type CivilDate } from '../calendar/civil-date.ts';
import { workdaysAfter, workdayOnOrAfter } from '../calendar/workdays.ts';
import { instantAt } from '../calendar/zoned.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import { defaultSteps, type Step } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { CycleContext, Kind, Proposal, ProposalContext, SourceDates } from './kind.ts';
import { periodic } from './periodic.ts';

/** Workdays between the closing of the books of the cycle that is summed up and the due date. */
const DUE_AFTER_CLOSE = 10;
/** Workdays before the due date on which the commission's officers are reminded. */
const REMINDERS = [10, 5, 1];

/**
 * 通知 四: “经自治区发展改革委整理汇总后报自治区人民政府”: the commission sums up every cycle of periodic
 * reports for the government, which reviews it. Its books do not close, and nobody writes the
 * commission a letter.
 */
export const consolidation: Kind = {
  kind: 'consolidation',
  owners: [{ who: 'commission', per: 'agency' }],
  trigger: { on: 'cycle', of: periodic.kind },
  proposals: propose,
  opens: (cycle) => {
    const { policy, calendar } = cycle;
    const day = workdayOnOrAfter(calendar, addDays(sourceOf(cycle).dueOn, 1));
    return instantAt(day, policy.workingHour, policy.zone);
  },
  due: dueOn,
  ladder: ({ values }) => stepsOfDocument(values.ladder),
  forms: { 1: formV1 },
  formVersion: 1,
  review: 'superior',
  asks: 'sign-off',
  assembles: [
    { name: 'progress', fields: ['progress', 'named', 'value'], nil: true, byChapter: true },
    { name: 'policy', fields: ['policy'] },
    { name: 'problems', fields: ['problems'] },
    { name: 'support', fields: ['support'] },
    { name: 'nextSteps', fields: ['nextSteps'] },
  ],
};

/** The sentence that has the reports summed up. */
function propose({ document }: ProposalContext): Proposal[] {
  const duty = document.duties.find(({ kind }) => kind === 'consolidation');
  if (!duty) return [];
  const { quote, span, kind: orders } = duty;
  return [{ key: 'every', values: {}, quote, span, orders }];
}

function sourceOf({ source }: CycleContext): SourceDates {
  if (!source) throw new RangeError('a consolidation without the cycle that it sums up');
  return source;
}

/** The later of ten workdays after the books were closed and, of a whole year, the next 31 January. */
function dueOn(cycle: CycleContext): CivilDate {
  const { period, calendar } = cycle;
  const afterClose = workdaysAfter(calendar, sourceOf(cycle).closesOn, DUE_AFTER_CLOSE);
  if (period?.cadence !== 'year') return afterClose;
  return laterOf(afterClose, civilDate(Number(period.name) + 1, 1, 31));
}

/** The default ladder with reminders counted in workdays, without letter, circular and closing. */
export function stepsOfDocument(chosen: ObligationValues['ladder'] = {}): Step[] {
  const common = { urgeAfter: 1, escalateAfter: 3, letterAfter: null, circularAfter: null };
  const all = defaultSteps({ ...common, reminders: REMINDERS, closeAfter: 0 }, chosen);
  return all
    .filter(({ effect }) => effect === undefined || effect === 'escalate')
    .map((step) =>
      step.notice === 'remind' && chosen.reminders === undefined
        ? { ...step, name: `${step.name}-workdays`, offset: { ...step.offset, unit: 'workday' } }
        : step,
    );
}

/** What the commission writes itself, on the whole, chapter by chapter, and section by section. */
function formV1(): FieldSpec[] {
  return [
    { name: 'overview', type: 'text', tells: true },
    { name: 'reporting', type: 'text' },
    { name: 'progress', type: 'text', repeat: 'chapter' },
    { name: 'policy', type: 'text' },
    { name: 'problems', type: 'text' },
    { name: 'support', type: 'text' },
    { name: 'disagreements', type: 'text' },
    { name: 'nextSteps', type: 'text' },
  ];
}
