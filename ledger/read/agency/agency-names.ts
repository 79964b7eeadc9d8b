import type { Ledger } from '../../ledger.ts';

/** What an agency is called. @throws for an id that is none. */
export const agencyNames = (
  { db }: Ledger,
  id: string,
): Promise<{ name: string; nameEn: string | null }> =>
  db.agency.findUniqueOrThrow({ where: { id }, select: { name: true, nameEn: true } });
