import { beforeEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

let site: Site;
let lines: string[];
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  lines = [];
  site.deps.log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
});
const refused = () =>
  lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'refused')
    .map(({ status, method, path, user }) => [status, method, path, user]);

test('who asks for what is not theirs is logged, with what and from where, never what was sent', async () => {
  const officer = await site.signedIn('officer@chifeng.example');
  const others = '/reports/small-periodic-2027-t001';
  await officer.get('/desk/launch');
  await officer.post(others, { progress: '机密进展', address: 'secret@x.example' });
  await officer.get('/reports/none');
  await officer.post('/lang', { lang: 'en' }, { origin: 'https://evil.example' });
  expect(refused()).toEqual([
    [403, 'GET', '/desk/launch', 'chifeng'],
    [403, 'POST', others, 'chifeng'],
    [404, 'GET', '/reports/none', 'chifeng'],
    [403, 'POST', '/lang', 'chifeng'],
  ]);
  const text = lines.join('');
  expect(text).toMatch(/"from":"10\./);
  for (const secret of ['机密进展', 'secret@x.example', 'officer@chifeng.example'])
    expect(text).not.toContain(secret);
});

test('a wrong code, a bad form, and too many are; what is let in is not, nor a stranger who looks around', async () => {
  const who = site.visitor();
  await who.get('/sign-in');
  await who.get('/wp-login.php');
  await who.get(`/address/${'a'.repeat(32)}`);
  await who.post('/sign-in', { email: 'officer@shuili.example', to: '/' });
  await who.post('/sign-in/code', { code: '00000000', to: '/' });
  expect(refused()).toEqual([[400, 'POST', '/sign-in/code', null]]);
  expect(lines.join('')).not.toContain('00000000');
  await who.post(`/address/${'a'.repeat(32)}`, {});
  expect(refused().at(-1)).toEqual([409, 'POST', '/address/…', null]);
});
