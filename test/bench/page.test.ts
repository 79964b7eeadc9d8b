import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { costPicture, ratePicture } from '../../bench/page/pictures.ts';
import { markdownOf } from '../../bench/page/tables.ts';

const spread = (median: number) => ({ median, min: median, max: median });
const RESULT = {
  name: 'herd',
  n: 10,
  contenders: {
    duban: { perSecond: { median: 900, min: 800, max: 950 }, cpuMsSender: spread(0.5) },
    'pg-boss': { perSecond: spread(300), cpuMsSender: spread(2), note: null },
  },
};

test('a saved result becomes a table that says what was measured', () => {
  expect(markdownOf(RESULT)).toBe(
    [
      '- n: 10',
      '',
      '| contenders | perSecond | cpuMsSender | note |',
      '| --- | ---: | ---: | ---: |',
      '| duban | 900 (800–950) | 0.5 | – |',
      '| pg-boss | 300 | 2 | – |',
    ].join('\n'),
  );
});

test('the pictures name everybody, and say what they show', () => {
  const rate = ratePicture(RESULT);
  for (const word of ['<title>10 mails due at one instant', 'duban', 'pg-boss', '900'])
    expect(rate).toContain(word);
  const cost = costPicture(RESULT);
  for (const word of ['Processor time a mail, in ms', 'duban', 'pg-boss', 'PostgreSQL'])
    expect(cost).toContain(word);
});

test('the page has a place for every benchmark of which a result is kept', () => {
  const docs = join(import.meta.dirname, '../../docs');
  const page = readFileSync(join(docs, 'performance.md'), 'utf8');
  const kept = readdirSync(join(docs, 'performance')).filter((name) => name.endsWith('.json'));
  for (const file of kept) expect(page).toContain(`<!-- ${file.replace('.json', '')} -->`);
});
