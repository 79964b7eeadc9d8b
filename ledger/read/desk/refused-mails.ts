import type { Ledger } from '../../ledger.ts';

/** Mails of a plan that were refused for good with one code. */
export interface RefusedCode {
  code: string;
  mails: number;
}

/** The codes with which mails of a plan were refused for good, the most frequent first. */
export async function refusedCodes({ db }: Ledger, planId: string): Promise<RefusedCode[]> {
  return db.$queryRaw<RefusedCode[]>`
    SELECT coalesce(code, '') AS code, count(*)::int AS mails FROM mail
    WHERE plan_id = ${planId} AND state = 'refused' GROUP BY 1 ORDER BY 2 DESC, 1`;
}
