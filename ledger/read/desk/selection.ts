import { Prisma } from '../../../prisma/generated/client.ts';

/** Which cycles a page tells of; null = all kinds of reports of their own, all periods. */
export interface Selection {
  kind: string | null;
  period: string | null;
}

/** Everything there is. */
export const EVERYTHING: Selection = { kind: null, period: null };

/** The condition of a selection on report `r`. */
export function inSelection({ kind, period }: Selection): Prisma.Sql {
  // What is part of a report is counted with it, unless it is asked for by its kind.
  const ofKind = kind === null ? Prisma.sql`r.parent_id IS NULL` : Prisma.sql`r.kind = ${kind}`;
  return period === null ? ofKind : Prisma.sql`${ofKind} AND r.period = ${period}`;
}

/** The condition of a selection on class `c` of reports. */
export function classInSelection({ kind, period }: Selection): Prisma.Sql {
  const ofKind = kind === null ? Prisma.sql`NOT c.is_part` : Prisma.sql`c.kind = ${kind}`;
  return period === null ? ofKind : Prisma.sql`${ofKind} AND c.period = ${period}`;
}
