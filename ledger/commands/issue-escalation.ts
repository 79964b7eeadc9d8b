import type { Actor } from '../../domain/report/actor.ts';
import type { OfficialText } from '../../domain/letters/official-text.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { letterDrafts } from '../read/desk/letter-drafts.ts';
import { operatorRefusal } from '../lock-plan.ts';

/** Why a letter or circular cannot be marked as issued; nothing is written then. */
export type IssueRefusal =
  | { code: 'no_draft' }
  | { code: 'only_operator' }
  /** The saved text says what is not so any more. */
  | { code: 'facts_changed' }
  | { code: 'already_issued'; issuedAt: Date; issuedBy: string }
  /** A report in it was filed since the draft was read: the letter would say what is not so. */
  | { code: 'answered_since'; answeredAt: Date };

/** The text as it was issued and when, or why nothing was. */
export type IssueOutcome =
  | { ok: true; value: { issuedAt: Date; text: OfficialText } }
  | { ok: false; refusal: IssueRefusal };

interface LockedEscalation {
  agency_id: string;
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
    const ids = [...new Set(escalationIds)].sort();
    const rows = await lockEscalations(tx, planId, ids);
    if (!(await mayIssue(tx, planId, rows, actor))) return refused({ code: 'only_operator' });
    const refusal = refusalOf(rows, ids);
    if (refusal) return refused(refusal);
    const now = await ledger.clock.now();
    const all = await letterDrafts(tx, ledger.calendar, planId, now);
    const drafts = all.filter(({ escalationIds: own }) => own.some((id) => ids.includes(id)));
    const draft = drafts[0];
    // Of one draft, and all that was shown in it: what new terms have taken out is drafted anew.
    if (!draft || drafts.length > 1 || draft.escalationIds.length !== ids.length)
      return refused({ code: 'no_draft' });
    if (draft.changes) return refused({ code: 'facts_changed' });
    await tx.escalation.updateMany({
      where: { id: { in: ids } },
      data: { issuedAt: now, issuedBy: actor.name },
    });
    const { effect, kind, period, agency, text } = draft;
    const about = { effect, kind, period, agencyId: agency?.id ?? null };
    const data = { ...about, escalations: ids, text: { ...text } };
    await audit(tx, { at: now, actor, action: 'issue', planId, subject: planId, data });
    return { ok: true as const, value: { issuedAt: now, text } };
  });
}

/** Why a record of issuing cannot be taken back; nothing is written then. */
export type UndoIssueRefusal = { code: 'only_operator' } | { code: 'not_issued' };

/**
 * Takes back the record that a letter or circular was issued: it is a draft again. Both records stay
 * in the audit. Refused if any of these escalations is not issued (any more).
 * @param escalationIds what was marked as issued together.
 */
export async function undoIssue(
  ledger: Ledger,
  planId: string,
  escalationIds: readonly string[],
  actor: Actor,
): Promise<{ ok: true; value: { undoneAt: Date } } | { ok: false; refusal: UndoIssueRefusal }> {
  return ledger.db.$transaction(async (tx) => {
    const ids = [...new Set(escalationIds)].sort();
    const rows = await lockEscalations(tx, planId, ids);
    if (!(await mayIssue(tx, planId, rows, actor)))
      return { ok: false as const, refusal: { code: 'only_operator' as const } };
    const isIssued = rows.length > 0 && rows.every(({ issued_at }) => issued_at !== null);
    if (!isIssued || rows.length !== ids.length)
      return { ok: false as const, refusal: { code: 'not_issued' as const } };
    const undoneAt = await ledger.clock.now();
    await tx.escalation.updateMany({
      where: { id: { in: ids } },
      data: { issuedAt: null, issuedBy: null },
    });
    const entry = { at: undoneAt, actor, action: 'undo_issue', planId, subject: planId };
    await audit(tx, { ...entry, data: { escalations: ids } });
    return { ok: true as const, value: { undoneAt } };
  });
}

/** The drafts among these escalations of a plan, with their reports held against a filing. */
async function lockEscalations(
  tx: Tx,
  planId: string,
  ids: readonly string[],
): Promise<LockedEscalation[]> {
  // The reports first, as every command does; then a filing cannot slip in between.
  await tx.$queryRaw`SELECT r.id FROM report r WHERE r.plan_id = ${planId} AND r.id IN
    (SELECT e.report_id FROM escalation e WHERE e.id = ANY(${ids})) ORDER BY r.id FOR UPDATE`;
  return tx.$queryRaw<LockedEscalation[]>`
    SELECT r.agency_id, e.issued_at, e.issued_by, e.answered_at
    FROM escalation e JOIN report r ON r.id = e.report_id
    WHERE e.id = ANY(${ids}) AND r.plan_id = ${planId} AND e.effect IN ('letter', 'circular')`;
}

/** The plan's commission and the operator may, but nobody issues what their own agency owes. */
async function mayIssue(
  tx: Tx,
  planId: string,
  rows: readonly LockedEscalation[],
  actor: Actor,
): Promise<boolean> {
  const plan = await tx.plan.findUnique({ where: { id: planId } });
  if (!plan || operatorRefusal(actor, plan)) return false;
  return rows.every(({ agency_id }) => agency_id !== actor.agencyId);
}

function refusalOf(rows: LockedEscalation[], ids: string[]): IssueRefusal | null {
  if (ids.length === 0 || rows.length !== ids.length) return { code: 'no_draft' };
  for (const { issued_at: issuedAt, issued_by: issuedBy } of rows)
    if (issuedAt) return { code: 'already_issued', issuedAt, issuedBy: issuedBy ?? '' };
  for (const { answered_at: answeredAt } of rows)
    if (answeredAt) return { code: 'answered_since', answeredAt };
  return null;
}
