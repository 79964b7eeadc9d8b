import fc from 'fast-check';
import { ATTACK } from '../../server/support/situation.ts';

const megabyte = (unit: string) => unit.repeat(Math.ceil(2 ** 20 / unit.length));

/** Texts in which something is hidden, one of each sort. */
export const HIDING = [
  '审核\u202e通过',
  '甲\u2066乙\u2069丙',
  '\u200e左',
  '\u200f右',
  '\u061c',
  '水\u200b利',
  '水\u200d利',
  '\ufeff财政',
  '财\u00ad政',
  'a\0b',
  'a\u0007b',
  '\u0085',
  '\ufffd\ufffd',
  '\ufffe',
  '\u{e0041}',
];

/** Texts that are long, odd or meant for somebody else; all of them can be seen. */
const ODD = [
  '',
  ' ',
  '\n\n\n',
  '　',
  '0',
  '-1',
  '1e999',
  '99999999999999999999',
  'NaN',
  '0x10',
  '1_000',
  '٣',
  '２０２７',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '../../../etc/passwd',
  '..\\..\\windows',
  '/',
  '//example.org',
  'https://example.org/\\@x',
  'javascript:alert(1)',
  '%00',
  '%E0%A4%A',
  '%',
  '\\u0000',
  "' OR 1=1 --",
  '"; DROP TABLE report; --',
  '$1',
  '${7*7}',
  '{{7*7}}',
  '=cmd|"/c calc"!A1',
  '@SUM(A1)',
  ATTACK,
  ']]><!--',
  '2027-02-29',
  '2027-13-01',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  '-000001-01-01',
  '275760-09-13',
  '275760-09-14',
  '2027-12-31T24:00',
  '2027-12-31T23:59:60Z',
  '1970-01-01',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  'a@b',
  '"a b"@example.org',
  'a@example.org, b@example.org',
  'a@example.org\r\nBcc: b@example.org',
  '甲@例子.中国',
  '𠮷野家',
  '👨‍👩‍👧‍👦',
  'e\u0301',
  'ﷺ',
  '\u2028x\u2029',
  '\ue000',
  'ᠮᠣᠩᠭᠣᠯ',
  '{"a":1}',
  '[[[[[[',
  '休,休,休',
  'BEGIN:VCALENDAR',
];

/** Far longer than any field takes. */
const LONG = ['甲', 'a', ' ', '\n', '。', '<', '1', '𠮷'].map(megabyte);

/** A text that somebody types who means no good, or whose keyboard does not. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...ODD), weight: 8 },
  { arbitrary: fc.constantFrom(...HIDING), weight: 2 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 2 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }), weight: 1 },
  { arbitrary: fc.integer().map(String), weight: 1 },
  {
    arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    weight: 1,
  },
);

/** The same, and now and then one of a megabyte. */
export const hostileOrLong: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: hostileText, weight: 150 },
  { arbitrary: fc.constantFrom(...LONG), weight: 1 },
);

/** The lines of a text by somebody who does not know the format. */
export const hostileLines = (
  ...good: readonly [fc.Arbitrary<string>, ...fc.Arbitrary<string>[]]
): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(hostileText, ...good, ...good), { maxLength: 12 })
    .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));

const ENCODINGS: ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
  (text) => Buffer.from(text, 'latin1'),
];

/** Bytes of a text in one of many encodings, some with a few of them lost. */
export const hostileBytes = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(text, fc.constantFrom(...ENCODINGS), fc.nat({ max: 3 }), fc.nat())
      .map(([given, encode, cut, at]) => {
        const bytes = encode(given);
        if (cut === 0 || bytes.length === 0) return bytes;
        const from = at % bytes.length;
        return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + cut)]);
      }),
  );

/** What becomes of the fields of a form in the hands of somebody who tries. */
export function hostileForm(
  fields: readonly [string, string][],
  names: readonly string[],
): fc.Arbitrary<[string, string][]> {
  const name = names.length === 0 ? fc.constant('x') : fc.constantFrom(...names);
  const some: fc.Arbitrary<[string, string]> = fc.tuple(
    fc.oneof({ arbitrary: name, weight: 9 }, { arbitrary: hostileText, weight: 1 }),
    hostileOrLong,
  );
  const change = fc.oneof(
    {
      arbitrary: fc.record({ is: fc.constant('set' as const), at: fc.nat(), with: hostileOrLong }),
      weight: 6,
    },
    { arbitrary: fc.record({ is: fc.constant('drop' as const), at: fc.nat() }), weight: 2 },
    {
      arbitrary: fc.record({ is: fc.constant('twice' as const), at: fc.nat(), with: hostileText }),
      weight: 2,
    },
    { arbitrary: fc.record({ is: fc.constant('add' as const), field: some }), weight: 3 },
    {
      arbitrary: fc.record({
        is: fc.constant('many' as const),
        field: fc.tuple(name, fc.constantFrom('', '1', '甲')),
      }),
      weight: 1,
    },
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    let all = fields.map(([key, value]): [string, string] => [key, value]);
    for (const each of changes) {
      const at = 'at' in each ? each.at % Math.max(1, all.length) : 0;
      const [key] = all[at] ?? ['x'];
      if (each.is === 'set')
        all = all.map((field, index) => (index === at ? [key, each.with] : field));
      else if (each.is === 'drop') all = all.filter((_, index) => index !== at);
      else if (each.is === 'twice') all = [...all, [key, each.with]];
      else if (each.is === 'add') all = [...all, each.field];
      else all = [...all, ...Array.from({ length: 100 }, () => each.field)];
    }
    return all;
  });
}
