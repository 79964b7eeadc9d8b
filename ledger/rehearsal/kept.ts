import type { Ledger } from '../ledger.ts';
import { rehearsalResultSchema } from '../../schemas/rehearsal.ts';
import { KEPT } from './databases.ts';

/** A rehearsal that is done, and whose database is kept to be looked around in. */
export interface KeptRehearsal {
  id: number;
  planId: string;
  planTitle: string;
  database: string;
  /** The instants between which it can be looked at: the launch, and the last that was lived through. */
  from: Date;
  to: Date;
}

/** A rehearsal that can be looked around in; null where there is none of this number, or its database is gone. */
export async function keptRehearsal({ db }: Ledger, id: number): Promise<KeptRehearsal | null> {
  const [row] = await db.$queryRaw<
    { planId: string; planTitle: string; database: string; result: unknown; to: Date }[]
  >`
    SELECT r.plan_id AS "planId", p.title AS "planTitle", r.database, r.result, r.lived_to AS "to"
    FROM rehearsal r JOIN plan p ON p.id = r.plan_id
    WHERE r.id = ${id} AND r.lived_to IS NOT NULL AND ${KEPT}
      AND EXISTS (SELECT FROM pg_database WHERE datname = r.database)`;
  if (!row) return null;
  const { result, ...kept } = row;
  return { ...kept, id, from: rehearsalResultSchema.parse(result).launchedAt };
}
