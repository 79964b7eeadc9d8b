import { addDays } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { LightColour } from '../../../domain/light/reason.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { PlanPolicy } from '../../../schemas/plan-policy.ts';

/**
 * The colour of the light of report `r` in SQL, so that thousands of reports are filtered, sorted
 * and counted by it without leaving the database. domain/light is the rule; a test holds this
 * expression against it for every kind of facts.
 */
export function colourSql(policy: PlanPolicy, now: Date): Prisma.Sql {
  const { zone, nearDueDays } = policy;
  const today = civilDateOf(now, zone);
  const near = addDays(today, nearDueDays);
  return Prisma.sql`CASE
    WHEN r.stage = 'accepted' THEN 'blue'
    WHEN r.stage = 'missed' OR r.missed_at IS NOT NULL THEN 'red'
    WHEN r.stage = 'reviewing' THEN CASE
      WHEN r.review_due_on < ${today}
        OR r.filed_at >= r.due_at THEN 'yellow'
      ELSE 'green' END
    WHEN r.opens_at > ${now} THEN 'green'
    WHEN r.due_at <= ${now} THEN 'red'
    WHEN r.returned_at IS NOT NULL OR r.due_on <= ${near} THEN 'yellow'
    ELSE 'green' END`;
}

/** The order in which lights are listed: what burns comes first. */
export function severitySql(colour: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`array_position(ARRAY['red', 'yellow', 'green', 'blue'], ${colour})`;
}

/** The light of report `r` is of a colour; in words that an index knows, as far as there are such. */
export const hasColourSql = (colour: LightColour, policy: PlanPolicy, now: Date): Prisma.Sql =>
  colour === 'blue'
    ? Prisma.sql`r.stage = 'accepted'`
    : Prisma.sql`r.stage <> 'accepted' AND ${colourSql(policy, now)} = ${colour}`;
