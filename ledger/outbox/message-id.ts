import { createHash } from 'node:crypto';

/** Hexadecimal digits that stand for a digest's part, and for one of its mails. */
const PART_DIGITS = 32;
const MAIL_DIGITS = 5;
/** Of more mails than this no code stands in the Message-ID: a line of a relay's log must hold it. */
const MOST_CODES = 30;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What stands for the n-th part of a digest in its Message-ID. */
export const partCode = (digestKey: string, part: number): string =>
  sha256(`${digestKey}#${part}`).slice(0, PART_DIGITS);

/** What stands for one mail in the Message-ID of the message that carries it. */
export const mailCode = (mailId: string): string => sha256(mailId).slice(0, MAIL_DIGITS);

/**
 * Message-ID of a digest's part with these mails, the same whenever it is formed again: after the loss
 * of the ledger too, so that a mail sent twice can be told to be one, and a relay's log tells which
 * mails the outside has. Hashed: keys hold ids of contacts and blanks.
 */
export function messageIdOf(
  digestKey: string,
  part: number,
  mailIds: readonly string[],
  domain: string,
): string {
  const codes = mailIds.length > MOST_CODES ? [] : mailIds.map(mailCode).toSorted();
  return `<duban.m.${[partCode(digestKey, part), codes.join('')].filter(Boolean).join('.')}@${domain}>`;
}

/** What a Message-ID of ours tells. */
export interface ReadMessageId {
  /** As partCode has it. */
  digest: string;
  /** As mailCode has them; empty: all mails of the digest. */
  members: string[];
}

// Those of earlier versions have eight digits more, and no codes.
const OURS = /^duban\.m\.([0-9a-f]{32})(?:[0-9a-f]{8})?(?:\.((?:[0-9a-f]{5})+))?@[A-Za-z0-9.-]+$/;

/** Reads a Message-ID, without its angle brackets; null if it is none of a reminder or notice of ours. */
export function readMessageId(id: string): ReadMessageId | null {
  const match = OURS.exec(id);
  if (!match) return null;
  const [, digest = '', codes = ''] = match;
  return { digest, members: codes.match(/.{5}/g) ?? [] };
}
