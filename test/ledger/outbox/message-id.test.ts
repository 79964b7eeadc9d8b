import { expect, test } from '@jest/globals';
import { isMessageId } from '../../../mail/compose/ids.ts';
import {
  mailCode,
  messageIdOf,
  partCode,
  readMessageId,
} from '../../../ledger/outbox/message-id.ts';

const idOf = (part: number, mails: string[]) =>
  messageIdOf('p|zhang|2027', part, mails, 'duban.example');
const read = (id: string) => readMessageId(id.slice(1, -1));

test('it is the same whenever it is formed again, apart from every other, and holds no key', () => {
  expect(idOf(1, ['a', 'b'])).toBe(idOf(1, ['b', 'a']));
  expect(idOf(1, ['a'])).toMatch(/^<duban\.m\.[0-9a-f]{32}\.[0-9a-f]{5}@duban\.example>$/);
  const others = [idOf(2, ['a', 'b']), idOf(1, ['a']), idOf(1, ['a', 'c'])];
  expect(new Set([idOf(1, ['a', 'b']), ...others]).size).toBe(4);
});

test('it tells the digest’s part and the mails, as long as a line holds them', () => {
  expect(read(idOf(2, ['b', 'a']))).toEqual({
    digest: partCode('p|zhang|2027', 2),
    members: ['a', 'b'].map(mailCode).sort(),
  });
  const many = Array.from({ length: 31 }, (_, i) => `mail-${i}`);
  expect(read(idOf(1, many))).toMatchObject({ members: [] });
  expect(read(idOf(1, many.slice(1)))?.members).toHaveLength(30);
  expect(isMessageId(idOf(1, many.slice(1)))).toBe(true);
});

test('those of earlier versions tell the digest; those of others nothing', () => {
  const digest = partCode('k', 1);
  expect(readMessageId(`duban.m.${digest}01234567@x.example`)).toEqual({ digest, members: [] });
  for (const id of [`duban.t.${digest}@x`, 'a@x', `duban.m.${digest}.abc@x`, `duban.m.${digest}`])
    expect(readMessageId(id)).toBeNull();
});
