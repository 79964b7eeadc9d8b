/** What the audit calls the outcomes of mails, by the state that they bring. */
export const MAIL_ACTION_OF = {
  sent: 'mails_sent',
  refused: 'mail_refused',
  uncertain: 'mail_uncertain',
} as const;

/** All of them. */
export const MAIL_ACTIONS = Object.values(MAIL_ACTION_OF);

/**
 * SQL that puts what became of messages into the audit, one entry a plan for all that were settled together: each with
 * its Message-ID and code, in their order.
 * @param from a table of mails with plan_id, message_id and code.
 */
export const auditMails = (
  action: (typeof MAIL_ACTIONS)[number],
  at: string,
  from: string,
): string => `
    INSERT INTO audit (at, actor, action, plan_id, subject, data)
    SELECT ${at}::timestamptz, 'system Duban', '${action}', plan_id, plan_id,
      jsonb_build_object('messages', jsonb_agg(DISTINCT jsonb_build_array(message_id, code)))
    FROM ${from} GROUP BY plan_id`;
