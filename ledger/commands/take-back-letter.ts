import type { LetterOutcome, LetterRefusal } from '../../domain/letters/letter-refusal.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { operatorRefusal } from '../lock-plan.ts';
import { planInForce } from '../lock-report.ts';
import { RELEASED } from '../outbox/stage.ts';
import { issuedLetter } from '../read/letters/issued-letters.ts';
import type { Actor } from '../../domain/report/actor.ts';

const refused = (refusal: LetterRefusal): LetterOutcome<never> => ({ ok: false, refusal });

/**
 * Takes an issued letter back before it has left, and its mails in the same transaction: it is a draft again with the words it had, and its
 * number is free, for nobody outside has seen it. The file stays, as all that was issued. Once it has
 * left it is refused with the instant at which it did.
 */
export async function takeBackLetter(
  ledger: Ledger,
  planId: string,
  id: string,
  actor: Actor,
): Promise<LetterOutcome<{ takenBackAt: Date; number: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await planInForce(tx, Prisma.sql`SELECT ${planId}`);
    if (!plan || operatorRefusal(actor, plan)) return refused({ code: 'only_operator' });
    await tx.$queryRaw`SELECT id FROM report WHERE id IN
      (SELECT e.report_id FROM escalation e JOIN issued_letter i ON e.id = ANY(i.escalation_ids)
        WHERE i.id = ${id} AND i.plan_id = ${planId}) ORDER BY id FOR UPDATE`;
    await tx.$queryRaw`SELECT id FROM issued_letter WHERE id = ${id} FOR UPDATE`;
    const mailIds = await lockMails(tx, id);
    const now = await ledger.clock.now();
    const letter = await issuedLetter(tx, planId, id, now);
    if (!letter) return refused({ code: 'not_issued' });
    const { takenBackAt, takenBackBy, leftAt, number } = letter;
    if (takenBackAt) return refused({ code: 'taken_back', at: takenBackAt, by: takenBackBy ?? '' });
    if (leftAt) return refused({ code: 'left', at: leftAt });
    await tx.mail.updateMany({
      where: { id: { in: mailIds }, state: { in: ['staged', 'claimed', 'deferred'] } },
      data: { state: 'cancelled', settledAt: now, ...RELEASED },
    });
    const { escalationIds } = await tx.issuedLetter.update({
      where: { id },
      data: { takenBackAt: now, takenBackBy: actor.name, numberInUse: null },
    });
    await tx.escalation.updateMany({
      where: { id: { in: escalationIds } },
      data: { issuedAt: null, issuedBy: null },
    });
    await tx.letterText.updateMany({ where: { issuedId: id }, data: { issuedId: null } });
    const entry = { at: now, actor, action: 'undo_issue', planId, subject: planId };
    await audit(tx, { ...entry, data: { letter: id, number } });
    return { ok: true, value: { takenBackAt: now, number } };
  });
}

/** Its mails: no sender claims or begins to send one while it is decided. */
async function lockMails(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM issued_letter i JOIN contact c ON c.agency_id = ANY(i.addressed_ids)
      JOIN mail m ON m.id = i.plan_id || '/1/' || i.id || '/' || c.id
    WHERE i.id = ${id} ORDER BY m.id FOR UPDATE OF m`;
  return rows.map(({ id: mailId }) => mailId);
}
