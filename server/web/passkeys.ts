import type { SignInPlace } from '../../ledger/sign-in/records.ts';
import type { Asker } from './asker.ts';

/** Who is signed in, and in which session. */
interface Within {
  id: string;
  email: string;
  name: string;
  sessionId: string;
}

/**
 * Passkeys (WebAuthn): what a browser is asked, as JSON for its script, and what becomes of the JSON that it answers.
 * Every passkey verifies who uses it, by finger, face or PIN, so that one is enough.
 */
export interface Passkeys {
  /** Asks for any passkey of this site. */
  askToEnter(asker: Pick<Asker, 'browser'>): Promise<string>;
  /** On success: the cookies to set. */
  enter(answer: string, asker: Asker): Promise<string[] | 'refused'>;
  /** Asks somebody who is signed in for one of theirs. */
  askToProve(user: Within): Promise<string>;
  /** Whether it was one; the session is one of a passkey then, and fresh. */
  prove(user: Within, answer: string, from: SignInPlace): Promise<boolean>;
  /** Asks for a new one. */
  askToAdd(user: Within): Promise<string>;
  /** @param isFirst it is added only if they have none. */
  add(
    user: Within,
    made: { name: string; answer: string; isFirst: boolean },
    from: SignInPlace,
  ): Promise<'added' | 'badName' | 'refused' | 'known' | 'tooMany'>;
}
