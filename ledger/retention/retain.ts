import { createHash } from 'node:crypto';
import { SYSTEM, type Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import { databaseTime } from '../clock.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { RULES, type Counted, type Instants, type Kept, type RetentionDays } from './rules.ts';

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
  return retainedAt(ledger.db, days, await instantsOf(ledger));
}

/** What somebody has looked at: what was past its time, by which instant. */
export interface SeenRetention {
  asOf: Instants;
  /** Names how many of what, and the days of each. */
  seen: string;
}

/** The same with what names it, so that just that is removed once it was looked at. */
export async function previewRetention(
  ledger: Ledger,
  days: RetentionDays,
): Promise<SeenRetention & { retained: Retained[] }> {
  const asOf = await instantsOf(ledger);
  const retained = await retainedAt(ledger.db, days, asOf);
  return { asOf, retained, seen: nameOf(retained) };
}

const nameOf = (retained: readonly Retained[]): string => {
  const counts = retained.map(({ kind, days, past }) => [kind, days, past]);
  return createHash('sha256').update(JSON.stringify(counts)).digest('hex').slice(0, 16);
};

async function retainedAt(
  db: Ledger['db'] | Tx,
  days: RetentionDays,
  asOf: Instants,
): Promise<Retained[]> {
  const retained: Retained[] = [];
  for (const kind of KINDS) {
    const { clock, count } = RULES[kind];
    const counted = await count(db, beforeOf(asOf[clock], days[kind]));
    retained.push({ kind, days: days[kind], ...counted });
  }
  return retained;
}

/** How much of what was taken away. */
export type Removed = Partial<Record<Kept, number>>;

/**
 * Takes away what is past its time, all of it or nothing, and writes into the audit how much of what, and of before
 * when. The audit itself is kept for ever: it names no address, and its chain rests on every entry.
 */
export async function removeRetained(
  ledger: Ledger,
  days: RetentionDays,
  actor: Actor = SYSTEM,
): Promise<Removed> {
  return alone(ledger, async (tx) => {
    const now = await instantsOf(ledger);
    return removeWithin(tx, days, now, { at: now.business, actor });
  });
}

/** So long what was looked at may be removed, in ms. */
const SEEN_MS = 60 * 60_000;

/**
 * The same by an administrator, of what they have looked at and no more: where something else is past its time by
 * then, or it is long ago, nothing is removed.
 */
export async function removeSeen(
  ledger: Ledger,
  days: RetentionDays,
  { asOf, seen }: SeenRetention,
  actor: Actor,
): Promise<Outcome<Removed>> {
  if (actor.kind !== 'admin') return refused({ code: 'only_admin' });
  return alone(ledger, async (tx) => {
    const now = await instantsOf(ledger);
    const isRecent = (['business', 'real'] as const).every((clock) => {
      const age = now[clock].getTime() - asOf[clock].getTime();
      return age >= 0 && age <= SEEN_MS;
    });
    if (!isRecent || nameOf(await retainedAt(tx, days, asOf)) !== seen)
      return refused({ code: 'retention_changed' });
    return {
      ok: true as const,
      value: await removeWithin(tx, days, asOf, { at: now.business, actor }),
    };
  });
}

/** One at a time: two would count the same as their own. */
const alone = <T>(ledger: Ledger, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ledger.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('retention', 0))::text`;
      return act(tx);
    },
    { timeout: 120_000 },
  );

async function removeWithin(
  tx: Tx,
  days: RetentionDays,
  asOf: Instants,
  by: { at: Date; actor: Actor },
): Promise<Removed> {
  const removed: Removed = {};
  const before: Partial<Record<Kept, string>> = {};
  for (const kind of KINDS) {
    if (days[kind] === 0) continue;
    const { clock, remove } = RULES[kind];
    const end = beforeOf(asOf[clock], days[kind]);
    const count = await remove(tx, end);
    if (count === 0) continue;
    removed[kind] = count;
    before[kind] = end.toISOString();
  }
  if (Object.keys(removed).length > 0) {
    const entry = { ...by, action: 'remove_retained', planId: null };
    await audit(tx, { ...entry, subject: 'retention', data: { ...removed, before } });
  }
  return removed;
}

async function instantsOf({ clock, outbox }: Ledger): Promise<Instants> {
  const [business, real] = await Promise.all([clock.now(), databaseTime(outbox)]);
  return { business, real };
}

/** For ever: before any instant that there was. */
const beforeOf = (now: Date, days: number): Date =>
  days === 0 ? new Date(0) : new Date(now.getTime() - days * DAY_MS);
