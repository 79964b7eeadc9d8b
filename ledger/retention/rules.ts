import type { Ledger, Tx } from '../ledger.ts';

/** What is kept for a time. */
export type Kept =
  'messages' | 'sessions' | 'heartbeats' | 'signIns' | 'contacts' | 'users' | 'questions';

/** For how many days each is kept; 0: for ever. */
export type RetentionDays = Readonly<Record<Kept, number>>;

/** One moment by both clocks. */
export interface Instants {
  business: Date;
  real: Date;
}

/** Nothing is ever past its time. */
export const FOR_EVER: RetentionDays = {
  ...{ messages: 0, sessions: 0, heartbeats: 0, signIns: 0, contacts: 0, users: 0, questions: 0 },
};

/** How many of a kind are past their time. */
export interface Counted {
  past: number;
  there: number;
  /** The first day from which one's time is counted: a session's end, the day on which somebody left. */
  oldest: Date | null;
}

/** One rule: how what is past its time is counted, and taken away. */
interface Rule {
  /** By which clock its days are counted: doors and processes keep real time. */
  clock: keyof Instants;
  count(tx: Ledger['db'] | Tx, before: Date): Promise<Counted>;
  /** Answers how many it took away. */
  remove(tx: Tx, before: Date): Promise<number>;
}

type Rows = Counted[];
const one = ([row]: Rows): Counted => row ?? { past: 0, there: 0, oldest: null };

/** In place of a name and of an address that are taken away. */
const GONE = { name: '（已离任）', domain: 'removed.invalid' };

export const RULES: Readonly<Record<Kept, Rule>> = {
  // What was said, to whom and when stays in the rows of its mails; the text itself goes.
  messages: {
    clock: 'business',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE sent_at < ${before} AND NOT EXISTS (SELECT FROM mail m
            WHERE m.message_id = message.id AND m.state <> 'sent')))::int AS past,
          count(*)::int AS there, min(sent_at) AS oldest
        FROM message WHERE sent_at IS NOT NULL AND octet_length(raw) > 0`,
      ),
    remove: (tx, before) => tx.$executeRaw`
      UPDATE message SET raw = ''::bytea WHERE sent_at < ${before} AND octet_length(raw) > 0
        AND NOT EXISTS (SELECT FROM mail m WHERE m.message_id = message.id AND m.state <> 'sent')`,
  },
  sessions: {
    clock: 'real',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE expires_at < ${before}))::int AS past, count(*)::int AS there,
          min(expires_at) AS oldest FROM session`,
      ),
    remove: (tx, before) => tx.$executeRaw`DELETE FROM session WHERE expires_at < ${before}`,
  },
  heartbeats: {
    clock: 'real',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE beat_at < ${before}))::int AS past, count(*)::int AS there,
          min(beat_at) AS oldest FROM heartbeat`,
      ),
    remove: (tx, before) => tx.$executeRaw`DELETE FROM heartbeat WHERE beat_at < ${before}`,
  },
  signIns: {
    clock: 'real',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE at < ${before}))::int AS past, count(*)::int AS there,
          min(at) AS oldest FROM sign_in_record`,
      ),
    remove: (tx, before) => tx.$executeRaw`DELETE FROM sign_in_record WHERE at < ${before}`,
  },
  // They left when the audit last says something of them: it never names them.
  contacts: {
    clock: 'business',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE gone < ${before}))::int AS past, count(*)::int AS there,
          min(gone) AS oldest
        FROM (SELECT (SELECT max(a.at) FROM audit a WHERE a.subject = c.id) AS gone FROM contact c
          WHERE NOT c.active AND NOT starts_with(c.address, 'contact-')) t`,
      ),
    remove: async (tx, before) => {
      const gone = await tx.$queryRaw<{ id: string; address: string }[]>`
        SELECT id, address FROM contact c WHERE NOT active AND NOT starts_with(address, 'contact-')
          AND (SELECT max(a.at) FROM audit a WHERE a.subject = c.id) < ${before}
        ORDER BY id FOR UPDATE`;
      for (const { id, address } of gone) {
        const none = `contact-${id}@${GONE.domain}`;
        await tx.$executeRaw`
          UPDATE contact SET name = ${GONE.name}, address = ${none}, phone = NULL, confirmed_at = NULL
          WHERE id = ${id}`;
        await tx.$executeRaw`DELETE FROM address_check WHERE contact_id = ${id}`;
        await tx.$executeRaw`
          DELETE FROM contact_change WHERE contact_id = ${id} OR address = ${address}`;
        await tx.$executeRaw`UPDATE message SET address = ${none} WHERE contact_id = ${id}`;
      }
      return gone.length;
    },
  },
  users: {
    clock: 'business',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE deactivated_at < ${before}))::int AS past,
          count(*)::int AS there, min(deactivated_at) AS oldest
        FROM "user" WHERE deactivated_at IS NOT NULL AND NOT starts_with(email, 'user-')`,
      ),
    remove: async (tx, before) => {
      const gone = await tx.$queryRaw<{ id: string }[]>`
        UPDATE "user" SET name = ${GONE.name}, email = 'user-' || id || '@' || ${GONE.domain},
          image = NULL
        WHERE deactivated_at < ${before} AND NOT starts_with(email, 'user-') RETURNING id`;
      const ids = gone.map(({ id }) => id);
      await tx.$executeRaw`DELETE FROM sign_in_record WHERE user_id = ANY(${ids})`;
      await tx.$executeRaw`DELETE FROM session WHERE user_id = ANY(${ids})`;
      await tx.$executeRaw`DELETE FROM passkey WHERE user_id = ANY(${ids})`;
      return ids.length;
    },
  },
  // Codes that were mailed to new contacts, and questions whether an address is theirs.
  questions: {
    clock: 'business',
    count: async (tx, before) =>
      one(
        await tx.$queryRaw<Rows>`
        SELECT (count(*) FILTER (WHERE asked_at < ${before} AND confirmed_at IS NULL))::int AS past,
          count(*)::int AS there, min(asked_at) AS oldest FROM contact_change`,
      ),
    remove: (tx, before) => tx.$executeRaw`
      DELETE FROM contact_change WHERE asked_at < ${before} AND confirmed_at IS NULL`,
  },
};
