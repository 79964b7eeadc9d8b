// `npm run bench:write`: puts the results that lie in docs/performance/NAME.json (each what
// `npm run --silent bench -- NAME --json` printed) into docs/performance.md as tables, and draws them.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import type { BenchResult } from '../harness/options.ts';
import { costPicture, ratePicture } from './pictures.ts';
import { markdownOf } from './tables.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const PAGE = join(DOCS, 'performance.md');
const RESULTS = join(DOCS, 'performance');

let page = await readFile(PAGE, 'utf8');
for (const file of (await readdir(RESULTS)).filter((name) => name.endsWith('.json')).sort()) {
  const result = JSON.parse(await readFile(join(RESULTS, file), 'utf8')) as BenchResult;
  const place = new RegExp(`(<!-- ${result.name} -->)[^]*?(<!-- /${result.name} -->)`);
  if (!place.test(page)) {
    console.error(`docs/performance.md has no place for ${result.name}`);
    continue;
  }
  page = page.replace(place, (_, from, to) => `${from}\n\n${markdownOf(result)}\n\n${to}`);
  if (result.name !== 'herd') continue;
  await writeFile(join(RESULTS, 'herd-rate.svg'), ratePicture(result));
  await writeFile(join(RESULTS, 'herd-cost.svg'), costPicture(result));
}
await writeFile(PAGE, await format(page, { parser: 'markdown', proseWrap: 'preserve' }));
console.error('docs/performance.md is written anew');
