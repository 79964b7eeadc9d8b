import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OidcSettings } from '../../../schemas/together.ts';

type Claims = Record<string, unknown>;

/** What a token is made of, to be made wrong. */
export interface Token {
  header: Claims;
  claims: Claims;
  /** Signs what is to be signed. */
  sign(text: string): Buffer;
}

/** A provider of identities that answers with any token: what a right one never would. */
export interface CrookedProvider {
  settings: OidcSettings;
  /** How its clients have to show their secret, and what it says that it takes; null: it says nothing. */
  takes: { auth: 'basic' | 'post'; says: string[] | null };
  /** What is asked of it beside the token. */
  person: Claims;
  /** Makes the next token wrong. */
  change: (token: Token) => void;
  /** The path that a browser comes back to, that was sent to this address. */
  back(url: string): string;
  stop(): Promise<void>;
}

/** Another key than the provider's. */
export const strangeKey: KeyObject = keyPair().privateKey;
/** What signs with such a key. */
export const signedBy = (key: KeyObject) => (text: string) =>
  sign('sha256', Buffer.from(text), key);
/** What signs with a secret instead. */
export const sealedBy = (secret: string | Buffer) => (text: string) =>
  createHmac('sha256', secret).update(text).digest();

/** Starts one, whose tokens are right until they are changed. */
export async function startCrookedProvider(): Promise<
  CrookedProvider & { publicKey: KeyObject; secret: string }
> {
  const { privateKey, publicKey } = keyPair();
  const secret = 'a-secret-of-the-tests-alone-0123456789';
  const nonces = new Map<string, string>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: CrookedProvider = {
    settings: { issuer, clientId: 'duban', clientSecret: secret, clientAuth: null, name: '政务通' },
    takes: { auth: 'basic', says: null },
    person: {},
    change: () => undefined,
    back(url) {
      const { searchParams } = new URL(url);
      const code = `code-${nonces.size}`;
      nonces.set(code, searchParams.get('nonce') ?? '');
      const told = { code, state: searchParams.get('state') ?? '' };
      return `/sign-in/oidc/callback?${new URLSearchParams(told).toString()}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const tokenFor = (code: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const token: Token = {
      header: { alg: 'RS256', kid: 'one' },
      claims: {
        ...{ iss: issuer, aud: 'duban', sub: 'one', iat: now, exp: now + 300 },
        ...{ nonce: nonces.get(code), email: 'officer@shuili.example', email_verified: true },
      },
      sign: signedBy(privateKey),
    };
    provider.change(token);
    const part = (value: Claims) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part(token.header)}.${part(token.claims)}`;
    return `${text}.${token.sign(text).toString('base64url')}`;
  };
  const answer = async (request: IncomingMessage): Promise<[status: number, body: object]> => {
    if (request.url === '/.well-known/openid-configuration') {
      const says = provider.takes.says;
      return [
        200,
        {
          ...{ issuer, jwks_uri: `${issuer}/keys`, token_endpoint: `${issuer}/token` },
          ...{ authorization_endpoint: `${issuer}/authorize`, userinfo_endpoint: `${issuer}/me` },
          ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
          id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
          ...(says && { token_endpoint_auth_methods_supported: says }),
        },
      ];
    }
    if (request.url === '/keys')
      return [200, { keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'one' }] }];
    if (request.url === '/me') return [200, provider.person];
    const form = new URLSearchParams(await bodyOf(request));
    const plain = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString();
    const [id, given] =
      provider.takes.auth === 'basic'
        ? plain.split(':').map(decodeURIComponent)
        : [form.get('client_id'), form.get('client_secret')];
    if (id !== 'duban' || given !== secret) return [401, { error: 'invalid_client' }];
    const code = form.get('code') ?? '';
    return [200, { access_token: 'a', token_type: 'Bearer', id_token: tokenFor(code) }];
  };
  server.on('request', (request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  return Object.assign(provider, { publicKey, secret });
}

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
