import type { SendResult } from '../../ledger/outbox/fate.ts';
import { codeOf, culpritOf, replyOf, type Stage } from './reply.ts';

/** What is read of nodemailer's errors. */
export interface SmtpError {
  code?: string | undefined;
  /** Code of the system's error that nodemailer's replaced. */
  originalCode?: string | undefined;
  /** Which of nodemailer's timeouts ran out. */
  timeoutType?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
}

/** How far the message got; see Progress. */
export interface Reached {
  begun: boolean;
  read: boolean;
  ended: boolean;
  endedBefore: boolean;
}

/**
 * What an error means for the message. By itself nodemailer's error does not tell a connection
 * dropped after the final dot from one dropped at MAIL FROM (both ECONNECTION, command CONN); with
 * how far the message was read it does, and only what lies between the final dot and its answer is
 * uncertain.
 */
export function classify(error: SmtpError, reached: Reached): SendResult {
  // A socket that closes in the middle of a reply makes an error with a responseCode too; only
  // EMESSAGE is a whole answer to the final dot.
  const reply = replyOf(error.response);
  const answered = error.code === 'EMESSAGE' && reply !== null && reply.smtpCode >= 400;
  if (reached.endedBefore || (reached.ended && !answered))
    return { kind: 'uncertain', code: `message-${wordOf(error)}` };

  const stage = stageOf(error, reached);
  if (reply === null || reply.smtpCode < 400) return withoutReply(error, stage);
  const { smtpCode } = reply;
  const code = codeOf(stage, reply);
  // 503 speaks of the session, not of the message: on another connection it may pass.
  if (smtpCode < 500 || smtpCode === 503) return { kind: 'deferred', code, smtpCode };
  return { kind: 'refused', code, fault: culpritOf(stage, reply) };
}

function withoutReply({ code, ...error }: SmtpError, stage: Stage): SendResult {
  // Nodemailer itself compares the size with what the server announced.
  if (code === 'EMESSAGE') return { kind: 'refused', code: 'mail-size', fault: 'message' };
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { kind: 'refused', code: 'auth-credentials', fault: 'service' };
  const word = wordOf({ code, ...error });
  return { kind: 'deferred', code: word === 'tls' ? 'tls' : `${stage}-${word}`, smtpCode: null };
}

/** What happened, in one word. */
function wordOf({ code, originalCode }: SmtpError): string {
  if (code === 'ETIMEDOUT' || originalCode === 'ETIMEDOUT') return 'timeout';
  if (code === 'EDNS') return 'dns';
  if (code === 'ETLS' || code === 'EREQUIRETLS') return 'tls';
  if (code === 'EPROTOCOL') return 'protocol';
  if (code === 'EABORT') return 'deadline';
  if (originalCode === 'ECONNREFUSED') return 'refused';
  if (originalCode?.startsWith('E') && /UNREACH|NETDOWN/.test(originalCode)) return 'unreachable';
  // Certificates and protocol versions: ERR_TLS_…, ERR_SSL_…, CERT_HAS_EXPIRED, DEPTH_ZERO_SELF_…
  if (/TLS|SSL|CERT|SIGNED|EPROTO/.test(originalCode ?? '')) return 'tls';
  return 'dropped';
}

function stageOf({ command = '', code, timeoutType }: SmtpError, { begun, read }: Reached): Stage {
  if (code === 'ETLS' || timeoutType === 'UPGRADE_TIMEOUT') return 'tls';
  if (timeoutType === 'CONNECT_TIMEOUT') return 'connect';
  if (read) return 'message';
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  if (command === 'DATA') return 'data';
  // The connection failed between MAIL FROM and the answer to DATA; nodemailer does not say where.
  if (begun) return 'mail';
  if (command.startsWith('AUTH') || code === 'EAUTH') return 'auth';
  if (/^(?:EHLO|HELO|LHLO)/.test(command)) return 'ehlo';
  if (command === 'STARTTLS') return 'tls';
  if (timeoutType === 'GREETING_TIMEOUT' || code === 'EPROTOCOL') return 'greeting';
  return 'connect';
}
