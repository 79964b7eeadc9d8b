import { workdaysAfter } from '../calendar/workdays.ts';
import type { FieldSpec } from '../forms/field-spec.ts';
import { assessment } from './assessment.ts';
import { proposeEvaluation } from './evaluation-form.ts';
import type { Kind } from './kind.ts';
import { opensAfter, sourceOf, stepsOfDocument } from './signed-document.ts';

/** Workdays between the closing of the assessments' books and the due date. */
const DUE_AFTER_CLOSE = 20;

/**
 * 中期评估报告: “评估结果……及时向自治区人民政府报告”. The commission sums up both sides for the government; it
 * opens after the books of the assessments are closed, and nothing stands in it before the reveal.
 */
export const evaluationReport: Kind = {
  kind: 'evaluation_report',
  owners: [{ who: 'commission', per: 'agency' }],
  trigger: { on: 'cycle', of: assessment.kind },
  proposals: proposeEvaluation,
  opens: (cycle) => opensAfter(cycle, sourceOf(cycle).closesOn),
  due: (cycle) => workdaysAfter(cycle.calendar, sourceOf(cycle).closesOn, DUE_AFTER_CLOSE),
  ladder: ({ values }) => stepsOfDocument(values.ladder),
  forms: { 1: formV1, 2: formV2 },
  formVersion: 2,
  review: 'superior',
  asks: 'sign-off',
  // Both sides are put together by rules of their own (domain/evaluation/assemble.ts).
  assembles: [
    { name: 'matrix', fields: [], byChapter: true },
    { name: 'indicators', fields: [], indicators: true },
    { name: 'hindrances', fields: [], byChapter: true },
    { name: 'adjustments', fields: [] },
  ],
};

/** What the commission writes itself, on the whole and section by section. */
function formV1(): FieldSpec[] {
  return [
    { name: 'overview', type: 'text', tells: true },
    { name: 'reporting', type: 'text' },
    { name: 'matrix', type: 'text', repeat: 'chapter' },
    { name: 'hindrances', type: 'text', repeat: 'chapter' },
    { name: 'adjustments', type: 'text' },
    { name: 'nextSteps', type: 'text' },
  ];
}

/** With a word on the indicators and their course. */
function formV2(): FieldSpec[] {
  return formV1().flatMap((spec) =>
    spec.name === 'matrix' ? [spec, { name: 'indicators', type: 'text' }] : [spec],
  );
}
