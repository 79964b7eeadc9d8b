import { createHash, randomUUID } from 'node:crypto';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { documentNumber, readNumber } from '../../domain/letters/document-number.ts';
import { FORMATS, mailsAtFor } from '../../domain/letters/issuing.ts';
import type { LetterOutcome, LetterRefusal } from '../../domain/letters/letter-refusal.ts';
import { officialDocument, type OfficialDocument } from '../../domain/letters/official-document.ts';
import type { OfficialText } from '../../domain/letters/official-text.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withDraft, type LockedDraft } from '../lock-letter.ts';
import { stageMails } from '../outbox/stage.ts';
import type { LetterDraft } from '../read/desk/letter-drafts.ts';
import { recipientsOf, type Recipients } from '../read/letters/recipients.ts';
import type { Person } from './extension-commands.ts';

/** One draft that is to be issued, as its preview showed it. */
export interface IssueOrder {
  key: string;
  /** 发文字号 as it was typed. */
  number: string;
  /** The seal of what was shown: other facts, words or another day are not issued unseen. */
  seal: string;
}

/** Makes the file that is kept: its bytes and its name. */
export type WriteDocument = (
  document: OfficialDocument,
) => Promise<{ docx: Uint8Array; name: string }>;

/** What was issued. */
export interface IssueReceipt {
  id: string;
  number: string;
  issuedAt: Date;
  mailsAt: Date;
}

/**
 * Issues (印发) a draft: gives it a number that is used once, keeps its bytes with their SHA-256, and
 * records who issued it. Of two at once one wins, of a draft as of a number; the other is told. Nobody
 * issues what is addressed to them.
 */
export async function issueLetter(
  ledger: Ledger,
  planId: string,
  order: IssueOrder,
  person: Person,
  write: WriteDocument,
): Promise<LetterOutcome<IssueReceipt>> {
  const outcome = await withDraft(ledger, planId, order.key, person.actor, async (locked) => {
    const { tx, draft } = locked;
    const recipients = await recipientsOf(tx, locked.plan, draft);
    const addressed = recipients.agencies.map(({ id }) => id);
    const refusal = await refusalOf(locked, addressed, order, person);
    if (refusal) return refused(refusal);
    const issued = await claimNumber(locked, addressed, order, person.actor.name);
    if (!issued.ok) return issued;
    const { id, number, text, issuedAt } = issued.value;
    const setting = { format: FORMATS[draft.effect], mark: null, at: issuedAt };
    const { docx, name } = await write(officialDocument(text, setting));
    const sha256 = createHash('sha256').update(docx).digest('hex');
    await tx.issuedFile.create({
      data: { issuedId: id, name, sha256, docx: new Uint8Array(docx) },
    });
    await tx.escalation.updateMany({
      where: { id: { in: draft.escalationIds } },
      data: { issuedAt, issuedBy: person.actor.name },
    });
    await tx.letterText.updateMany({
      where: { draftKey: draft.key, issuedId: null },
      data: { issuedId: id },
    });
    await stageLetter(locked, recipients, id);
    const { effect, kind, period, agency } = draft;
    const about = { effect, kind, period, agencyId: agency?.id ?? null };
    const entry = { at: issuedAt, actor: person.actor, action: 'issue', planId, subject: planId };
    await audit(tx, { ...entry, data: { letter: id, number, sha256, ...about } });
    return { ok: true, value: { id, number, issuedAt, mailsAt: mailsAtFor(issuedAt) } };
  });
  if (outcome.ok || outcome.refusal.code !== 'no_draft') return outcome;
  return {
    ok: false,
    refusal: (await issuedAlready(ledger, planId, order.key)) ?? outcome.refusal,
  };
}

/** One mail to each contact, when there has been time to take the letter back. */
async function stageLetter(
  { tx, plan, draft, now }: LockedDraft,
  { agencies, roles }: Recipients,
  id: string,
): Promise<void> {
  const isLetter = draft.effect === 'letter';
  for (const agency of agencies)
    await stageMails(tx, {
      planId: plan.id,
      epoch: plan.epoch,
      reportId: null,
      agencyId: agency.id,
      termsVersion: 1,
      step: id,
      notice: isLetter ? 'letter_issued' : 'circular_issued',
      severity: isLetter ? 70 : 80,
      to: { agencyId: agency.id, roles },
      dueAt: mailsAtFor(now),
      single: true,
    });
}

async function refusalOf(
  { tx, plan, draft }: LockedDraft,
  addressed: readonly string[],
  { seal }: IssueOrder,
  { actor, email }: Person,
): Promise<LetterRefusal | null> {
  // A contact of such an agency gets the letter, whichever agency they sign in for.
  const isContact = await tx.contact.count({
    where: {
      agencyId: { in: [...addressed] },
      active: true,
      address: { equals: email, mode: 'insensitive' },
    },
  });
  if (isContact > 0 || (actor.agencyId !== null && addressed.includes(actor.agencyId)))
    return { code: 'addressed' };
  if (plan.pausedAt) return { code: 'paused' };
  if (draft.changes) return { code: 'facts_changed' };
  return draft.seal === seal ? null : { code: 'changed' };
}

/** A number that is this document's, and the text that bears it. */
interface Claimed {
  id: string;
  number: string;
  text: OfficialText;
  issuedAt: Date;
}

const refused = (refusal: LetterRefusal): LetterOutcome<never> => ({ ok: false, refusal });

/** Writes the record under its number, which the database takes once. */
async function claimNumber(
  { tx, plan, draft, now }: LockedDraft,
  addressedIds: string[],
  order: IssueOrder,
  by: string,
): Promise<LetterOutcome<Claimed>> {
  const read = readNumber(order.number);
  if (!read) return refused({ code: 'bad_number' });
  const year = Number(civilDateOf(now, plan.policy.zone).slice(0, 4));
  if (read.year !== year) return refused({ code: 'wrong_year', year });
  const number = documentNumber(read);
  const id = `issued-${randomUUID()}`;
  const text = { ...draft.text, number };
  const { effect, cycleId, kind, period, agency, escalationIds, saved } = draft;
  // Waits for whoever is giving the same number this moment, and then writes nothing.
  const { count } = await tx.issuedLetter.createMany({
    data: [
      {
        id,
        planId: plan.id,
        draftKey: draft.key,
        effect,
        cycleId,
        kind,
        period,
        agencyId: agency?.id ?? null,
        addressedIds,
        escalationIds,
        textVersion: saved?.version ?? 0,
        text,
        facts: factsOf(draft),
        number,
        numberInUse: number,
        ...read,
        issuedAt: now,
        issuedBy: by,
        mailsAt: mailsAtFor(now),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { ok: true, value: { id, number, text, issuedAt: now } };
  const other = await tx.issuedLetter.findUnique({ where: { numberInUse: number } });
  return refused({ code: 'number_used', number, at: other?.issuedAt ?? now });
}

/** What the issued text rests on: of a saved text the facts it was saved with. */
function factsOf({ saved, facts }: LetterDraft) {
  const rests = saved?.facts ?? facts;
  return { ...rests, items: rests.items.map((item) => ({ ...item })) };
}

/** By whom and when what is no draft any more was issued, if it was. */
async function issuedAlready(
  { db }: { db: Tx },
  planId: string,
  draftKey: string,
): Promise<LetterRefusal | null> {
  const last = await db.issuedLetter.findFirst({
    where: { planId, draftKey, takenBackAt: null },
    orderBy: { issuedAt: 'desc' },
  });
  if (!last) return null;
  const { number, issuedBy: by, issuedAt: at } = last;
  return { code: 'already_issued', number, by, at };
}
