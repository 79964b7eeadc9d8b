import type { Prisma } from '../../prisma/generated/client.ts';
import { type Report } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/**
 * The reports that lie with an agency or in review, and their parts, under their locks and in one order.
 * @param where SQL about report `r`.
 */
export async function lockOpenReports(tx: Tx, where: Prisma.Sql): Promise<Report[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM report r WHERE r.stage IN ('collecting', 'reviewing') AND r.left_at IS NULL
      AND ${where} ORDER BY r.id FOR UPDATE`;
  return tx.report.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
}
