import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lettersRest } from '../../../domain/document/letter-rest.ts';
import { parseBytes } from '../../../domain/document/parse-document.ts';
import { decode } from '../../../domain/document/decode.ts';

const bytes = readFileSync(
  new URL('../../../seeds/dongbei-12-5-division-of-work.txt', import.meta.url),
);

test('of the real letter two general demands are no duty, and no demand is lost', () => {
  const text = decode(bytes);
  const { duties, tasks } = parseBytes(bytes);
  const rest = lettersRest(
    text,
    duties.map(({ span }) => span),
    tasks[0]!.span[0],
  );
  expect(rest.map((each) => each.text.slice(0, 9))).toEqual([
    '经自治区人民政府同',
    '要扎实做好各项工作',
  ]);
  for (const { text: said, span } of rest) expect(text.slice(...span)).toBe(said);
  expect(duties).toHaveLength(8);
});

test.each([
  ['各地要加强领导。', 1],
  ['应当按时报送。', 1],
  ['请遵照执行。', 1],
  ['这是重要依据。', 0],
  ['本办法的要求和要点如下。', 0],
  ['应用技术广泛。', 0],
  ['各地要加强领导', 0],
])('“%s” asks for something: %i', (text, count) => {
  expect(lettersRest(text, [], text.length)).toHaveLength(count);
  expect(lettersRest(text, [[0, text.length]], text.length)).toEqual([]);
  expect(lettersRest(text, [], 0)).toEqual([]);
});

test('every sentence stands where it says, before the first task, and touches no duty', () => {
  const words = fc.array(fc.constantFrom('各地', '要', '请', '，', '。', '\n', '报送', '　'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, fc.nat(80), fc.nat(80), fc.nat(80), (parts, until, from, length) => {
      const text = parts.join('');
      const duty = [from, from + length] as const;
      for (const { text: said, span } of lettersRest(text, [duty], until)) {
        expect(text.slice(...span)).toBe(said);
        expect(span[1]).toBeLessThanOrEqual(until);
        expect(duty[0] < span[1] && duty[1] > span[0]).toBe(false);
      }
    }),
  );
});
