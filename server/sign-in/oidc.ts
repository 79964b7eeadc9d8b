import { timingSafeEqual } from 'node:crypto';
import * as openid from 'openid-client';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Ledger } from '../../ledger/ledger.ts';
import { enterByOidc } from '../../ledger/sign-in/oidc.ts';
import { recordSignIn } from '../../ledger/sign-in/records.ts';
import type { Asker } from '../web/asker.ts';
import type { OidcSettings } from '../../schemas/together.ts';
import type { Oidc, OidcFault } from '../web/oidc.ts';
import { localPath } from '../web/own-site.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** What the sign-in of the organisation stands on. */
export interface OidcParts {
  ledger: Ledger;
  settings: OidcSettings;
  baseUrl: string;
  hashed: KeyedHash;
  /** Begins a session; answers the cookies to set. */
  begin(userId: string, door: 'oidc', asker: Asker): Promise<string[]>;
  log: Logger;
}

/** Where the provider sends browsers back to; it must know this address. */
export const CALLBACK = '/sign-in/oidc/callback';

/** How long somebody may take at the provider. */
const OPEN_MS = 10 * 60_000;
/** How long the provider may take for an answer, in seconds. */
const ANSWER_S = 10;

const keptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  at: z.number(),
});

/** The sign-in by code and PKCE; the provider is asked about itself at the first use, and again if that failed. */
export function createOidc(parts: OidcParts): Oidc {
  const { ledger, settings, baseUrl, hashed, begin, log } = parts;
  let known: Promise<openid.Configuration> | null = null;
  const provider = () => (known ??= discover(settings).catch(forget));
  const forget = (error: unknown): never => {
    known = null;
    throw error;
  };
  const failed = (error: unknown, fault: OidcFault): OidcFault => {
    const { code, error: said, cause } = Object(error) as Record<string, unknown>;
    log.warn({ code, said, cause: Object(cause)['code'] }, `sign-in: the provider, ${fault}`);
    return fault;
  };

  return {
    name: settings.name,

    async begin(to) {
      try {
        const config = await provider();
        const kept = {
          ...{ state: openid.randomState(), nonce: openid.randomNonce(), to, at: Date.now() },
          verifier: openid.randomPKCECodeVerifier(),
        };
        const url = openid.buildAuthorizationUrl(config, {
          redirect_uri: baseUrl + CALLBACK,
          ...{ scope: 'openid email', state: kept.state, nonce: kept.nonce },
          code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, kept: seal(hashed, JSON.stringify(kept)) };
      } catch (error) {
        failed(error, 'down');
        return 'down';
      }
    },

    async finish(search, kept, asker) {
      const begun = keptSchema.safeParse(unseal(hashed, kept));
      if (!begun.success || Math.abs(Date.now() - begun.data.at) > OPEN_MS) return 'refused';
      const { state, nonce, verifier, to } = begun.data;
      let told: Address;
      try {
        told = await address(await provider(), new URL(baseUrl + CALLBACK + search), {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
          idTokenExpected: true,
        });
      } catch (error) {
        return failed(error, isDown(error) ? 'down' : 'refused');
      }
      if (told.email === null || !told.isVerified) return 'unverified';
      const userId = await enterByOidc(ledger, told.email);
      if (userId === null) return 'unknown';
      const from = { address: asker.address, browser: asker.userAgent };
      await recordSignIn(ledger.db, userId, 'in_oidc', from);
      return { cookies: await begin(userId, 'oidc', asker), to: localPath(to) };
    },
  };
}

/** Asks the provider about itself. Plain HTTP, which the settings allow on this machine alone, has to be asked for. */
async function discover({ issuer, clientId, clientSecret, clientAuth }: OidcSettings) {
  const isPlain = issuer.startsWith('http:');
  const execute = [
    openid.enableNonRepudiationChecks,
    ...(isPlain ? [openid.allowInsecureRequests] : []),
  ];
  const options = { execute, timeout: ANSWER_S };
  const by = (auth: openid.ClientAuth) =>
    openid.discovery(new URL(issuer), clientId, clientSecret, auth, options);
  const [post, basic] = [
    openid.ClientSecretPost(clientSecret),
    openid.ClientSecretBasic(clientSecret),
  ];
  if (clientAuth !== null) return by(clientAuth === 'post' ? post : basic);
  const found = await by(post);
  const taken = found.serverMetadata().token_endpoint_auth_methods_supported;
  // Who says nothing of it takes the header: so the standard has it.
  return taken?.includes('client_secret_post') ? found : by(basic);
}

interface Address {
  email: string | null;
  isVerified: boolean;
}

const claimsSchema = z.object({ email: z.string().max(254), email_verified: z.boolean() });

/** What the provider says of who has signed in there: in the token, or where it is asked for. @throws if it is not right. */
async function address(
  config: openid.Configuration,
  url: URL,
  checks: openid.AuthorizationCodeGrantChecks,
): Promise<Address> {
  const tokens = await openid.authorizationCodeGrant(config, url, checks);
  const claims = tokens.claims();
  if (!claims) throw new Error('no identity was given');
  const inToken = claimsSchema.safeParse(claims);
  const read = inToken.success
    ? inToken
    : claimsSchema.safeParse(await openid.fetchUserInfo(config, tokens.access_token, claims.sub));
  return read.success
    ? { email: read.data.email, isVerified: read.data.email_verified }
    : { email: null, isVerified: false };
}

/** Whether nobody has answered, or not in time. */
const isDown = (error: unknown): boolean =>
  error instanceof TypeError || (error as { code?: unknown }).code === 'OAUTH_TIMEOUT';

const sealOf = (hashed: KeyedHash, text: string) => hashed('oidc', text);

function seal(hashed: KeyedHash, json: string): string {
  const text = Buffer.from(json).toString('base64url');
  return `${text}.${sealOf(hashed, text)}`;
}

/** What was sealed here; null for anything else. */
function unseal(hashed: KeyedHash, kept: string): unknown {
  const [text = '', given = ''] = kept.split('.');
  const [right, is] = [Buffer.from(sealOf(hashed, text)), Buffer.from(given)];
  if (right.length !== is.length || !timingSafeEqual(right, is)) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
