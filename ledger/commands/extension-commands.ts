import {
  decideAsk,
  decideConfirm,
  decideGrant,
  decideRefuse,
  decideTakeBack,
  isOpen,
  type ExtensionAsked,
  type ExtensionContext,
} from '../../domain/extension/extension.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { Extension } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import { reopenParts } from '../close-parts.ts';
import { cancelNotices, noticeOf } from '../extension-notices.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { openCycleAgain } from '../open-again.ts';
import { voidUpcoming } from '../outbox/stage.ts';
import { processId, tell } from '../processes.ts';
import { renewTerms } from '../terms.ts';

/** Who acts, and under which address they signed in: by it a leader is known. */
export interface Person {
  actor: Actor;
  email: string;
}

/** What became of a request. */
export interface ExtensionReceipt {
  reportId: string;
  /** Its id: `<report>/extension/<n>`. */
  extensionId: string;
  state: Extension['state'];
  at: Date;
  /** granted: the new due date. */
  dueOn: string | null;
}

/** What a superior decides. */
export type ExtensionDecision =
  | { outcome: 'granted'; /** Null: the date asked for. */ dueOn: string | null; words: string }
  | { outcome: 'refused'; words: string };

/**
 * 申请延期: asks for a later date. Asked by a leader of the agency themself, it is confirmed with it.
 * Nothing stops meanwhile.
 */
export const askExtension = (
  ledger: Ledger,
  reportId: string,
  asked: ExtensionAsked,
  { actor, email }: Person,
): Promise<Outcome<ExtensionReceipt>> =>
  onReport(ledger, reportId, async (tx, locked, context) => {
    const { report, now } = locked;
    const earlier = await requestsOf(tx, reportId);
    const open = earlier.find(isOpen) ?? null;
    const decision = decideAsk(report, asked, open, actor, context);
    if (!decision.ok) return decision;
    const isLeader = await isLeaderOf(tx, report.agencyId, email);
    const { newDueOn, reason, stateOfWork } = decision.value;
    const request = await tx.extension.create({
      data: {
        id: `${reportId}/extension/${earlier.length + 1}`,
        reportId,
        termsVersion: report.termsVersion,
        dueOn: report.dueOn,
        newDueOn,
        reason,
        stateOfWork,
        state: isLeader ? 'confirmed' : 'asked',
        askedAt: now,
        askedBy: actor.name,
        ...(isLeader && { confirmedAt: now, confirmedBy: actor.name }),
      },
    });
    await noticeOf(tx, locked, request, isLeader ? 'extension_waiting' : 'extension_asked');
    return written(tx, locked, request, actor, 'ask_extension');
  });

/** Confirms a request, as a leader (分管领导) of the agency; it is before the reviewer now. */
export const confirmExtension = (
  ledger: Ledger,
  extensionId: string,
  { actor, email }: Person,
): Promise<Outcome<ExtensionReceipt>> =>
  onRequest(ledger, extensionId, async (tx, locked, request) => {
    const { report, now } = locked;
    const isLeader = await isLeaderOf(tx, report.agencyId, email);
    const decision = decideConfirm(report, request, actor, isLeader);
    if (!decision.ok) return decision;
    await cancelNotices(tx, request, now);
    const confirmed = await tx.extension.update({
      where: { id: extensionId },
      data: { state: 'confirmed', confirmedAt: now, confirmedBy: actor.name },
    });
    await noticeOf(tx, locked, confirmed, 'extension_waiting');
    return written(tx, locked, confirmed, actor, 'confirm_extension');
  });

/**
 * Takes a request back, as anybody of the agency; it may be asked for anew.
 * @param words why a leader declines to confirm it, which the officers are told; null: it is simply
 *   taken back.
 */
export const takeBackExtension = (
  ledger: Ledger,
  extensionId: string,
  words: string | null,
  { actor, email }: Person,
): Promise<Outcome<ExtensionReceipt>> =>
  onRequest(ledger, extensionId, async (tx, locked, request) => {
    const { report, now } = locked;
    const isLeader = words !== null && (await isLeaderOf(tx, report.agencyId, email));
    const decision = decideTakeBack(report, request, words, actor, isLeader);
    if (!decision.ok) return decision;
    await cancelNotices(tx, request, now);
    const withdrawn = await tx.extension.update({
      where: { id: extensionId },
      data: {
        state: 'withdrawn',
        decidedAt: now,
        decidedBy: actor.name,
        decision: decision.value,
      },
    });
    if (decision.value !== null) await noticeOf(tx, locked, withdrawn, 'extension_declined');
    const action = words === null ? 'withdraw_extension' : 'decline_extension';
    return written(tx, locked, withdrawn, actor, action);
  });

