import { Prisma } from '../../../prisma/generated/client.ts';

/** Which cycles a page tells of; null = all kinds, all periods. */
export interface Selection {
  kind: string | null;
  period: string | null;
}

/** Everything there is. */
export const EVERYTHING: Selection = { kind: null, period: null };

/** The condition of a selection on report `r`. */
export function inSelection({ kind, period }: Selection): Prisma.Sql {
  const ofKind = kind === null ? Prisma.sql`TRUE` : Prisma.sql`r.kind = ${kind}`;
  return period === null ? ofKind : Prisma.sql`${ofKind} AND r.period = ${period}`;
}
