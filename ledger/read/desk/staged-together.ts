import type { Notice } from '../../../domain/ladder/step.ts';
import type { Ledger } from '../../ledger.ts';
import type { DeskPlan } from './plans.ts';

/** The mails of one step at one instant about the reports of one agency in one cycle. */
export interface StagedTogether {
  at: Date;
  kind: string | null;
  period: string | null;
  name: string;
  notice: Notice;
  /** Whose reports they are about, and whose contacts are told. */
  owner: string;
  told: string[];
  toLeaders: boolean;
  digests: string[];
  reports: number;
  /** Some are about no report. */
  aboutNone: boolean;
  rows: number;
}

/** What is staged after `now` up to and including `until`, as `stagedMails` has it, summed up by the database. */
export async function stagedTogether(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
): Promise<StagedTogether[]> {
  return ledger.db.$queryRaw<StagedTogether[]>`
    SELECT m.due_at AS at, m.step AS name, m.notice, r.kind, r.period,
      coalesce(m.agency_id, c.agency_id) AS owner, array_agg(DISTINCT c.agency_id) AS told,
      bool_or(c.role = 'leader') AS "toLeaders", array_agg(DISTINCT m.digest_key) AS digests,
      count(DISTINCT m.report_id)::int AS reports, bool_or(m.report_id IS NULL) AS "aboutNone",
      count(*)::int AS rows
    FROM mail m JOIN contact c ON c.id = m.contact_id LEFT JOIN report r ON r.id = m.report_id
    WHERE m.plan_id = ${plan.id} AND m.state = 'staged' AND m.due_at > ${now}
      AND m.due_at <= ${until}
    GROUP BY 1, 2, 3, 4, 5, 6
    ORDER BY 1, min(m.id)`;
}
