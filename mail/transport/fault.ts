import type { Fault, Stage } from './outcome.ts';
import type { Reply } from './reply.ts';

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
 * `550 5.7.1` is policy, not a missing mailbox. In doubt it is not the recipient's, because that
 * silences a contact. After DATA a bare 550 is nearly always a filter's verdict on the content.
 */
export function faultOf(stage: Stage, { smtpCode, enhanced }: Reply): Fault {
  if (stage === 'mail') return isTooBig(smtpCode, enhanced) ? 'message' : 'service';
  if (stage !== 'rcpt' && stage !== 'data' && stage !== 'message') return 'service';
  if (smtpCode === 530 || smtpCode === 535) return 'service';
  if (enhanced === null)
    return stage === 'rcpt' && RCPT_CODES.includes(smtpCode) ? 'recipient' : 'message';
  if (RECIPIENT.test(enhanced)) return 'recipient';
  return SENDER.test(enhanced) ? 'service' : 'message';
}

const isTooBig = (smtpCode: number, enhanced: string | null) =>
  enhanced === null ? smtpCode === 552 : TOO_BIG.test(enhanced);
