import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyedHash } from './keyed-hash.ts';

/** How long a question is open: a page may stand for a while before somebody presses its button. */
const OPEN_MS = 15 * 60_000;
const SPREAD = 24;

/**
 * What a passkey is asked to sign: when it was asked, something random, and a seal over both and over what it is
 * asked for. So a question needs no row: whoever is not signed in can ask for as many as they like, and writes nothing.
 * That it is answered once is told by its instant, which the passkey keeps.
 */
export interface Questions {
  /** @param purpose what it is asked for, and of which browser or session. */
  ask(...purpose: string[]): Uint8Array<ArrayBuffer>;
  /** When a question was asked, base64url; null: not here, not for this, or too long ago. */
  askedAt(question: string, ...purpose: string[]): Date | null;
}

/** Questions sealed with the secret of the installation. */
export function questions(hashed: KeyedHash): Questions {
  const sealOf = (body: Buffer, purpose: readonly string[]) =>
    Buffer.from(hashed('question', body.toString('base64url'), ...purpose), 'base64url');
  return {
    ask(...purpose) {
      const body = Buffer.alloc(SPREAD);
      body.writeUIntBE(Date.now(), 0, 6);
      randomBytes(SPREAD - 6).copy(body, 6);
      return new Uint8Array(Buffer.concat([body, sealOf(body, purpose)]));
    },
    askedAt(question, ...purpose) {
      const bytes = Buffer.from(question, 'base64url');
      const body = bytes.subarray(0, SPREAD);
      const seal = sealOf(body, purpose);
      if (bytes.length !== SPREAD + seal.length) return null;
      if (!timingSafeEqual(bytes.subarray(SPREAD), seal)) return null;
      const at = body.readUIntBE(0, 6);
      return Math.abs(Date.now() - at) <= OPEN_MS ? new Date(at) : null;
    },
  };
}
