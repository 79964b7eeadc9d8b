import { createHmac, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that are mistaken for one another. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/**
 * The code by which the first administrator is made: drawn from the installation's own secret, so that
 * all its servers print the same one, and whoever knows neither secret nor log cannot guess it (60 bits).
 * It is good for nothing once there is an administrator.
 */
export function setupCode(secret: string): string {
  const bytes = createHmac('sha256', secret).update('duban setup code').digest();
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]);
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

/** Whether what was typed is the code; case, blanks and hyphens count nothing. */
export function isSetupCode(secret: string, typed: string): boolean {
  const plain = (text: string) =>
    Buffer.from(
      text
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ''),
    );
  const [code, given] = [plain(setupCode(secret)), plain(typed)];
  return code.length === given.length && timingSafeEqual(code, given);
}
