import type { Alarm, AlarmName } from '../domain/alarms/alarms.ts';
import type { Ledger } from './ledger.ts';

/** How the operator is told. */
export type NoticeChannel = 'mail' | 'webhook';

/** An alarm that somebody has to be told of: that it began, that it is over, or both at once. */
export interface DueNotice {
  name: AlarmName;
  /** `missed`: it was over before anybody could be told. */
  state: 'new' | 'over' | 'missed';
  count: number;
  code: string | null;
  beganAt: Date;
  /** When it was last found so. */
  seenAt: Date;
}

/** Real time, in seconds. */
const TIMES = {
  /** Found by nobody for so long, it is over. */
  over: 30,
  /** Who was to tell it and has not said so by then has failed. */
  claim: 30,
  /** The same alarm, begun again, is not told more often. */
  again: 300,
  /** Nor is any: what comes meanwhile goes together. */
  between: 10,
};

/**
 * Keeps what alarms now, as any process finds it: what is not there any more is over once nobody has found
 * it for half a minute, for processes see different things.
 */
export async function noteAlarms(
  { db }: Ledger,
  channels: readonly NoticeChannel[],
  alarms: readonly Alarm[],
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO alarm_notice AS n (name, channel, began_at, count, code)
      SELECT a.name, c.channel, a.since, a.count, a.code
      FROM unnest(${alarms.map(({ name }) => name)}::text[], ${alarms.map(({ since }) => since)}::timestamptz[],
        ${alarms.map(({ count }) => count)}::int[], ${alarms.map(({ code }) => code)}::text[])
        AS a(name, since, count, code), unnest(${[...channels]}::text[]) AS c(channel)
      ORDER BY 1, 2
      ON CONFLICT (name, channel) DO UPDATE SET seen_at = now(),
        state = CASE n.state WHEN 'over' THEN 'told' WHEN 'missed' THEN 'new' WHEN 'ended' THEN 'new'
          ELSE n.state END,
        began_at = CASE n.state WHEN 'ended' THEN excluded.began_at ELSE n.began_at END,
        claimed_until = CASE n.state WHEN 'ended' THEN NULL ELSE n.claimed_until END,
        count = CASE WHEN n.state IN ('new', 'ended') THEN excluded.count ELSE n.count END,
        code = CASE WHEN n.state IN ('new', 'ended') THEN excluded.code ELSE n.code END`;
    await tx.$executeRaw`
      UPDATE alarm_notice SET claimed_until = NULL,
        state = CASE state WHEN 'told' THEN 'over' ELSE 'missed' END
      WHERE state IN ('new', 'told') AND seen_at < now() - ${TIMES.over}::int * interval '1 second'
        AND (claimed_until IS NULL OR claimed_until < now())`;
  });
}

/** Takes what is to be told over a channel now, for this process alone; it says how that went by `settleNotices`. */
export async function claimNotices({ db }: Ledger, channel: NoticeChannel): Promise<DueNotice[]> {
  return db.$queryRaw<DueNotice[]>`
    UPDATE alarm_notice n SET claimed_until = now() + ${TIMES.claim}::int * interval '1 second'
    FROM (
      SELECT name FROM alarm_notice
      WHERE channel = ${channel} AND state IN ('new', 'over', 'missed')
        AND (claimed_until IS NULL OR claimed_until < now())
        AND NOT (state = 'new' AND coalesce(told_at > now() - ${TIMES.again}::int * interval '1 second', false))
        AND NOT EXISTS (SELECT 1 FROM alarm_notice o WHERE o.channel = ${channel}
          AND o.told_at > now() - ${TIMES.between}::int * interval '1 second')
      ORDER BY name FOR UPDATE SKIP LOCKED) due
    WHERE n.name = due.name AND n.channel = ${channel}
    RETURNING n.name, n.state, n.count, n.code, n.began_at AS "beganAt", n.seen_at AS "seenAt"`;
}

/** They are told: of each, its beginning or its end. */
export async function settleNotices(
  { db }: Ledger,
  channel: NoticeChannel,
  told: readonly DueNotice[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE alarm_notice n SET told_at = now(), claimed_until = NULL,
      state = CASE WHEN n.state <> t.state THEN n.state WHEN n.state = 'new' THEN 'told' ELSE 'ended' END
    FROM unnest(${told.map(({ name }) => name)}::text[], ${told.map(({ state }) => state)}::text[])
      AS t(name, state)
    WHERE n.name = t.name AND n.channel = ${channel}`;
}
