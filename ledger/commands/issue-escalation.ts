import type { Actor } from '../../domain/report/actor.ts';
import type { OfficialText } from '../../domain/letters/official-text.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { draftsOf } from '../read/desk/drafts.ts';

/** Why a letter or circular cannot be marked as issued; nothing is written then. */
export type IssueRefusal =
  | { code: 'no_draft' }
  | { code: 'only_operator' }
  | { code: 'already_issued'; issuedAt: Date; issuedBy: string }
  /** A report in it was filed since the draft was read: the letter would say what is not so. */
  | { code: 'answered_since'; answeredAt: Date };

export type IssueOutcome =
  | { ok: true; value: { issuedAt: Date; text: OfficialText } }
  | { ok: false; refusal: IssueRefusal };

interface LockedEscalation {
  level: string;
  issued_at: Date | null;
  issued_by: string | null;
  answered_at: Date | null;
}

const refused = (refusal: IssueRefusal): IssueOutcome => ({ ok: false, refusal });

/**
 * Records that a person issued the letter (督办函) or circular (通报) about these escalations. Its
 * text, as of this day, goes into the audit. Of two at once one wins; the other is told by whom and
 * when it was issued.
 * @param escalationIds the escalations of one draft, as the page showed them.
 */
export async function issueEscalation(
  ledger: Ledger,
  planId: string,
  escalationIds: readonly string[],
  actor: Actor,
): Promise<IssueOutcome> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await tx.plan.findUnique({
      where: { id: planId },
      select: { commissionId: true },
    });
    const isOperator =
      actor.kind === 'admin' ||
      (actor.kind === 'commission' && actor.agencyId === plan?.commissionId);
    if (!plan || !isOperator) return refused({ code: 'only_operator' });
    const ids = [...new Set(escalationIds)].sort();
    // The reports first, as every command does; then a filing cannot slip in between.
    await tx.$queryRaw`SELECT r.id FROM report r WHERE r.plan_id = ${planId} AND r.id IN
      (SELECT e.report_id FROM escalation e WHERE e.id = ANY(${ids})) ORDER BY r.id FOR UPDATE`;
    const rows = await tx.$queryRaw<LockedEscalation[]>`
      SELECT e.level::text AS level, e.issued_at, e.issued_by, e.answered_at
      FROM escalation e JOIN report r ON r.id = e.report_id
      WHERE e.id = ANY(${ids}) AND r.plan_id = ${planId} AND e.level <> 'commission'`;
    const refusal = refusalOf(rows, ids);
    if (refusal) return refused(refusal);
    const now = await ledger.clock.now();
    const drafts = await draftsOf(tx, ledger.calendar, planId, now, ids);
    const draft = drafts[0];
    if (!draft || drafts.length > 1) return refused({ code: 'no_draft' });
    await tx.escalation.updateMany({
      where: { id: { in: ids } },
      data: { issuedAt: now, issuedBy: actor.name },
    });
    const { level, year, agency, text } = draft;
    const data = {
      level,
      year,
      agencyId: agency?.id ?? null,
      escalations: ids,
      text: { ...text },
    };
    await audit(tx, { at: now, actor, action: 'issue', planId, subject: planId, data });
    return { ok: true as const, value: { issuedAt: now, text } };
  });
}

function refusalOf(rows: LockedEscalation[], ids: string[]): IssueRefusal | null {
  if (ids.length === 0 || rows.length !== ids.length) return { code: 'no_draft' };
  for (const { issued_at: issuedAt, issued_by: issuedBy } of rows)
    if (issuedAt) return { code: 'already_issued', issuedAt, issuedBy: issuedBy ?? '' };
  for (const { answered_at: answeredAt } of rows)
    if (answeredAt) return { code: 'answered_since', answeredAt };
  return null;
}
