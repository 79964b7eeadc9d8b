import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { OidcSettings } from '../../../schemas/together.ts';

/** A provider of identities, at which everybody signs in by typing an address. */
export interface IdentityProvider {
  settings: OidcSettings;
  /**
   * Goes to where a site has sent the browser, signs in as an address, and agrees.
   * @returns the path that the browser is sent back to, with what it says.
   */
  walk(url: string, address: string): Promise<string>;
  stop(): Promise<void>;
}

const CLIENT = { client_id: 'duban', client_secret: 'a-secret-of-the-tests-alone-0123456789' };

/** Starts one for a site. Addresses that begin with `unverified` it has not verified; those with `none` it does not tell. */
export async function startIdentityProvider(site: string): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${site}/sign-in/oidc/callback`] }],
    cookies: { keys: ['of the tests'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'one' }] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        ...(id.startsWith('none')
          ? {}
          : { email: id, email_verified: !id.startsWith('unverified') }),
      }),
    }),
  });
  server.on('request', provider.callback());
  const { client_id: clientId, client_secret: clientSecret } = CLIENT;
  return {
    settings: { issuer, clientId, clientSecret, clientAuth: null, name: '政务通' },
    walk: (url, address) => walk(url, address, site),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function walk(start: string, address: string, site: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | null = null;
  for (let steps = 0; steps < 20; steps++) {
    const answer: Response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    form = null;
    const location = answer.headers.get('location');
    const html = await answer.text();
    if (location !== null) url = new URL(location, url).href;
    else if (answer.status !== 200) throw new Error(`the provider: ${answer.status} ${html}`);
    else {
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? '';
      form = new URLSearchParams({ prompt, login: address, password: 'x' });
    }
    if (url.startsWith(site)) return url.slice(site.length);
  }
  throw new Error('the provider leads nowhere');
}
