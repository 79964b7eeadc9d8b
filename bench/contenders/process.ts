// A contender as a process of its own: process.ts NAME. The benchmark asks it by name.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { answerBy } from '../harness/child.ts';
import type { Contender, Herd, Place } from './contender.ts';

const [name = ''] = process.argv.slice(2);
const file = pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href;
const { contender } = (await import(file)) as { contender: Contender };

answerBy({
  start: (place: Place) => contender.start(place),
  stage: (herd: Herd) => contender.stage(herd),
  ahead: (herd: Herd) => contender.ahead?.(herd),
  left: () => contender.left?.() ?? 0,
  stop: () => contender.stop(),
});
