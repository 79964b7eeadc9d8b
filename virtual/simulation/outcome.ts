import type { Ledger } from '../../ledger/ledger.ts';
import type { ActionCounts } from '../oracle/action.ts';
import type { KindCount } from '../oracle/fate.ts';

/** How the years ended, as the ledger tells it. */
export interface PlanOutcome {
  kinds: Record<string, KindCount>;
  escalated: number;
}

/** Counts a plan's reports by kind; punctuality is told by the first filing that stands. */
export async function outcomeOf({ db }: Ledger, planId: string): Promise<PlanOutcome> {
  const rows = await db.$queryRaw<(KindCount & { kind: string; escalated: number })[]>`
    SELECT r.kind, count(*)::int AS reports,
      (count(*) FILTER (WHERE s.late = false))::int AS "filedOnTime",
      (count(*) FILTER (WHERE s.late))::int AS "filedLate",
      (count(*) FILTER (WHERE s.late IS NULL AND r.left_at IS NULL))::int AS "neverFiled",
      (count(*) FILTER (WHERE s.late IS NULL AND r.left_at IS NOT NULL))::int AS "left",
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM escalation e
        WHERE e.report_id = r.id AND e.effect = 'escalate')))::int AS escalated
    FROM report r LEFT JOIN LATERAL (SELECT late FROM submission
      WHERE report_id = r.id AND withdrawn_at IS NULL ORDER BY revision LIMIT 1) s ON true
    WHERE r.plan_id = ${planId} GROUP BY r.kind ORDER BY r.kind`;
  const kinds = Object.fromEntries(rows.map(({ kind, escalated: _, ...counts }) => [kind, counts]));
  return { kinds, escalated: rows.reduce((sum, { escalated }) => sum + escalated, 0) };
}

/** What was done, as the ledger's own record (审计) has it. */
export async function actionsDone({ db }: Ledger, planId: string): Promise<ActionCounts> {
  const rows = await db.$queryRaw<{ action: string; what: string | null; count: number }[]>`
    SELECT action,
      coalesce(data ->> 'cause', data ->> 'position', data ->> 'how', data ->> 'effect') AS what,
      count(*)::int AS count
    FROM audit WHERE plan_id = ${planId} GROUP BY 1, 2`;
  const count = (action: string, what?: string) =>
    rows
      .filter((row) => row.action === action && (what === undefined || row.what === what))
      .reduce((sum, row) => sum + row.count, 0);
  const extensionAsked = count('ask_extension');
  const extensionGranted = count('grant_extension');
  const extensionRefused = count('refuse_extension');
  const extensionDeclined = count('decline_extension');
  return {
    extensionAsked,
    extensionGranted,
    extensionRefused,
    extensionDeclined,
    extensionUndecided: extensionAsked - extensionGranted - extensionRefused - extensionDeclined,
    merged: count('transfer', 'merged'),
    renamed: count('transfer', 'renamed'),
    split: count('transfer', 'split'),
    transferred: count('transfer'),
    setAside: count('set_aside'),
    reopened: count('reopen'),
    returned: count('return'),
    takenBack: count('withdraw'),
    objected: count('object'),
    answered: count('answer_objection'),
    disagreed: count('contribute', 'disagree'),
    ...(await documentsAndEvaluation(db, planId)),
    lettersIssued: count('issue', 'letter'),
    circularsIssued: count('issue', 'circular'),
    lettersEdited: count('edit_letter', 'edited'),
    issuesRaised: count('raise_issue'),
    ...(await passings(db, planId)),
    issuesAnswered: count('answer_issue'),
    issuesWithdrawn: count('withdraw_issue'),
    issuesMerged: count('merge_issue'),
    inspectionsConcluded: count('conclude_inspection'),
    findingsRecorded: count('record_finding'),
    inspectionsAnswered: count('answer_inspection'),
  };
}

/** Passing an issue on files its handling, and sending it back returns that. */
async function passings(
  db: Ledger['db'],
  planId: string,
): Promise<Pick<ActionCounts, 'issuesPassedOn' | 'issuesSentBack'>> {
  const handlings = await db.issue.findMany({ where: { planId }, select: { reportId: true } });
  const subject = { in: handlings.map(({ reportId }) => reportId) };
  const count = (action: string) => db.audit.count({ where: { planId, subject, action } });
  return { issuesPassedOn: await count('file'), issuesSentBack: await count('return') };
}

type OfDocuments = Pick<
  ActionCounts,
  | 'documentsSigned'
  | 'documentsReturned'
  | 'documentsReceived'
  | 'assessorsNamed'
  | 'differencesAsked'
  | 'differencesWorded'
  | 'adjustmentsAdopted'
>;

/** What was done about documents and the midterm evaluation. */
async function documentsAndEvaluation(db: Ledger['db'], planId: string): Promise<OfDocuments> {
  const [row] = await db.$queryRaw<OfDocuments[]>`
    WITH done AS (SELECT action, subject, data FROM audit WHERE plan_id = ${planId}),
      of_document AS (SELECT action FROM done
        WHERE subject IN (SELECT report_id FROM signed_document))
    SELECT (SELECT count(*)::int FROM done WHERE action = 'sign_off') AS "documentsSigned",
      (SELECT count(*)::int FROM of_document WHERE action = 'return') AS "documentsReturned",
      (SELECT count(*)::int FROM of_document WHERE action = 'accept') AS "documentsReceived",
      (SELECT coalesce(sum(jsonb_array_length(data::jsonb -> 'given')), 0)::int FROM done
        WHERE action = 'assign_assessors') AS "assessorsNamed",
      (SELECT coalesce(sum(jsonb_array_length(data::jsonb -> 'asked')), 0)::int FROM done
        WHERE action = 'reveal') AS "differencesAsked",
      (SELECT count(*)::int FROM submission s JOIN report r ON r.id = s.report_id
        WHERE r.plan_id = ${planId} AND s.filed_at >= r.differs_at) AS "differencesWorded",
      (SELECT count(*)::int FROM task_change c JOIN task t ON t.id = c.task_id
        WHERE t.plan_id = ${planId} AND c.source IS NOT NULL) AS "adjustmentsAdopted"`;
  if (!row) throw new Error(`nothing is known of ${planId}`);
  return row;
}
