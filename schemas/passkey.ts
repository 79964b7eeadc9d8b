import { z } from 'zod';

/** So many characters an answer of a browser may have; with a certificate of the device's maker it has some 4,000. */
const MOST = 20_000;

const base64url = z.string().regex(/^[\w-]+$/);

const common = { id: base64url, rawId: base64url, type: z.literal('public-key') };

const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.exactOptional(),
  }),
});

const attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[\w-]{1,20}$/))
      .max(10)
      .exactOptional(),
  }),
});

const json = z
  .string()
  .max(MOST)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      ctx.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  });

/** What a browser answers that is asked for a passkey, as JSON text. */
export const passkeyUsedSchema = json.pipe(assertion);

/** What a browser answers that has made one. */
export const passkeyMadeSchema = json.pipe(attestation);

/** What a user calls a passkey. */
export const passkeyNameSchema = z
  .string()
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1).max(60));
