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

/** `rcpt-550-5.1.1` */
export function codeOf(stage: string, { smtpCode, enhanced }: Reply): string {
  return [stage, smtpCode, ...(enhanced === null ? [] : [enhanced])].join('-');
}
