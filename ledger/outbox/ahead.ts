import type { Ledger, Tx } from '../ledger.ts';
import { BASIS, BASIS_ROWS, basisOf } from './basis.ts';
import type { FormedDigest } from './claim.ts';
import { isKnownOutside } from './known-outside.ts';
import { STILL_APPLIES, UNFENCED, WAITS_FOR_OTHERS } from './conditions.ts';
import { digestRows, type DigestRows } from './digest-rows.ts';

/** A digest as it was formed ahead of its instant. */
export interface FormedAhead extends FormedDigest {
  messageId: string;
  /** Business time from which on it would say something else. */
  goodUntil: Date;
}

/** How digests are formed ahead. */
export interface AheadOptions {
  /** What the bytes go by beside the rows; a claim takes those with its own mark. */
  mark: string;
  /** Makes the bytes of a digest, as of its instant; null where they cannot be made now. */
  form: (
    digestKey: string,
    mailIds: readonly string[],
    digest: DigestRows,
    dueAt: Date,
  ) => Promise<FormedAhead | null>;
}

/** Where the last look ended. */
export interface Place {
  dueAt: Date;
  digestKey: string;
}

/** What a look has found and formed. */
export interface AheadRound {
  formed: number;
  /** The last digest that it looked at; null: there is none after it. */
  place: Place | null;
}

/** Digests formed at once; short, for whoever sends has the same thread. */
const AT_ONCE = 25;

/**
 * Forms digests of steps that are staged and not due yet, after a place, up to an instant of business
 * time. What lies ready is nobody's message: it takes no part number, no mail names it, and a claim
 * takes it only if every row it was formed from is still the version that it was. Nothing is locked: a
 * row that changes while it is read makes the bytes old, not the mail wrong. One process at a time
 * forms; another finds nothing to do.
 */
export async function formAheadOnce(
  ledger: Ledger,
  after: Place | null,
  until: Date,
  options: AheadOptions,
): Promise<AheadRound> {
  const now = await ledger.clock.now();
  return ledger.db.$transaction(
    async (tx) => {
      const [mine] = await tx.$queryRawUnsafe<{ mine: boolean }[]>(MINE);
      if (!mine?.mine) return { formed: 0, place: null };
      const staged = await stagedDigests(tx, after ?? START, now, until);
      const rows = await digestRows(
        tx,
        staged.map(({ members }) => members),
        now,
      );
      const data = [];
      for (const [i, { digestKey, members, basis, dueAt }] of staged.entries()) {
        const digest = rows[i];
        if (!digest) continue;
        const formed = await options.form(digestKey, members, { ...digest, now: dueAt }, dueAt);
        if (!formed) continue;
        const { messageId: id, address, subject, raw, goodUntil } = formed;
        data.push({
          ...{ id, planId: digest.plan.id, contactId: digest.contact.id, digestKey, part: null },
          ...{ address, subject, raw: new Uint8Array(raw), formedAt: now },
          ...{ members, basis: options.mark + basis, goodUntil },
        });
      }
      if (data.length > 0) await tx.message.createMany({ data, skipDuplicates: true });
      const last = staged.at(-1);
      const place = last && staged.length === AT_ONCE ? last : null;
      return { formed: data.length, place };
    },
    { timeout: 60_000 },
  );
}

/** What falls due in a herd is newer than the statistics of its table: by index, as in outbox-pool.ts. */
const MINE = `SELECT pg_try_advisory_xact_lock(hashtextextended('duban form ahead', 0)) AS mine,
  ${['seqscan', 'hashjoin', 'mergejoin', 'bitmapscan'].map((way) => `set_config('enable_${way}', 'off', true)`).join(', ')}`;

const START: Place = { dueAt: new Date(0), digestKey: '' };

interface StagedDigest extends Place {
  members: string[];
  basis: string;
}

/**
 * Only steps of a ladder, whose text depends on nothing but the rows of the basis; a major issue's has
 * its title from elsewhere. Whoever is absent has a stand-in, who is looked for at the claim.
 */
async function stagedDigests(
  tx: Tx,
  after: Place,
  now: Date,
  until: Date,
): Promise<StagedDigest[]> {
  return tx.$queryRawUnsafe<StagedDigest[]>(STAGED, now, until, after.dueAt, after.digestKey);
}

const OF_STEPS = `m.state = 'staged' AND m.message_id IS NULL
  AND m.notice IN ('opening', 'remind', 'urge', 'ask', 'ask_again')`;

const STAGED = `
  WITH heads AS MATERIALIZED (
    SELECT DISTINCT due_at, digest_key FROM (
      SELECT m.due_at, m.digest_key
      FROM mail m JOIN plan p ON p.id = m.plan_id JOIN contact c ON c.id = m.contact_id
      WHERE ${OF_STEPS} AND m.due_at > $1 AND m.due_at <= $2
        AND (m.due_at, m.digest_key) > ($3, $4) AND position('|' in m.digest_key) > 0
        AND p.paused_at IS NULL AND c.absent_from IS NULL AND ${UNFENCED}
        AND NOT ${isKnownOutside('m')}
        AND NOT EXISTS (SELECT 1 FROM message g WHERE g.digest_key = m.digest_key)
        AND NOT ${WAITS_FOR_OTHERS}
      ORDER BY m.due_at, m.digest_key) d
    ORDER BY 1, 2 LIMIT ${AT_ONCE}
  ), rows AS MATERIALIZED (
    SELECT m.id, h.due_at, h.digest_key, ${BASIS} AS basis,
      ${STILL_APPLIES} AND ${OF_STEPS}
        AND NOT EXISTS (SELECT 1 FROM issue i WHERE i.report_id = r.id) AS fits
    FROM heads h JOIN mail m ON m.digest_key = h.digest_key AND m.state NOT IN ('sent', 'cancelled')
      JOIN report r ON r.id = m.report_id JOIN plan p ON p.id = m.plan_id
      JOIN contact c ON c.id = m.contact_id ${BASIS_ROWS}
  )
  SELECT digest_key AS "digestKey", due_at AS "dueAt", array_agg(id ORDER BY id) AS members,
    ${basisOf('w')} AS basis
  FROM rows w GROUP BY 1, 2 HAVING bool_and(fits) ORDER BY 2, 1`;

/** Forgets what was formed ahead for mails that nobody waits for any more. */
export async function forgetUnused({ outbox }: Ledger): Promise<void> {
  await outbox.query({ name: 'forget_ahead', text: FORGET });
}

const FORGET = `DELETE FROM message g WHERE g.part IS NULL AND NOT EXISTS (
  SELECT 1 FROM mail m WHERE m.digest_key = g.digest_key AND m.state = 'staged')`;
