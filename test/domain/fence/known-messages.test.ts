import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readKnownMessages } from '../../../domain/fence/known-messages.ts';

const idsOf = (text: string) => readKnownMessages(text).ids;

test('a list, one to a line, with or without brackets, each once', () => {
  expect(
    idsOf('<a@x.example>\r\nb@x.example\n\n  <a@x.example>  \nno id\nc d@x.example\n'),
  ).toEqual(['a@x.example', 'b@x.example']);
});

describe('a log of Postfix', () => {
  const line = (queue: string, rest: string, program = 'qmgr') =>
    `Dec  1 09:00:00 mx postfix/${program}[77]: ${queue}: ${rest}`;

  test('of which only the lines with Message-IDs were kept', () => {
    const text = [line('4XyZ1a', 'message-id=<a@x.example>', 'cleanup')].join('\n');
    expect(readKnownMessages(text)).toEqual({ ids: ['a@x.example'], notTaken: 0 });
  });

  test('whole: what never came into the queue was not taken', () => {
    const text = [
      line('4XyZ1a', 'message-id=<a@x.example>', 'cleanup'),
      line('4XyZ1a', 'from=<d@x.example>, size=1200, nrcpt=1 (queue active)'),
      line('4XyZ2b', 'message-id=<b@x.example>', 'cleanup'),
      'Dec  1 09:00:01 mx postfix/smtpd[78]: lost connection after DATA from client[10.0.0.1]',
      line('4XyZ3c', 'message-id=<c@x.example>', 'cleanup'),
      line('4XyZ3c', 'to=<o@x.example>, relay=none, dsn=4.4.1, status=deferred (timeout)', 'smtp'),
    ].join('\n');
    expect(readKnownMessages(text)).toEqual({ ids: ['a@x.example', 'c@x.example'], notTaken: 1 });
  });

  test('whose names of the queue are used again', () => {
    const text = [
      line('4XyZ1a', 'message-id=<a@x.example>', 'cleanup'),
      line('4XyZ1a', 'removed'),
      line('4XyZ1a', 'message-id=<b@x.example>', 'cleanup'),
      line('4XyZ1a', 'from=<d@x.example>, size=1200, nrcpt=1 (queue active)'),
    ].join('\n');
    expect(idsOf(text)).toEqual(['a@x.example', 'b@x.example']);
  });
});

test('lines of other relays', () => {
  expect(
    idsOf(
      '2026-12-01 09:00 <= d@x.example id=1 msgid=<a@x.example>, size=1\nmessage-id=b@x.example',
    ),
  ).toEqual(['a@x.example', 'b@x.example']);
});

test('an archive: headers, also folded, and no other address', () => {
  const mbox = [
    'From duban@x.example Tue Dec  1 09:00:00 2026',
    'Message-ID: <a@x.example>',
    'In-Reply-To: <t@x.example>',
    'References: <t@x.example>',
    'To: Officer <o@x.example>',
    '',
    'Write to <o@x.example> please.',
    'From duban@x.example Tue Dec  1 09:00:00 2026',
    'Message-Id:',
    ' <b@x.example>',
    'Subject: x',
  ].join('\n');
  expect(idsOf(mbox)).toEqual(['a@x.example', 'b@x.example']);
});

test('whatever it is given, it answers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const id of idsOf(text)) expect(id).toMatch(/^[^\s<>]+@[^\s<>]+$/);
    }),
    { numRuns: 2_000 },
  );
});
