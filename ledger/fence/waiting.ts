import { createHash } from 'node:crypto';
import type { Notice } from '../../domain/ladder/step.ts';
import type { Tx } from '../ledger.ts';
import { STILL_APPLIES } from '../outbox/conditions.ts';
import { KNOWN_WAITING } from '../outbox/known-outside.ts';

/** One message to be, as far as its mails are staged. */
export interface WaitingMessage {
  dueAt: Date;
  plan: string;
  /** Whom it goes to; names are Chinese, agencies may have an English one. */
  contact: string;
  agency: { name: string; nameEn: string | null };
  /** What it tells, the gravest first. */
  tells: { step: string; notice: Notice }[];
  mails: number;
  /** It may have arrived before the backup was made. */
  uncertain: boolean;
}

/** How much of something there is. */
export interface WaitingCount {
  mails: number;
  messages: number;
}

/** What waits behind the fence. */
export interface WaitingMails {
  /** Due already: they would go out at once. */
  atOnce: WaitingCount;
  later: WaitingCount;
  /** Of a plan that is paused: they wait for its resumption. */
  paused: WaitingCount;
  /** The first of them, in the order in which they would go out. */
  first: WaitingMessage[];
  /** What the outside has: messages that are known, and mails that are not sent for it. */
  known: { messages: number; mails: number };
  /** Steps that workflows have not taken yet: what they stage is not in this list. */
  behind: number;
  /** Names what would go out at once. */
  seen: string;
}

/** Messages listed one by one. */
const MOST = 200;

interface Row {
  due_at: Date;
  digest_key: string;
  plan: string;
  contact: string;
  name: string;
  name_en: string | null;
  tells: { step: string; notice: Notice }[];
  mails: number;
  uncertain: boolean;
  paused: boolean;
  ids: string[];
}

/** What would be sent if the fence were released now, and what would not. */
export async function waitingMails(
  db: Pick<Tx, '$queryRawUnsafe'>,
  now: Date,
): Promise<WaitingMails> {
  const rows = await db.$queryRawUnsafe<Row[]>(WAITING);
  const due = rows.filter(({ due_at, paused }) => !paused && due_at <= now);
  const [state] = await db.$queryRawUnsafe<{ messages: number; mails: number; behind: number }[]>(
    STATE,
    now,
  );
  const hash = createHash('sha256').update(JSON.stringify(due.map(({ ids }) => ids)));
  return {
    atOnce: countOf(due),
    later: countOf(rows.filter(({ due_at, paused }) => !paused && due_at > now)),
    paused: countOf(rows.filter(({ paused }) => paused)),
    first: rows.slice(0, MOST).map(messageOf),
    known: { messages: state?.messages ?? 0, mails: state?.mails ?? 0 },
    behind: state?.behind ?? 0,
    seen: hash.digest('hex').slice(0, 16),
  };
}

const countOf = (rows: readonly Row[]): WaitingCount => ({
  mails: rows.reduce((sum, { mails }) => sum + mails, 0),
  messages: rows.length,
});

const messageOf = ({ due_at, plan, contact, name, name_en, tells, mails, uncertain }: Row) => ({
  ...{ dueAt: due_at, plan, contact, tells, mails, uncertain },
  agency: { name, nameEn: name_en },
});

const WAITING = `
  SELECT min(m.due_at) AS due_at, m.digest_key, p.title AS plan, c.name AS contact, a.name, a.name_en,
    jsonb_agg(jsonb_build_object('step', m.step, 'notice', m.notice) ORDER BY m.severity DESC, m.id) AS tells, count(*)::int AS mails,
    bool_or(m.state = 'uncertain') AS uncertain, p.paused_at IS NOT NULL AS paused,
    array_agg(m.id ORDER BY m.id) AS ids
  FROM mail m JOIN plan p ON p.id = m.plan_id JOIN contact c ON c.id = m.contact_id
    JOIN agency a ON a.id = c.agency_id LEFT JOIN report r ON r.id = m.report_id
  WHERE m.state IN ('staged', 'claimed', 'sending', 'deferred', 'uncertain')
    AND m.id NOT IN (${KNOWN_WAITING})
    AND CASE WHEN m.report_id IS NULL THEN m.epoch = p.epoch ELSE ${STILL_APPLIES} END
  GROUP BY m.digest_key, p.id, c.id, a.id ORDER BY 1, 2`;

const STATE = `
  SELECT (SELECT count(*) FROM known_message)::int AS messages,
    ((SELECT count(*) FROM mail WHERE code = 'known_outside')
      + (SELECT count(*) FROM (${KNOWN_WAITING}) w))::int AS mails,
    (SELECT count(*) FROM process WHERE running AND next_wake_at <= $1)::int AS behind`;
