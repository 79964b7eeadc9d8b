import { randomUUID } from 'node:crypto';
import { decideAdding } from '../../domain/attachments/decide.ts';
import type { AttachmentType } from '../../domain/attachments/types.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { attachmentsOf, type AttachmentOwner } from './attachments.ts';
import { keepFile } from './stored-files.ts';

/** The owner of attachments, held against whatever else would change or hand them in. */
export interface HeldOwner {
  planId: string | null;
  /** The clock's reading after the lock. */
  now: Date;
}

/**
 * Locks an owner and runs `act` if this actor may change its attachments now; else says why not. Each
 * thing that has attachments brings its own: who may, and until when, is its matter.
 */
export type HoldOwner = <T>(
  ledger: Ledger,
  id: string,
  actor: Actor,
  act: (tx: Tx, held: HeldOwner) => Promise<Outcome<T>>,
) => Promise<Outcome<T>>;

/** A file that was looked at: what it is was told from its content. */
export interface CheckedFile {
  /** As it was sent. */
  name: string;
  type: AttachmentType;
  bytes: Uint8Array;
}

/**
 * Attaches a file. The same content again changes nothing, and is no refusal: whoever tries once more
 * because the answer was lost, or from two tabs, gets the attachment that is there.
 */
export async function attach(
  ledger: Ledger,
  hold: HoldOwner,
  owner: AttachmentOwner,
  file: CheckedFile,
  actor: Actor,
): Promise<Outcome<{ id: string; isNew: boolean }>> {
  // Who may not is told so before anything is kept.
  const may = await hold(ledger, owner.id, actor, () => Promise.resolve({ ok: true, value: null }));
  if (!may.ok) return may;
  const sha256 = await keepFile(ledger, file.bytes);
  const size = file.bytes.length;
  return hold<{ id: string; isNew: boolean }>(ledger, owner.id, actor, async (tx, held) => {
    const { planId, now } = held;
    const list = await attachmentsOf(tx, owner);
    const decision = decideAdding(list, { name: file.name, size, sha256 });
    if (!decision.ok) return decision;
    if (decision.value.as === 'same')
      return { ok: true, value: { id: decision.value.id, isNew: false } };
    const id = randomUUID();
    const { name } = decision.value;
    await tx.attachment.create({
      data: {
        id,
        ownerKind: owner.kind,
        ownerId: owner.id,
        planId,
        name,
        type: file.type,
        size,
        sha256,
        addedAt: now,
        addedBy: actor.name,
      },
    });
    const data = { attachment: id, sha256, size };
    await audit(tx, { at: now, actor, action: 'attach', planId, subject: owner.id, data });
    return { ok: true, value: { id, isNew: true } };
  });
}

/** Takes a file off the list; what was handed in with it lists it all the same. */
export const detach = (
  ledger: Ledger,
  hold: HoldOwner,
  owner: AttachmentOwner,
  id: string,
  actor: Actor,
): Promise<Outcome<{ name: string }>> =>
  hold(ledger, owner.id, actor, async (tx, { planId, now }) => {
    const attachment = (await attachmentsOf(tx, owner)).find((each) => each.id === id);
    if (!attachment) return refused({ code: 'attachment_gone' });
    const { name, sha256 } = attachment;
    await tx.attachment.update({ where: { id }, data: { removedAt: now, removedBy: actor.name } });
    const data = { attachment: id, sha256 };
    await audit(tx, { at: now, actor, action: 'detach', planId, subject: owner.id, data });
    return { ok: true, value: { name } };
  });
