import type { SubmissionForm } from '../../../schemas/submission-form.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { formOf } from '../../support/forms.ts';

/** The cycle before the small plan's 2027, in which its first task's report was filed and accepted. */
export async function filedIn2026(
  { db }: Ledger,
  form: SubmissionForm = formOf(),
  formVersion = 1,
): Promise<void> {
  const cycle = await db.cycle.findUniqueOrThrow({ where: { id: 'small-periodic-2027' } });
  const report = await db.report.findUniqueOrThrow({ where: { id: `${cycle.id}-t001` } });
  const before = { period: '2026', opensAt: new Date('2026-11-02T01:00:00Z') };
  const filedAt = new Date('2026-12-20T02:00:00Z');
  await db.cycle.create({ data: { ...cycle, id: 'small-periodic-2026', ...before } });
  const id = 'small-periodic-2026-t001';
  await db.report.create({
    data: {
      ...report,
      ...before,
      id,
      cycleId: 'small-periodic-2026',
      stage: 'accepted',
      filedAt,
      firstFiledAt: filedAt,
      acceptedAt: filedAt,
    },
  });
  await db.submission.create({
    data: {
      id: `${id}/1`,
      reportId: id,
      revision: 1,
      kind: 'periodic',
      formVersion,
      nil: form.nil,
      form,
      filedAt,
      filedBy: '联络员',
      late: false,
      dueOn: '2026-12-31',
    },
  });
}
