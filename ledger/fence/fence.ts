import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { auditMails } from '../outbox/audit-mails.ts';

/** A restored ledger that sends nothing yet. */
export interface Fence {
  id: string;
  /** Business time of the restore. */
  raisedAt: Date;
  /** When the backup was made, in real time, and its file's name. */
  backupAt: Date;
  backupName: string;
  /** Real time; null: workflows of before the restore may still run. */
  resetAt: Date | null;
}

/** The backup that was restored. */
export interface RestoredFrom {
  at: Date;
  name: string;
}

/**
 * Fences a ledger that was restored a moment ago and that nobody else can reach yet. What a sender was at is
 * what a dead sender leaves: claims are given back, and what was on its way is uncertain. Bytes that lay
 * ready are forgotten, sessions, codes and heartbeats are those of another time.
 * @param at business time of the restore; default: the clock's.
 */
export async function raiseFence(ledger: Ledger, from: RestoredFrom, at?: Date): Promise<Fence> {
  const raisedAt = at ?? (await ledger.clock.now());
  return ledger.db.$transaction(async (tx) => {
    const fence = await tx.fence.create({
      data: { id: randomUUID(), raisedAt, backupAt: from.at, backupName: from.name },
    });
    await tx.$executeRaw`UPDATE mail SET state = 'staged', attempt = greatest(attempt - 1, 0),
      claimed_by = NULL, lease_until = NULL, retry_at = NULL WHERE state = 'claimed'`;
    await tx.$executeRawUnsafe(UNCERTAIN, raisedAt);
    await tx.message.deleteMany({ where: { part: null } });
    await tx.heartbeat.deleteMany();
    await tx.session.deleteMany();
    await tx.signInCode.deleteMany();
    const data = { backup: from.name, backupAt: from.at.toISOString() };
    const entry = { at: raisedAt, actor: SYSTEM, action: 'restore', planId: null };
    await audit(tx, { ...entry, subject: fence.id, data });
    return fence;
  });
}

const UNCERTAIN = `WITH unsure AS (
    UPDATE mail SET state = 'uncertain', code = 'lease_expired', attempt = 1, claimed_by = NULL,
      lease_until = NULL, retry_at = now()
    WHERE state = 'sending' RETURNING id, plan_id, message_id, code
  ) ${auditMails('mail_uncertain', '$1', 'unsure')}`;

/** The fence that stands; null: mails are sent as they fall due. */
export async function standingFence(db: Pick<Tx, 'fence'>): Promise<Fence | null> {
  return db.fence.findFirst({ where: { releasedAt: null }, orderBy: { order: 'desc' } });
}
