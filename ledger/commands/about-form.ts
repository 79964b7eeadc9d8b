import { doubtOf } from '../../domain/forms/doubt.ts';
import { lackingField } from '../../domain/forms/field-spec.ts';
import { figureFaults } from '../../domain/indicators/filed-figures.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { filedBefore } from '../read/filed-before.ts';
import { formsOfHeld } from '../read/form-of.ts';
import { mayMeasure } from './keep-figures.ts';

/** What there is to ask about a form, by what was filed in the last cycle. */
export async function doubtAbout(tx: Tx, { report }: LockedReport, form: SubmissionForm) {
  const { forms: versions, formVersion } = kindOf(report.kind);
  const specs = versions[formVersion]?.(report) ?? [];
  if (!form.nil && !specs.some(({ tells }) => tells)) return null;
  const forms = await formsOfHeld(tx, report);
  return doubtOf(forms.fields(forms.version), form, (await filedBefore(tx, report))?.form ?? null);
}

/**
 * What else a filing is judged by: a required field without words, an assessor who has a part in it, figures
 * that lack their unit, source or reason.
 */
export async function aboutForm(tx: Tx, locked: LockedReport, form: SubmissionForm) {
  const { report } = locked;
  const { forms, formVersion } = kindOf(report.kind);
  const { agencyId, taskId, assigneeId } = report;
  const subject = { ...report, differs: report.differsAt !== null };
  const lacking = form.nil ? null : lackingField(forms[formVersion]?.(subject) ?? [], form.values);
  const isPartial =
    assigneeId !== null &&
    (await tx.responsibility.count({ where: { taskId: taskId ?? '', agencyId } })) > 0;
  return { lacking, isPartial, figures: await faultsOf(tx, locked, form) };
}

async function faultsOf(tx: Tx, locked: LockedReport, form: SubmissionForm) {
  if (form.nil || !mayMeasure(locked)) return [];
  const forms = await formsOfHeld(tx, locked.report);
  const { jumpPercent } = locked.plan.policy;
  return figureFaults(forms.fields(forms.version), form.values, jumpPercent);
}
