type Told = Readonly<Record<string, string>>;

/** What a language says of the codes of mails. */
export interface MailCodeWords {
  /** The stage of the conversation with the mail server at which it happened. */
  stage: Told;
  /** What happened, where the server did not reply. */
  what: Told;
  /** Codes that are told as a whole. */
  whole: Told;
  noReply(stage: string, what: string): string;
  taken: string;
  recipient(forNow: boolean): string;
  refused(stage: string, forNow: boolean): string;
  withCode(text: string, code: string): string;
}

/**
 * A mail's code as mail/transport makes it (`rcpt-550-5.1.1`, `connect-refused`), in words, with the
 * code itself for whoever mends it; an unknown one as it is.
 */
export function mailCodeText(code: string, words: MailCodeWords): string {
  const told = wordsFor(code, words);
  return told === null ? code : words.withCode(told, code);
}

function wordsFor(code: string, words: MailCodeWords): string | null {
  const whole = words.whole[code];
  if (whole) return whole;
  const [name = '', ...rest] = code.split('-');
  const stage = words.stage[name];
  if (!stage) return null;
  if (!/^[2-5]\d\d$/.test(rest[0] ?? '')) {
    const what = rest.join('-');
    return words.noReply(stage, words.what[what] ?? what);
  }
  const reply = Number(rest[0]);
  if (reply < 400) return words.taken;
  return name === 'rcpt' ? words.recipient(reply < 500) : words.refused(stage, reply < 500);
}
