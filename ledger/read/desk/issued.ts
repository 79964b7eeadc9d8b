import { z } from 'zod';
import type { OfficialText } from '../../../domain/letters/official-text.ts';
import type { Ledger } from '../../ledger.ts';
import type { DraftEffect } from './drafts.ts';
import { placeOf, type PageOf } from './page-of.ts';

/** A letter or circular that a person has issued, with the text as it stood then. */
export interface Issued {
  /** Its record in the audit. */
  id: number;
  at: Date;
  actor: string;
  effect: DraftEffect;
  kind: string;
  period: string;
  agencyId: string | null;
  /** What was marked as issued; to be given to whoever takes it back. */
  escalations: string[];
  text: OfficialText;
  /** Taken back: it is a draft again. */
  isUndone: boolean;
}

const issuedSchema = z.object({
  effect: z.enum(['letter', 'circular']),
  kind: z.string(),
  period: z.string(),
  agencyId: z.string().nullable(),
  escalations: z.array(z.string()),
  text: z.object({
    title: z.string(),
    number: z.string(),
    addressee: z.string(),
    paragraphs: z.array(z.string()),
    signature: z.string(),
    date: z.string(),
  }),
});

const SHOWN = 20;

/** One page of what was issued for a plan and recorded in the audit, newest first. */
export async function issuedTexts(
  ledger: Ledger,
  planId: string,
  wanted = 1,
): Promise<PageOf<Issued>> {
  const where = { planId, action: 'issue' };
  const count = await ledger.db.audit.count({ where });
  const { page, pages, limit, offset } = placeOf(count, SHOWN, wanted);
  const rows = await ledger.db.audit.findMany({
    where,
    orderBy: { id: 'desc' },
    take: limit,
    skip: offset,
  });
  return { count, page, pages, rows: await readIssued(ledger, rows) };
}

/** What one record of the audit says was issued for a plan; null if it says no such thing. */
export async function issuedText(
  ledger: Ledger,
  planId: string,
  id: number,
): Promise<Issued | null> {
  const rows = await ledger.db.audit.findMany({ where: { id, planId, action: 'issue' } });
  return (await readIssued(ledger, rows))[0] ?? null;
}

interface AuditRow {
  id: bigint;
  at: Date;
  actor: string;
  data: unknown;
}

async function readIssued(ledger: Ledger, rows: readonly AuditRow[]): Promise<Issued[]> {
  const issued = rows.flatMap(({ id, at, actor, data }) => {
    const read = issuedSchema.safeParse(data);
    return read.success ? [{ id: Number(id), at, actor, ...read.data }] : [];
  });
  const standing = await ledger.db.escalation.findMany({
    where: { id: { in: issued.flatMap(({ escalations }) => escalations) } },
    select: { id: true, issuedAt: true },
  });
  const issuedAt = new Map(standing.map(({ id, issuedAt: at }) => [id, at?.getTime()]));
  return issued.map((each) => ({
    ...each,
    isUndone: each.escalations.every((id) => issuedAt.get(id) !== each.at.getTime()),
  }));
}
