/** The parts of a mail's code: `rcpt-550-5.1.1`, `connect-refused`. */
export interface MailCode {
  stage: string;
  /** The server's reply code; null when there was no reply. */
  smtp: number | null;
  /** What happened, where there was no reply. */
  what: string;
}

/** Reads a code as mail/transport makes it. */
export function readMailCode(code: string): MailCode {
  const [stage = '', ...rest] = code.split('-');
  const smtp = /^[2-5]\d\d$/.test(rest[0] ?? '') ? Number(rest[0]) : null;
  return { stage, smtp, what: smtp === null ? rest.join('-') : '' };
}
