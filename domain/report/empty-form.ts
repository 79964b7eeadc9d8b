import type { ReportForm } from '../../schemas/report-form.ts';

/** True if no section of the form says anything; white space and punctuation alone say nothing. */
export function isEmptyForm(form: ReportForm): boolean {
  const said = [
    form.progress,
    form.policy,
    form.problems,
    form.nextSteps,
    ...form.indicators.map(({ value }) => value),
  ];
  return !said.some((text) => /[\p{L}\p{N}]/u.test(text));
}
