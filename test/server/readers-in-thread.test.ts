import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { zipSync, strToU8 } from 'fflate';
import { readAttachment } from '../../documents/read-attachment.ts';
import { readCalendar } from '../../documents/read-calendar.ts';
import { PNG } from './attachments/files.ts';
import { openSmallPlan, startSite } from './support/site.ts';

/** Readers of what was sent from outside: their doors are `documents/read-….ts`, which go through the thread. */
const READERS =
  /^import (?!type ).*from '[./]*(?:domain\/calendar\/read-workdays|domain\/document\/(?:decode|parse-document)|documents\/in\/(?!read-source)[\w-]+)\.ts'/gm;

test('no page reads a file on the thread that serves pages', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join('server', file), 'utf8').matchAll(READERS)].map(
        ([line]) => `server/${file}: ${line}`,
      ),
    );
  expect(found).toEqual([]);
});

/** A small file with one part that keeps busy whoever reads it as XML. */
const busy = (): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(`<Types>${'<x a="1" b="2">y</x>'.repeat(300_000)}</Types>`),
  });

test('files that keep their readers busy wait in their line, and nobody waits for a page', async () => {
  const site = await startSite();
  await openSmallPlan(site);
  const officer = await site.signedIn('officer@shuili.example');
  const text = strToU8('一句话。');
  const under = { way: 0 };
  const look = (name: string, bytes: Uint8Array) => {
    under.way++;
    return readAttachment(name, bytes).finally(() => under.way--);
  };
  // Two are being read, and as many wait as may.
  const looked = [
    ...[look('一.docx', busy()), look('二.docx', busy())],
    ...Array.from({ length: 20 }, (_, n) => look(`${n}.txt`, text)),
  ];
  expect(under.way).toBe(22);
  expect(await readAttachment('说明.txt', text)).toEqual({
    ok: false,
    refusal: { code: 'attachment_unread', name: '说明.txt' },
  });
  // What needs no looking into needs no place.
  expect((await readAttachment('图.png', PNG)).ok).toBe(true);
  const page = await officer.get('/sessions');
  expect([page.status, under.way > 0]).toEqual([200, true]);
  const outcomes = await Promise.all(looked);
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, ...Array<boolean>(20).fill(true)]);
});

test('a calendar waits in the same line, and says so where that is too long', async () => {
  const lines = Array.from({ length: 22 }, () => readAttachment('一句话.txt', strToU8('一句话。')));
  expect(await readCalendar('2027-01-01,休')).toBe('tooSlow');
  await Promise.all(lines);
  expect(await readCalendar(new Uint8Array([0, 1, 2]))).toBe('notText');
  // What is typed is what it is, whatever other encodings it could be read in.
  expect(await readCalendar('\u0001')).toMatchObject({ outcome: { ok: false }, text: '\u0001' });
});
