import { createHash, randomInt } from 'node:crypto';

/** Six digits, as at the sign-in. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What of a code is kept: its hash with the change that it is for. Blanks in what was typed count nothing. */
export const codeHash = (changeId: string, code: string): string =>
  createHash('sha256')
    .update(`${changeId} ${code.normalize('NFKC').replace(/\s/g, '')}`)
    .digest('hex');
