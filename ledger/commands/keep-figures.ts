import { filedFigures } from '../../domain/indicators/filed-figures.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { formsOfHeld } from '../read/form-of.ts';

/** Whether the form that a report files now may measure indicators. */
export const mayMeasure = ({ report }: Pick<LockedReport, 'report'>): boolean => {
  const { forms, formVersion } = kindOf(report.kind);
  return (forms[formVersion]?.(report) ?? []).some(({ measures }) => measures !== undefined);
};

/**
 * Keeps the values of the indicators that a filing measures, beside its form. What was filed before for the
 * same period stays as it is; the new value names it.
 */
export async function keepFigures(
  tx: Tx,
  locked: LockedReport,
  { submissionId, form }: { submissionId: string; form: SubmissionForm },
  actor: Actor,
): Promise<void> {
  if (form.nil || !mayMeasure(locked)) return;
  const { report, plan, now } = locked;
  const forms = await formsOfHeld(tx, report);
  const figures = filedFigures(forms.fields(forms.version), form.values, plan.policy.jumpPercent);
  for (const { indicator, value, unit, source, reason, asked } of figures) {
    const before = await tx.indicatorValue.findFirst({
      where: {
        ...{ indicatorId: indicator, period: report.period },
        submission: { withdrawnAt: null },
      },
      orderBy: { filedAt: 'desc' },
      select: { id: true },
    });
    await tx.indicatorValue.create({
      data: {
        id: `${indicator}/${submissionId}`,
        ...{ indicatorId: indicator, submissionId, reportId: report.id },
        ...{ period: report.period, agencyId: report.agencyId },
        ...{ value, unit, source, reason, asked },
        ...{ filedAt: now, filedBy: actor.name, replaces: before?.id ?? null },
      },
    });
  }
}
