import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Answer } from '../support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite({ baseUrl: 'https://duban.test' });
  await openSmallPlan(site);
});

/** A day of an officer who acts for two agencies: every answer, whatever it is. */
async function aDay(): Promise<Answer[]> {
  const agency = { userId: 'shuili', agencyId: 'caizheng' };
  await site.ledger.db.userAgency.createMany({ data: [agency], skipDuplicates: true });
  const who = site.visitor();
  const answers = [
    await who.get('/sign-in'),
    await who.post('/lang', { lang: 'zh-CN', to: '/' }),
    await who.post('/sign-in/passkey/question', {}),
    await who.post('/sign-in', { email: 'officer@shuili.example', to: '/my' }),
  ];
  answers.push(
    await who.post('/sign-in/code', { code: codeIn(site.mails.at(-1)), to: '/my' }),
    await who.get('/my'),
    await who.post('/acting', { agency: 'caizheng' }),
    await who.get('/nowhere'),
    await who.get('/desk'),
    await who.get('/healthz'),
    await who.get('/assets/duban.css'),
    await who.post('/sign-out', {}),
  );
  return answers;
}

describe('where browsers come by https', () => {
  test('every cookie is bound to this host, to https, and away from scripts', async () => {
    const cookies = (await aDay()).flatMap(({ headers }) => headers.getSetCookie());
    const names = new Set(cookies.map((line) => line.split('=')[0]));
    for (const name of ['lang', 'browser', 'address', 'known', 'acting', 'session_token'])
      expect(names).toContain(`__Host-duban.${name}`);
    for (const line of cookies) {
      expect(line).toMatch(/^__Host-duban\./);
      for (const part of [/; *Path=\/(?:;|$)/i, /; *HttpOnly/i, /; *Secure/i, /; *SameSite=Lax/i])
        expect([line, part.test(line)]).toEqual([line, true]);
      expect(line).not.toMatch(/; *Domain=/i);
    }
  });

  test('every answer says that they always do, and what a page may load', async () => {
    for (const { headers } of await aDay()) {
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      const policy = headers.get('content-security-policy') ?? '';
      for (const directive of ['default-src', 'object-src', 'base-uri', 'frame-ancestors'])
        expect([directive, policy.includes(`${directive} 'none'`)]).toEqual([directive, true]);
    }
  });

  test('a cookie without the prefix, as another host of the domain could set it, is nobody’s', async () => {
    const who = await site.signedIn('officer@caizheng.example');
    const kept = [...who.cookies];
    who.cookies.clear();
    for (const [name, value] of kept) who.cookies.set(name.replace('__Host-', ''), value);
    expect((await who.get('/my')).location).toContain('/sign-in');
  });
});

test('nothing sets a cookie past the one place', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' });
  const setters = files.filter(
    (file) => /\.tsx?$/.test(file) && /hono\/cookie/.test(readFileSync(`server/${file}`, 'utf8')),
  );
  expect(setters).toEqual(['web/cookies.ts']);
});
