import type { Tx } from '../../ledger.ts';

/** What an inspection found, as the report on how it is put right shows it. */
export interface ReportFinding {
  inspectionId: string;
  /** Of the inspection, in its plan; and of the finding, in the inspection. */
  inspection: number;
  number: number;
  scope: string;
  text: string;
  severity: string;
}

/** What a report puts right; null for every other report. */
export async function findingOf(
  tx: Pick<Tx, 'finding'>,
  reportId: string,
): Promise<ReportFinding | null> {
  const row = await tx.finding.findUnique({ where: { reportId }, include: { inspection: true } });
  if (!row) return null;
  const { inspectionId, number, text, severity, inspection } = row;
  const { number: of, scope } = inspection;
  return { inspectionId, inspection: of, number, scope, text, severity };
}
