import { domainToASCII } from 'node:url';

// RFC 5321 Dot-string. Quoted local parts ("a b"@…) are legal, unused by offices and a classic way
// to smuggle a second address past a parser, so they are refused.
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
// LDH labels; the last may be punycode (.中国 is xn--fiqs8s), which zod's e-mail pattern refuses.
const DOMAIN =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * The address as SMTP needs it: ASCII local part, domain in A-labels (内蒙古.中国 becomes xn--…).
 * Null when it is no plain mailbox: control characters or blanks, comments, quoted or non-ASCII local
 * parts (few servers of government offices take SMTPUTF8), literals such as `[10.0.0.1]`, and parts
 * longer than RFC 5321 §4.5.3.1 allows (64 before the @, 254 in all).
 */
export function asciiAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const given = address.slice(at + 1);
  // domainToASCII drops tabs and line breaks as the URL standard does: look before, not after.
  if (/[\s\u0000-\u001f\u007f-\u009f]/.test(given)) return null;
  const domain = domainToASCII(given);
  if (!LOCAL.test(local) || local.length > 64 || !DOMAIN.test(domain)) return null;
  const ascii = `${local}@${domain}`;
  return ascii.length <= 254 ? ascii : null;
}
