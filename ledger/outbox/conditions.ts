import { STANDING_NOTICES } from '../../domain/ladder/step.ts';
import { APART } from './stage.ts';

/*
 * What every statement of the outbox asks of a mail, as SQL: `m` is the mail, `r` its report, `p` its
 * plan, `c` its contact.
 */

const STANDING = `ARRAY[${STANDING_NOTICES.map((notice) => `'${notice}'`).join(', ')}]`;

/** A mail that nobody has in hand, and that does not wait for a later try; real time. */
export const mayBeClaimed = (mail: string): string => `(${mail}.state = 'staged'
  OR (${mail}.state IN ('deferred', 'uncertain') AND ${mail}.retry_at <= now())
  OR (${mail}.state = 'claimed' AND ${mail}.lease_until < now()))`;

/** Nobody is to release what may be sent: no backup was restored, or somebody has (ledger/fence). */
export const UNFENCED = `NOT EXISTS (SELECT FROM fence WHERE released_at IS NULL)`;

/** Whether a mail about a report still says something true: it is open, on the same terms and policy. */
export const STILL_APPLIES = `(m.epoch = p.epoch AND CASE
  WHEN m.notice = 'left' THEN r.left_at IS NOT NULL
  WHEN m.notice = ANY(${STANDING}) THEN true
  WHEN r.left_at IS NOT NULL THEN false
  WHEN m.notice = 'accepted' THEN r.stage = 'accepted'
  WHEN m.notice = 'issue_passed_on'
    THEN r.stage = 'reviewing' AND r.terms_version = m.terms_version
  WHEN m.notice = 'amended' THEN r.stage IN ('collecting', 'reviewing', 'missed')
  WHEN m.notice IN ('transferred', 'rejoined')
    THEN r.stage <> 'accepted' AND r.terms_version = m.terms_version
  WHEN m.notice = 'disagreement' THEN true
  ELSE r.stage IN ('collecting', 'missed') AND r.terms_version = m.terms_version END)`;

/**
 * Whether a mail's digest waits for somebody who is behind. A digest of steps waits for processes whose
 * next step tells this contact's agency and takes effect by that instant; one of parts, for the reports
 * of which this agency owes parts; what goes on its own, for nobody.
 */
export const WAITS_FOR_OTHERS = `CASE
  WHEN position('|' in m.digest_key) = 0 THEN false
  WHEN m.digest_key LIKE '%${APART}' THEN EXISTS (
    SELECT 1 FROM report x JOIN process q ON q.id = 'report/' || x.parent_id
    WHERE x.agency_id = c.agency_id AND x.stage = 'collecting' AND x.plan_id = m.plan_id
      AND q.next_step_at <= m.due_at)
  ELSE EXISTS (SELECT 1 FROM process q WHERE q.next_to_agency = c.agency_id
    AND q.next_step_at <= m.due_at AND q.plan_id = m.plan_id) END`;
