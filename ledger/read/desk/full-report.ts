import type { Ledger } from '../../ledger.ts';
import { TARGETS } from '../targets.ts';

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** What `fullReport` reads, of a report that is there. */
export type FullReport = NonNullable<Awaited<ReturnType<typeof fullReport>>>;

/** A report's row with all that hangs on it; null if there is none. */
export async function fullReport(ledger: Ledger, id: string) {
  return ledger.db.report.findUnique({
    where: { id },
    include: {
      agency: NAMES,
      task: {
        include: {
          indicators: TARGETS,
          changes: { orderBy: { id: 'asc' } },
          responsibilities: { orderBy: { position: 'asc' }, include: { agency: NAMES } },
        },
      },
      cycle: { select: { obligation: { select: { values: true } } } },
      terms: { orderBy: { version: 'asc' } },
      steps: { orderBy: [{ takesEffectAt: 'asc' }, { severity: 'asc' }] },
      submissions: { orderBy: { revision: 'asc' } },
      reviews: { orderBy: { reviewedAt: 'asc' } },
      extensions: { orderBy: { askedAt: 'asc' } },
      objections: {
        orderBy: { raisedAt: 'asc' },
        include: { task: { select: { order: true, number: true } } },
      },
      instructions: { orderBy: [{ givenAt: 'asc' }, { id: 'asc' }] },
      escalations: { orderBy: { raisedAt: 'asc' } },
      mails: {
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        select: {
          step: true,
          termsVersion: true,
          state: true,
          code: true,
          settledAt: true,
          messageId: true,
          contact: { select: { name: true, role: true } },
        },
      },
    },
  });
}

/** The plan a report belongs to; null if there is no such report. */
export async function planIdOf(ledger: Ledger, reportId: string): Promise<string | null> {
  const report = await ledger.db.report.findUnique({
    where: { id: reportId },
    select: { planId: true },
  });
  return report?.planId ?? null;
}
