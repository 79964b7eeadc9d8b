import { SYSTEM, type Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { RULES, type Counted, type Kept, type RetentionDays } from './rules.ts';

/** A kind of thing that is kept for a time, and where it stands. */
export interface Retained extends Counted {
  kind: Kept;
  /** 0: for ever; nothing is past its time. */
  days: number;
}

const KINDS = Object.keys(RULES) as Kept[];
const DAY_MS = 24 * 60 * 60_000;

/** What is there, and what of it is past its time; changes nothing. */
export async function showRetention(ledger: Ledger, days: RetentionDays): Promise<Retained[]> {
  const now = await ledger.clock.now();
  const retained: Retained[] = [];
  for (const kind of KINDS) {
    const counted = await RULES[kind].count(ledger.db, beforeOf(now, days[kind]));
    retained.push({ kind, days: days[kind], ...counted });
  }
  return retained;
}

/**
 * Takes away what is past its time, all of it or nothing, and writes into the audit how much of what, and of before when. The audit itself
 * is kept for ever: it names no address, and its chain rests on every entry.
 */
export async function removeRetained(
  ledger: Ledger,
  days: RetentionDays,
  actor: Actor = SYSTEM,
): Promise<Partial<Record<Kept, number>>> {
  return ledger.db.$transaction(
    async (tx) => {
      // One at a time: two would count the same as their own.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('retention', 0))::text`;
      const now = await ledger.clock.now();
      const removed: Partial<Record<Kept, number>> = {};
      const before: Partial<Record<Kept, string>> = {};
      for (const kind of KINDS) {
        if (days[kind] === 0) continue;
        const end = beforeOf(now, days[kind]);
        const count = await RULES[kind].remove(tx, end);
        if (count === 0) continue;
        removed[kind] = count;
        before[kind] = end.toISOString();
      }
      if (Object.keys(removed).length > 0) {
        const entry = { at: now, actor, action: 'remove_retained', planId: null };
        await audit(tx, { ...entry, subject: 'retention', data: { ...removed, before } });
      }
      return removed;
    },
    { timeout: 120_000 },
  );
}

/** For ever: before any instant that there was. */
const beforeOf = (now: Date, days: number): Date =>
  days === 0 ? new Date(0) : new Date(now.getTime() - days * DAY_MS);
