import { createHash, randomBytes } from 'node:crypto';
import type { Reading } from '../../domain/import/reading.ts';
import { importRefused, type ImportOutcome } from '../../domain/import/refusal.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { mayOpen } from './open-draft.ts';

/** A document that was handed in, and read. */
export interface HandedIn {
  name: string;
  bytes: Uint8Array;
  format: 'text' | 'docx' | 'xlsx';
  text: string;
  reading: Reading;
}

/**
 * Keeps a document that was handed in as a draft. The same file is recognized: it leads to its draft, or
 * to the plan that it became.
 */
export async function startDraft(
  ledger: Ledger,
  { name, bytes, format, text, reading }: HandedIn,
  actor: Actor,
): Promise<ImportOutcome<{ id: string }>> {
  if (actor.kind !== 'admin' && actor.kind !== 'commission')
    return importRefused({ code: 'not_found' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`draft ${sha256}`}, 0))::text`;
    const same = await tx.importDraft.findMany({
      where: { sha256, discardedAt: null },
      orderBy: { startedAt: 'asc' },
      select: { id: true, agencyId: true, planId: true },
    });
    const known = same.find(({ agencyId }) => mayOpen(actor, agencyId));
    if (known)
      return importRefused({ code: 'known_file', draftId: known.id, planId: known.planId });
    const plan = await tx.plan.findFirst({
      where: { sha256, ...(actor.kind !== 'admin' && { commissionId: actor.agencyId ?? '' }) },
      select: { id: true },
    });
    if (plan) return importRefused({ code: 'known_file', draftId: '', planId: plan.id });
    const now = await ledger.clock.now();
    const id = randomBytes(6).toString('hex');
    await tx.importDraft.create({
      data: {
        id,
        sourceName: name,
        format,
        sha256,
        bytes: Uint8Array.from(bytes),
        sourceText: text,
        reading: JSON.parse(JSON.stringify(reading), whole) as object,
        agencyId: actor.kind === 'commission' ? actor.agencyId : null,
        startedAt: now,
        startedBy: actor.name,
      },
    });
    const data = { name, sha256 };
    await audit(tx, { at: now, actor, action: 'start_import', planId: null, subject: id, data });
    return { ok: true as const, value: { id } };
  });
}

/** An excerpt may end within a character, half of which PostgreSQL does not take. */
const whole = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
