import type { Ledger } from '../ledger.ts';
import { BASIS, BASIS_ROWS, basisOf } from './basis.ts';
import { mayBeClaimed, STILL_APPLIES, UNFENCED, WAITS_FOR_OTHERS } from './conditions.ts';
import type { DueDigest } from './due-digests.ts';
import type { ClaimedMessage } from './message.ts';

/** What one statement has claimed, and which digests it has found that must be formed first. */
export interface ReadyClaim {
  claimed: ClaimedMessage[];
  unformed: DueDigest[];
}

/** How it is claimed; see ClaimOptions. */
export interface ReadyOptions {
  mark: string;
  limit: number;
  leaseSeconds: number;
  stragglerSeconds: number;
}

/**
 * Claims, in one statement, the digests that are due and whose bytes lie ready; what does not apply any
 * more is cancelled by it. The promise is that of claim.ts: one claim at a time works on a digest, a
 * mail or report that somebody holds this moment is left alone, whether a mail still applies is asked
 * of its report under a lock, and a digest goes whole or not at all. Bytes count as ready when they
 * hold the very mails that still apply and every row that they tell of is the version that they were
 * formed from; otherwise the digest is named, to be formed now.
 *
 * The cost is that of the digests it takes: it walks the mails that are due by their index, and
 * whoever else claims walks past those that it holds.
 */
export async function claimReady(
  { outbox }: Ledger,
  now: Date,
  { mark, limit, leaseSeconds, stragglerSeconds }: ReadyOptions,
): Promise<ReadyClaim> {
  const { rows } = await outbox.query<Row>({
    name: `claim_ready_${limit}`,
    text: claimStatement(limit),
    values: [now, stragglerSeconds, mark, leaseSeconds],
  });
  const found: ReadyClaim = { claimed: [], unformed: [] };
  for (const { digest_key: digestKey, message_id, token, address, raw, members, ...of } of rows)
    if (message_id !== null)
      found.claimed.push({ messageId: message_id, token, address, raw, members, isResend: false });
    else found.unformed.push({ digestKey, hasWaited: of.waited, ofReports: of.of_reports });
  return found;
}

interface Row {
  digest_key: string;
  message_id: string | null;
  token: string;
  address: string;
  raw: Buffer;
  members: string[];
  waited: boolean;
  of_reports: boolean;
}

/** The limit is a literal: the plan must know how few rows are asked for. */
const claimStatement = (limit: number) => `
  WITH heads AS MATERIALIZED (
    SELECT m.digest_key, m.due_at, m.report_id IS NOT NULL AS of_reports,
      m.staged_real < now() - $2::float8 * interval '1 second' AS waited
    FROM mail m JOIN plan p ON p.id = m.plan_id JOIN contact c ON c.id = m.contact_id
    WHERE m.state = 'staged' AND m.due_at <= $1 AND p.paused_at IS NULL AND ${UNFENCED}
      AND (m.staged_real < now() - $2::float8 * interval '1 second' OR NOT ${WAITS_FOR_OTHERS})
    ORDER BY m.due_at, m.digest_key LIMIT ${limit}
    FOR UPDATE OF m SKIP LOCKED
  ), mine AS MATERIALIZED (
    SELECT d.* FROM (
      SELECT digest_key, min(due_at) AS due_at, bool_or(of_reports) AS of_reports,
        bool_and(waited) AS waited
      FROM heads GROUP BY 1) d
    WHERE pg_try_advisory_xact_lock(hashtextextended(digest_key, 0))
  ), held AS MATERIALIZED (
    SELECT m.id, m.digest_key, m.due_at, m.state, m.message_id, ${STILL_APPLIES} AS applies, ${BASIS} AS basis
    FROM mine d JOIN mail m ON m.digest_key = d.digest_key
      JOIN report r ON r.id = m.report_id JOIN plan p ON p.id = m.plan_id
      JOIN contact c ON c.id = m.contact_id ${BASIS_ROWS}
    WHERE d.of_reports AND m.due_at <= $1 AND p.paused_at IS NULL AND ${mayBeClaimed('m')}
    FOR UPDATE OF m SKIP LOCKED FOR SHARE OF r SKIP LOCKED FOR SHARE OF p SKIP LOCKED
  ), counted AS MATERIALIZED (
    SELECT h.digest_key, min(h.due_at) AS due_at, count(*) AS held, bool_or(h.state = 'uncertain') AS uncertain,
      bool_and(h.message_id IS NULL) FILTER (WHERE h.applies) AS unsent,
      array_agg(h.id ORDER BY h.id) FILTER (WHERE h.applies) AS members,
      ${basisOf('h')} FILTER (WHERE h.applies) AS basis
    FROM held h GROUP BY 1
  ), whole AS MATERIALIZED (
    SELECT w.* FROM counted w WHERE NOT w.uncertain AND w.held = (
      SELECT count(*) FROM mail m WHERE m.digest_key = w.digest_key AND ${mayBeClaimed('m')})
  ), cancelled AS (
    UPDATE mail m SET state = 'cancelled', settled_at = $1, claimed_by = NULL, lease_until = NULL,
      retry_at = NULL
    FROM held h JOIN whole w ON w.digest_key = h.digest_key WHERE m.id = h.id AND NOT h.applies
  ), ready AS MATERIALIZED (
    SELECT w.digest_key, w.members, w.due_at, g.id AS message_id, g.address, g.raw,
      gen_random_uuid()::text AS token
    FROM whole w JOIN message g ON g.digest_key = w.digest_key
    WHERE w.unsent AND g.part IS NULL AND g.members = w.members AND g.good_until > $1
      AND g.basis = $3 || w.basis
    FOR UPDATE OF g SKIP LOCKED
  ), frozen AS (
    UPDATE message g SET part = 1 FROM ready y WHERE g.id = y.message_id
  ), taken AS (
    UPDATE mail m SET state = 'claimed', attempt = m.attempt + 1, message_id = y.message_id,
      claimed_by = y.token, retry_at = NULL,
      lease_until = now() + $4::float8 * interval '1 second'
    FROM ready y, unnest(y.members) AS member(id) WHERE m.id = member.id
  )
  SELECT y.digest_key, y.due_at, y.message_id, y.token, y.address, y.raw, y.members,
    false AS waited, true AS of_reports
  FROM ready y
  UNION ALL
  SELECT d.digest_key, d.due_at, NULL, NULL, NULL, NULL, NULL, d.waited, d.of_reports
  FROM mine d LEFT JOIN counted n ON n.digest_key = d.digest_key
    LEFT JOIN whole w ON w.digest_key = d.digest_key
  WHERE d.digest_key NOT IN (SELECT digest_key FROM ready)
    AND CASE WHEN NOT d.of_reports THEN true WHEN n.digest_key IS NULL THEN false
      ELSE n.uncertain OR w.members IS NOT NULL OR (w.digest_key IS NULL AND d.waited) END
  ORDER BY due_at, digest_key`;
