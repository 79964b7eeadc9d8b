import { civilDate, laterOf, type CivilDate } from '../calendar/civil-date.ts';
import { workdaysAfter } from '../calendar/workdays.ts';
import { ISSUE_SECTION } from '../assembly/issues.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import type { CycleContext, Kind, Proposal, ProposalContext } from './kind.ts';
import { periodic } from './periodic.ts';
import { opensAfter, sourceOf, stepsOfDocument } from './signed-document.ts';

/** Workdays between the closing of the books of the cycle that is summed up and the due date. */
const DUE_AFTER_CLOSE = 10;

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
  opens: (cycle) => opensAfter(cycle, sourceOf(cycle).dueOn),
  due: dueOn,
  ladder: ({ values }) => stepsOfDocument(values.ladder),
  forms: { 1: formV1, 2: formV2, 3: formV3 },
  formVersion: 3,
  review: 'superior',
  asks: 'sign-off',
  assembles: [
    { name: ISSUE_SECTION, fields: [], issues: true },
    {
      name: 'progress',
      fields: ['progress', 'named', 'value', 'goal'],
      nil: true,
      byChapter: true,
    },
    { name: 'indicators', fields: [], indicators: true },
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

/** The later of ten workdays after the books were closed and, of a whole year, the next 31 January. */
function dueOn(cycle: CycleContext): CivilDate {
  const { period, calendar } = cycle;
  const afterClose = workdaysAfter(calendar, sourceOf(cycle).closesOn, DUE_AFTER_CLOSE);
  if (period?.cadence !== 'year') return afterClose;
  return laterOf(afterClose, civilDate(Number(period.name) + 1, 1, 31));
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

/** With a word on the indicators and their course. */
function formV2(): FieldSpec[] {
  return formV1().flatMap((spec) =>
    spec.name === 'progress' ? [spec, { name: 'indicators', type: 'text' }] : [spec],
  );
}

/** On top of it the major issues that are open, whatever the year. */
function formV3(): FieldSpec[] {
  return [{ name: ISSUE_SECTION, type: 'text' }, ...formV2()];
}
