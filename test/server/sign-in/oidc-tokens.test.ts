import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  sealedBy,
  signedBy,
  startCrookedProvider,
  strangeKey,
  type Token,
} from '../support/crooked-provider.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const RIGHT = { email: 'officer@shuili.example', email_verified: true };
const AN_HOUR = 3600;

let provider: Awaited<ReturnType<typeof startCrookedProvider>>;
let site: Site;
let who: Visitor;
beforeAll(async () => {
  provider = await startCrookedProvider();
  site = await startSite({ oidc: provider.settings });
  await openSmallPlan(site);
});
beforeEach(() => {
  provider.change = () => undefined;
  provider.person = { sub: 'one' };
  who = site.visitor();
});
afterAll(() => provider?.stop());

/** Comes back from the provider with the token as it is changed. */
async function enter(visitor = who) {
  const { location } = await visitor.get('/sign-in/oidc?to=/my');
  return visitor.get(provider.back(location ?? ''));
}
const sessions = () => site.ledger.db.session.count();
const now = () => Math.floor(Date.now() / 1000);

describe('a token of the provider’s', () => {
  test('that is right lets in', async () => {
    const { status, location } = await enter();
    expect([status, location]).toEqual([303, '/my']);
    expect((await who.get('/my')).status).toBe(200);
  });

  test.each<[string, (token: Token) => void]>([
    ['for another application', ({ claims }) => (claims['aud'] = 'another')],
    ['for others beside it', ({ claims }) => (claims['aud'] = ['another', 'third'])],
    [
      'for several, given to another',
      ({ claims }) => Object.assign(claims, { aud: ['duban', 'another'], azp: 'another' }),
    ],
    ['for nobody', ({ claims }) => delete claims['aud']],
    ['of another issuer', ({ claims }) => (claims['iss'] = 'https://evil.example')],
    ['of no issuer', ({ claims }) => delete claims['iss']],
    ['that is over', ({ claims }) => (claims['exp'] = now() - AN_HOUR)],
    ['that never ends', ({ claims }) => delete claims['exp']],
    ['that is not valid yet', ({ claims }) => (claims['nbf'] = now() + AN_HOUR)],
    ['without an instant', ({ claims }) => delete claims['iat']],
    ['of another question', ({ claims }) => (claims['nonce'] = 'another')],
    ['of no question', ({ claims }) => delete claims['nonce']],
    ['about nobody', ({ claims }) => delete claims['sub']],
    [
      'that nobody signed',
      (token) => Object.assign(token, { header: { alg: 'none' }, sign: () => Buffer.alloc(0) }),
    ],
    [
      'that says nobody signed it, and bears a signature',
      (token) => Object.assign(token, { header: { alg: 'none', kid: 'one' } }),
    ],
    ['that another key signed', (token) => Object.assign(token, { sign: signedBy(strangeKey) })],
    [
      'that names a key which is not there',
      (token) =>
        Object.assign(token, { header: { alg: 'RS256', kid: 'two' }, sign: signedBy(strangeKey) }),
    ],
    [
      'that is sealed with the secret',
      (token) =>
        Object.assign(token, { header: { alg: 'HS256' }, sign: sealedBy(provider.secret) }),
    ],
    [
      'that is sealed with the public key as a secret',
      (token) =>
        Object.assign(token, {
          header: { alg: 'HS256', kid: 'one' },
          sign: sealedBy(provider.publicKey.export({ type: 'spki', format: 'pem' })),
        }),
    ],
    [
      'whose signature is cut off',
      (token) => Object.assign(token, { sign: () => Buffer.alloc(0) }),
    ],
  ])('%s is refused', async (_, change) => {
    provider.change = (token) => void change(token);
    const before = await sessions();
    const { status, html } = await enter();
    expect([status, html.includes('没有完成：已取消')]).toEqual([400, true]);
    expect([await sessions(), (await who.get('/my')).status]).toEqual([before, 303]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['not verified', { email_verified: false }],
    ['of which it does not say that it is verified', { email_verified: undefined }],
    ['verified by a word', { email_verified: 'true' }],
    ['verified by a number', { email_verified: 1 }],
    ['that is none', { email: undefined }],
    ['that is several', { email: ['officer@shuili.example'] }],
  ])('an address that is %s lets nobody in, asked for as well', async (_, claims) => {
    provider.change = (token) => Object.assign(token.claims, claims);
    provider.person = { sub: 'one', ...RIGHT, ...claims };
    const before = await sessions();
    const { status, html } = await enter();
    expect([status, html.includes('没有提供经核实的电子邮箱')]).toEqual([403, true]);
    expect(await sessions()).toBe(before);
  });

  test('without the address has it asked for, and the answer is about the same person', async () => {
    provider.change = ({ claims }) => delete claims['email'];
    provider.person = { sub: 'one', ...RIGHT };
    expect((await enter()).status).toBe(303);
    provider.person = { sub: 'another', ...RIGHT };
    const other = site.visitor();
    expect((await enter(other)).status).toBe(400);
    expect((await other.get('/my')).status).toBe(303);
  });
});

describe('the secret is shown', () => {
  test.each<['basic' | 'post', string[] | null, 'basic' | 'post' | null, number]>([
    // By what the provider says.
    ['basic', null, null, 303],
    ['basic', ['client_secret_basic'], null, 303],
    ['post', ['client_secret_post'], null, 303],
    ['post', ['client_secret_basic', 'client_secret_post'], null, 303],
    // By the setting, where it takes one alone and says more, or nothing.
    ['basic', ['client_secret_basic', 'client_secret_post'], 'basic', 303],
    ['post', null, 'post', 303],
    ['basic', ['client_secret_basic'], 'post', 400],
    ['post', ['client_secret_post'], 'basic', 400],
  ])(
    'to who takes %s and says %j by the setting %s: %i',
    async (auth, says, clientAuth, status) => {
      provider.takes = { auth, says };
      const own = await startSite({ oidc: { ...provider.settings, clientAuth } });
      await openSmallPlan(own);
      const answer = await enter(own.visitor());
      expect(answer.status).toBe(status);
      expect(own.log.join('')).not.toContain(provider.secret);
    },
  );
});
