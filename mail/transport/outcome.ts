/**
 * What became of one attempt to send. `code` is short and made by ourselves, `<stage>-<SMTP code>` with
 * the enhanced code where the server gave one (`rcpt-550-5.1.1`), or a word of ours (`connect-refused`):
 * never the server's text, which can hold names and addresses.
 */
export type SendOutcome =
  /** The server took responsibility for the message: 2xx after the final dot. */
  | { kind: 'sent'; code: string; smtpCode: number }
  /** Certainly not taken, and worth another try: 4xx, or the connection failed before the final dot. */
  | { kind: 'deferred'; code: string; smtpCode: number | null }
  /** Certainly not taken, and the same again would be refused again: 5xx. */
  | { kind: 'refused'; code: string; smtpCode: number | null; fault: Fault; recipient: boolean }
  /** The final dot may have arrived and no answer came: the message may be taken, or not. */
  | { kind: 'uncertain'; code: string; smtpCode: null };

/**
 * Whose fault a refusal is. `recipient`: the address; the contact needs to be put right. `message`: this
 * message (too big, policy). `service`: our own account or server (log-in refused, sender refused):
 * every other mail would fare the same, so it is the operator's to mend, and mails should wait.
 */
export type Fault = 'recipient' | 'message' | 'service';

/** Where in the SMTP session something happened. */
export type Stage =
  | 'connect'
  | 'greeting'
  | 'ehlo'
  | 'tls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  /** The DATA command. */
  | 'data'
  /** The content, up to and with the answer to the final dot. */
  | 'message';
