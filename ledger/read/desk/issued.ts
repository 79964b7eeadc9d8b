import { z } from 'zod';
import type { OfficialText } from '../../../domain/letters/official-text.ts';
import type { Ledger } from '../../ledger.ts';
import type { DraftLevel } from './drafts.ts';

/** A letter or circular that a person has issued, with the text as it stood then. */
export interface Issued {
  at: Date;
  actor: string;
  level: DraftLevel;
  year: number;
  agencyId: string | null;
  text: OfficialText;
}

const issuedSchema = z.object({
  level: z.enum(['letter', 'circular']),
  year: z.number(),
  agencyId: z.string().nullable(),
  text: z.object({
    title: z.string(),
    number: z.string(),
    addressee: z.string(),
    paragraphs: z.array(z.string()),
    signature: z.string(),
    date: z.string(),
  }),
});

/** What was issued for a plan, newest first. */
export async function issuedTexts(ledger: Ledger, planId: string): Promise<Issued[]> {
  const rows = await ledger.db.audit.findMany({
    where: { planId, action: 'issue' },
    orderBy: { id: 'desc' },
    take: 100,
  });
  return rows.flatMap(({ at, actor, data }) => {
    const read = issuedSchema.safeParse(data);
    return read.success ? [{ at, actor, ...read.data }] : [];
  });
}
