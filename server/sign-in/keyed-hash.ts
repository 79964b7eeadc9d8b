import { createHmac } from 'node:crypto';

/** Hashes of what nobody is to read or make: what they are of, and the values. */
export type KeyedHash = (what: string, ...values: string[]) => string;

/** Hashes by the secret of the installation, base64url. */
export const keyedHash =
  (secret: string): KeyedHash =>
  (what, ...values) =>
    createHmac('sha256', secret)
      .update([what, ...values].join('\0'))
      .digest('base64url');
