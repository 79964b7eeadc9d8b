import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The chain of entries that are of no one plan, and that of sign-ins. */
export const REGISTER_CHAIN = 'register';
export const ACCOUNTS_CHAIN = 'accounts';

/** An audit entry as the chain covers it, instants in ISO 8601 (UTC). */
export interface ChainedEntry {
  id: string;
  at: string;
  actor: string;
  action: string;
  planId: string | null;
  subject: string;
  data: unknown;
}

/** One link: the `seq`-th entry of its chain. Hashes are SHA-256 in hex. */
export interface Link {
  chain: string;
  /** From 1 on, without a gap. */
  seq: number;
  auditId: string;
  content: string;
  hash: string;
}

/** Where a chain stands: whoever holds this can tell whether anything before it was changed. */
export type Head = Pick<Link, 'chain' | 'seq' | 'hash'>;

/** Before the first link. */
export const NO_LINK = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What an entry says, hashed over its canonical JSON (RFC 8785): the same on every machine. */
export function contentHash(entry: ChainedEntry): string {
  const json = canonicalize(entry);
  if (json === undefined) throw new Error(`entry ${entry.id} is no JSON`);
  return sha256(json);
}

/** The hash of a link that follows `previous` (a hash, or NO_LINK). */
export function linkHash(
  previous: string,
  { chain, seq, content }: Pick<Link, 'chain' | 'seq' | 'content'>,
): string {
  return sha256(`${previous}\n${chain}\n${seq}\n${content}`);
}

/** A head as it is printed and handed to `verify-audit`: `<chain>:<seq>:<hash>`. */
export const headText = ({ chain, seq, hash }: Head): string => `${chain}:${seq}:${hash}`;

/** Reads a printed head; null if it is none. */
export function readHead(text: string): Head | null {
  const match = /^(.+):([1-9]\d{0,8}):([0-9a-f]{64})$/u.exec(text.trim());
  if (!match) return null;
  const [, chain = '', seq = '', hash = ''] = match;
  return { chain, seq: Number(seq), hash };
}
