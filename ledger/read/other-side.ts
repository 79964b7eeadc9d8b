import type { Field } from '../../domain/forms/field-spec.ts';
import { SIDE_KINDS, sideOf } from '../../domain/kinds/sides.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import type { Report } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';
import { filedOf } from './agency/filed.ts';
import type { AgencyName } from './desk/plans.ts';
import { formsOf } from './form-of.ts';

/** What one report of the other side says now. */
export interface OtherSide {
  reportId: string;
  kind: string;
  agency: AgencyName;
  form: SubmissionForm;
  fields: Field[];
}

/**
 * What the other side of the midterm evaluation says on the task of a report; nothing before the
 * reveal.
 */
export async function otherSideOf(
  tx: Tx,
  { planId, kind, period, taskId }: Report,
  revealedAt: Date | null,
  now: Date,
): Promise<OtherSide[]> {
  if (sideOf(kind) === null || taskId === null || !revealedAt || revealedAt > now) return [];
  const others = SIDE_KINDS.filter((each) => each !== kind);
  const reports = await tx.report.findMany({
    where: { planId, period, taskId, kind: { in: others }, leftAt: null },
    orderBy: { id: 'asc' },
    include: { agency: { select: { id: true, name: true, nameEn: true } } },
  });
  const said: OtherSide[] = [];
  for (const report of reports) {
    const newest = (await filedOf(tx, report.id)).find(({ withdrawnAt }) => !withdrawnAt);
    if (!newest) continue;
    const { id: reportId, kind: of, agency } = report;
    const fields = (await formsOf(tx, report)).fields(newest.formVersion);
    said.push({ reportId, kind: of, agency, form: newest.form, fields });
  }
  return said;
}
