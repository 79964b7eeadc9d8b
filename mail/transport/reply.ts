import type { SendResult } from '../../ledger/outbox/fate.ts';

/**
 * Whose fault a refusal is. `recipient`: the address; the contact needs to be put right. `message`: this
 * message (too big, its content). `policy`: a server's rule met before the content. `service`: our own account or server (log-in refused, sender refused):
 * every other mail would fare the same, so it is the operator's to mend, and mails should wait.
 */
type Culprit = Extract<SendResult, { kind: 'refused' }>['fault'];

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

/** An SMTP reply without its text. */
export interface Reply {
  smtpCode: number;
  /** RFC 3463 status, `5.1.1`; null when the server gives none. */
  enhanced: string | null;
}

const REPLY = /^([2-5]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?=\s|$))?/;

/** Reads the codes off a server's reply (the last line decides); null when it is none. */
export function replyOf(response: string | undefined): Reply | null {
  const last = response?.trim().split(/\r?\n/).at(-1) ?? '';
  const [, code, enhanced] = REPLY.exec(last) ?? [];
  return code === undefined ? null : { smtpCode: Number(code), enhanced: enhanced ?? null };
}

/**
 * What a result is called: `<stage>-<SMTP code>`, with the enhanced code where the server gave one
 * (`rcpt-550-5.1.1`); never the server's text, which can hold names and addresses.
 */
export function codeOf(stage: Stage, { smtpCode, enhanced }: Reply): string {
  return [stage, smtpCode, ...(enhanced === null ? [] : [enhanced])].join('-');
}

// RFC 3463: X.1.* addressing (but .7 and .8 speak of the sender's), X.2.0–X.2.2 the mailbox, X.4.4 no
// route to the recipient's host. RFC 7505: X.1.10, the domain says it takes no mail.
const RECIPIENT = /^5\.(?:1\.(?:0|1|2|3|4|5|6|9|10)|2\.[0-2]|4\.4)$/;
const SENDER = /^5\.1\.[78]$/;
const TOO_BIG = /^5\.(?:2\.3|3\.4)$/;
// Without an enhanced code, RFC 5321 §4.2.3 and RFC 7504: no such mailbox, not local, mailbox full,
// name not allowed, host or domain takes no mail.
const RCPT_CODES = [521, 550, 551, 552, 553, 556];

/**
 * Whose fault a 5xx is. The enhanced code decides where there is one, for bare codes mean many things:
 * `550 5.7.1` at RCPT is policy, not a missing mailbox. In doubt it is not the recipient's, because that
 * silences a contact. After DATA a bare 550 is nearly always a filter's verdict on the content.
 */
export function culpritOf(stage: Stage, { smtpCode, enhanced }: Reply): Culprit {
  if (stage === 'mail') return isTooBig(smtpCode, enhanced) ? 'message' : 'service';
  if (stage !== 'rcpt' && stage !== 'data' && stage !== 'message') return 'service';
  if (smtpCode === 530 || smtpCode === 535) return 'service';
  if (stage === 'rcpt' && isPolicy(smtpCode, enhanced)) return 'policy';
  if (enhanced === null)
    return stage === 'rcpt' && RCPT_CODES.includes(smtpCode) ? 'recipient' : 'message';
  if (RECIPIENT.test(enhanced)) return 'recipient';
  return SENDER.test(enhanced) ? 'service' : 'message';
}

/**
 * RFC 3463 X.7.*: security or policy. Before the content a server says so of everybody alike after a
 * change of its settings (`554 5.7.1 Relay access denied`), and some without an enhanced code.
 */
const isPolicy = (smtpCode: number, enhanced: string | null) =>
  enhanced === null ? smtpCode === 554 : enhanced.startsWith('5.7.');

const isTooBig = (smtpCode: number, enhanced: string | null) =>
  enhanced === null ? smtpCode === 552 : TOO_BIG.test(enhanced);
