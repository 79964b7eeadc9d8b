import { readMailCode } from './mail-code.ts';

const STAGE: Readonly<Record<string, string>> = {
  connect: 'Connecting to the mail server',
  greeting: 'Waiting for the mail server',
  ehlo: 'Greeting the mail server',
  tls: 'Setting up encryption',
  auth: 'Signing in at the mail server',
  mail: 'Naming the sender',
  rcpt: 'Naming the recipient',
  data: 'Handing over the mail',
  message: 'Sending the content',
};

const WHAT: Readonly<Record<string, string>> = {
  timeout: 'timed out',
  dns: 'server not found',
  tls: 'encryption failed',
  protocol: 'unexpected answer',
  deadline: 'took too long and was stopped',
  refused: 'connection refused',
  unreachable: 'network unreachable',
  dropped: 'connection lost',
  size: 'the mail is too big',
  credentials: 'account or password is wrong',
  address: 'the address is malformed',
};

const WHOLE: Readonly<Record<string, string>> = {
  tls: 'Encryption failed',
  closed: 'Sending was stopped and will be tried again',
  lease_expired: 'Sending was interrupted; it may or may not have arrived',
};

/** A mail's code in words, with the code itself for whoever mends it. */
export function mailCodeEn(code: string): string {
  const whole = WHOLE[code];
  if (whole) return `${whole} (${code})`;
  const { stage, smtp, what } = readMailCode(code);
  const at = STAGE[stage];
  if (!at) return code;
  if (smtp === null) return `${at}: ${WHAT[what] ?? what} (${code})`;
  if (smtp < 400) return `Taken by the server (${code})`;
  const refused = smtp < 500 ? 'refused for now' : 'refused';
  if (stage === 'rcpt') return `The recipient’s address was ${refused} (${code})`;
  return `${at}: ${refused} by the server (${code})`;
}
