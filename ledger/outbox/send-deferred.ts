import type { Ledger } from '../ledger.ts';

/**
 * The mail server takes mails again: what it has put off goes now, not when its own time comes.
 * @param codes what their last attempts were called; null: all but what one recipient was answered for.
 * @returns how many mails go.
 */
export async function sendDeferredNow(
  { outbox }: Ledger,
  codes: readonly string[] | null,
): Promise<number> {
  const { rowCount } = await outbox.query({
    name: 'send_deferred_now',
    text: STATEMENT,
    values: [codes],
  });
  return rowCount ?? 0;
}

const STATEMENT = `UPDATE mail SET retry_at = now() WHERE id IN (
  SELECT id FROM mail WHERE state = 'deferred' AND retry_at > now()
    AND CASE WHEN $1::text[] IS NULL THEN code NOT LIKE 'rcpt-4%' ELSE code = ANY($1) END
  FOR UPDATE SKIP LOCKED)`;