/**
 * Grants a request, until the date asked for or another, or refuses it with words; as the owner's
 * superior. Granting begins new terms from now on; a report whose books were closed is collected again.
 */
export const decideExtension = (
  ledger: Ledger,
  extensionId: string,
  given: ExtensionDecision,
  actor: Actor,
): Promise<Outcome<ExtensionReceipt>> =>
  onRequest(ledger, extensionId, async (tx, locked, request, context) => {
    const { report } = locked;
    const settle = { decidedAt: locked.now, decidedBy: actor.name };
    if (given.outcome === 'refused') {
      const decision = decideRefuse(report, request, given.words, actor, context);
      if (!decision.ok) return decision;
      await cancelNotices(tx, request, locked.now);
      const data = { ...settle, state: 'refused' as const, decision: decision.value };
      const settled = await tx.extension.update({ where: { id: extensionId }, data });
      await noticeOf(tx, locked, settled, 'extension_refused');
      return written(tx, locked, settled, actor, 'refuse_extension');
    }
    const decision = decideGrant(report, request, given.dueOn, actor, context);
    if (!decision.ok) return decision;
    const words = given.words.trim();
    const grantedDueOn = decision.value;
    const settled = await tx.extension.update({
      where: { id: extensionId },
      data: { ...settle, state: 'granted', grantedDueOn, decision: words === '' ? null : words },
    });
    await extend(ledger, tx, locked, grantedDueOn, actor, settled);
    return written(tx, locked, settled, actor, 'grant_extension');
  });

/** New terms until the date granted; what is staged under the old ones is taken back. */
async function extend(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  dueOn: string,
  actor: Actor,
  { reason }: Extension,
): Promise<void> {
  const { report, now } = locked;
  await voidUpcoming(tx, report.id, now);
  if (report.stage === 'missed') {
    await tx.report.update({
      where: { id: report.id },
      // It was asked for in time: the books that closed over it meanwhile never did.
      data: { stage: 'collecting', ...(report.firstFiledAt === null && { missedAt: null }) },
    });
    // The cycle before those of its parts, as its closing locks them.
    await openCycleAgain(tx, report);
    await reopenParts(tx, report.id);
  }
  await renewTerms(ledger, tx, locked, {
    dueOn,
    cause: 'extension',
    notice: 'extended',
    by: actor.name,
    reason,
  });
  await tell(tx, processId('report', report.id), 'termsChanged');
}

type Act = (
  tx: Tx,
  locked: LockedReport,
  context: ExtensionContext,
) => Promise<Outcome<ExtensionReceipt>>;

async function onReport(
  ledger: Ledger,
  reportId: string,
  act: Act,
): Promise<Outcome<ExtensionReceipt>> {
  const outcome = await withReport(ledger, reportId, (tx, locked) => {
    const { plan, now, report } = locked;
    const { review } = kindOf(report.kind);
    const { policy } = plan;
    const planEndedAt = plan.endedAt;
    return act(tx, locked, { now, policy, plan, review, planEndedAt, calendar: ledger.calendar });
  });
  return outcome ?? refused({ code: 'not_found' });
}

/** The same for a request that is there, read under its report's lock. */
async function onRequest(
  ledger: Ledger,
  extensionId: string,
  act: (
    tx: Tx,
    locked: LockedReport,
    request: Extension,
    context: ExtensionContext,
  ) => Promise<Outcome<ExtensionReceipt>>,
): Promise<Outcome<ExtensionReceipt>> {
  const reportId = extensionId.split('/extension/', 1)[0] ?? '';
  return onReport(ledger, reportId, async (tx, locked, context) => {
    const request = await tx.extension.findUnique({ where: { id: extensionId } });
    return request ? act(tx, locked, request, context) : refused({ code: 'not_found' });
  });
}

const requestsOf = (tx: Tx, reportId: string) =>
  tx.extension.findMany({ where: { reportId }, orderBy: { askedAt: 'asc' } });

/** Whether an address is that of an active leader of an agency. */
async function isLeaderOf(tx: Tx, agencyId: string, email: string): Promise<boolean> {
  const address = { equals: email, mode: 'insensitive' } as const;
  const where = { agencyId, role: 'leader', active: true, address } as const;
  return (await tx.contact.count({ where })) > 0;
}

async function written(
  tx: Tx,
  { report, now: at }: LockedReport,
  { id: extensionId, state, newDueOn, grantedDueOn }: Extension,
  actor: Actor,
  action: string,
): Promise<Outcome<ExtensionReceipt>> {
  const { id: reportId, planId } = report;
  const data = { extensionId, newDueOn, ...(grantedDueOn !== null && { grantedDueOn }) };
  await audit(tx, { at, actor, action, planId, subject: reportId, data });
  return { ok: true, value: { reportId, extensionId, state, at, dueOn: grantedDueOn } };
}
