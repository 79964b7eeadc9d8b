import { UNCERTAIN_SECONDS } from './message.ts';

/** What became of one attempt, as the transport classifies it; codes only, no server text. */
export type SendResult =
  | { kind: 'sent'; code: string }
  /** `smtpCode` is null when no server answered. */
  | { kind: 'deferred'; code: string; smtpCode: number | null }
  /**
   * `recipient`: the address was refused, which marks the contact. `service`: our own account or
   * server, which every mail would meet alike and the operator has to mend: mails wait for that.
   * `policy`: a server's rule (relaying denied), which a change of settings at either end mends: it is
   * tried again like what was deferred, and given up in the end.
   */
  | { kind: 'refused'; code: string; fault: 'recipient' | 'message' | 'policy' | 'service' }
  | { kind: 'uncertain'; code: string };

/** What a mail is after an attempt that did not succeed. */
export interface Fate {
  state: 'deferred' | 'uncertain' | 'refused';
  /** Attempts that count. */
  attempt: number;
  /** Real seconds until the next attempt; null for none. */
  retrySeconds: number | null;
}

/** Trying again would meet the same: the recipient or the message itself was refused. */
export const isForGood = (result: Extract<SendResult, { kind: 'refused' }>): boolean =>
  result.fault === 'recipient' || result.fault === 'message';

/** Doubling from 30 s to an hour, these make the five days of RFC 5321 §4.5.4.1. */
const MAX_ATTEMPTS = 126;
/** How often a message that may have arrived is sent in all. */
export const MAX_UNCERTAIN = 3;

/** What else is known of an attempt. */
export interface Circumstances {
  /** The message had been uncertain before this attempt. */
  isResend: boolean;
  /** The server took nothing from anybody at that time. */
  isOutage?: boolean | undefined;
  /** After how long a message is sent again that may have arrived. */
  uncertainSeconds?: number | undefined;
}

/** Real seconds between two attempts. */
const WAIT = { server: 30, longest: 3600 };

/**
 * The fate of a mail after its `attempt`-th attempt. Nothing is lost because a server was down or an
 * account refused: such attempts do not count. A message that may have arrived stays uncertain
 * until it is taken or refused, and is counted from its first uncertain attempt on.
 */
export function fateOf(
  result: Exclude<SendResult, { kind: 'sent' }>,
  attempt: number,
  { isResend, isOutage = false, uncertainSeconds = UNCERTAIN_SECONDS }: Circumstances,
): Fate {
  const waiting = isResend ? 'uncertain' : 'deferred';
  if (result.kind === 'uncertain') {
    const times = isResend ? attempt - (isOutage ? 1 : 0) : 1;
    const retrySeconds = times < MAX_UNCERTAIN ? uncertainSeconds : null;
    return { state: 'uncertain', attempt: times, retrySeconds };
  }
  if (result.kind === 'refused' && isForGood(result))
    return { state: 'refused', attempt, retrySeconds: null };
  // Where few mails are left nobody else tries whether the server is mended.
  const isOfService = result.kind === 'refused' && result.fault === 'service';
  if (isOfService || (result.kind === 'deferred' && result.smtpCode === null))
    return { state: waiting, attempt: attempt - 1, retrySeconds: WAIT.server };
  if (isResend) {
    if (isOutage)
      return { state: 'uncertain', attempt: attempt - 1, retrySeconds: uncertainSeconds };
    const retrySeconds = attempt < MAX_UNCERTAIN ? uncertainSeconds : null;
    return { state: 'uncertain', attempt, retrySeconds };
  }
  if (attempt >= MAX_ATTEMPTS) return { state: 'refused', attempt, retrySeconds: null };
  return {
    state: 'deferred',
    attempt,
    retrySeconds: Math.min(WAIT.longest, 30 * 2 ** (attempt - 1)),
  };
}
