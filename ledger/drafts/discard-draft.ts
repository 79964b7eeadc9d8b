import { importRefused, type ImportOutcome } from '../../domain/import/refusal.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { lockDraft, mayOpen } from './open-draft.ts';

/** Throws a draft away; it keeps what was decided, and can be taken back. */
export async function discardDraft(
  ledger: Ledger,
  id: string,
  actor: Actor,
): Promise<ImportOutcome<{ id: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await lockDraft(tx, id, actor, () => ledger.clock.now());
    if (!locked.ok) return locked;
    const at = locked.value.now;
    await tx.importDraft.update({
      where: { id },
      data: { discardedAt: at, discardedBy: actor.name, version: { increment: 1 } },
    });
    await audit(tx, { at, actor, action: 'discard_import', planId: null, subject: id });
    return { ok: true as const, value: { id } };
  });
}

/** Takes a draft back that was thrown away, unless the same file was handed in again since. */
export async function restoreDraft(
  ledger: Ledger,
  id: string,
  actor: Actor,
): Promise<ImportOutcome<{ id: string }>> {
  return ledger.db.$transaction(async (tx) => {
    const row = await tx.importDraft.findUnique({ where: { id }, omit: { bytes: true } });
    if (!row || !mayOpen(actor, row.agencyId)) return importRefused({ code: 'not_found' });
    const lock = `draft ${row.sha256}`;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`;
    const other = await tx.importDraft.findFirst({
      where: { sha256: row.sha256, agencyId: row.agencyId, discardedAt: null },
      select: { id: true, planId: true },
    });
    if (other && other.id !== id)
      return importRefused({ code: 'known_file', draftId: other.id, planId: other.planId });
    const { count } = await tx.importDraft.updateMany({
      where: { id, discardedAt: { not: null } },
      data: { discardedAt: null, discardedBy: null, version: { increment: 1 } },
    });
    if (count === 0) return importRefused({ code: 'not_discarded' });
    const at = await ledger.clock.now();
    await audit(tx, { at, actor, action: 'restore_import', planId: null, subject: id });
    return { ok: true as const, value: { id } };
  });
}
