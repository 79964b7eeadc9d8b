import { parseDocument } from '../domain/document/parse-document.ts';
import { rounded, spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { ownCpuMs } from './harness/child.ts';
import { say } from './harness/say.ts';
import { noticeOf } from './measure/notice.ts';

/** Times as long as the shortest; between them every doubling, for the ratio. */
const SHOWN = [1, 10, 100, 1_000];
/** Least processor time of one figure, in ms: shorter ones are repeated until it is spent. */
const LEAST_MS = 60;
/** From this length on, in ms, a doubling says something; below it, it is the start that counts. */
const TELLING_MS = 4;

/**
 * `npm run bench -- parse`: generated notices, 1 to N times as long, of the real one's make. Processor
 * time, which others on the machine do not lengthen as they do waiting.
 */
export async function run({ n = 1_000, runs = 5 }: BenchOptions): Promise<BenchResult> {
  const doublings = Array.from({ length: Math.floor(Math.log2(n)) + 1 }, (_, i) => 2 ** i);
  const lengths = [...new Set([...SHOWN.filter((each) => each <= n), ...doublings])].sort(
    (a, b) => a - b,
  );
  const documents = new Map(lengths.map((times) => [times, noticeOf(times)]));
  const times = new Map<number, number[]>(lengths.map((each) => [each, []]));
  timed(documents.get(Math.min(16, doublings.at(-1)!))!);
  for (let round = 0; round < runs; round++) {
    for (const length of lengths) times.get(length)!.push(timed(documents.get(length)!));
    say(`run ${round + 1} of ${runs}`);
  }
  const spreads = new Map(lengths.map((each) => [each, spreadOf(times.get(each)!)]));
  const ratios = doublings.flatMap((each) => {
    const [once, twice] = [spreads.get(each), spreads.get(2 * each)];
    return once && twice && once.median >= TELLING_MS ? [twice.median / once.median] : [];
  });
  const longest = lengths.at(-1)!;
  return {
    name: 'parse',
    n,
    runs,
    /** The most that twice the input takes of the time. */
    perDoubling: ratios.length > 0 ? spreadOf(ratios) : null,
    megabytesPerSecond: rateOf(documents.get(longest)!, spreads.get(longest)!.median),
    lengths: Object.fromEntries(
      lengths
        .filter((each) => SHOWN.includes(each) || each === longest)
        .map((each) => {
          const text = documents.get(each)!;
          const { tasks, agencies } = parseDocument(text);
          const ms = spreads.get(each)!;
          return [
            each,
            {
              characters: text.length,
              tasks: tasks.length,
              agencies: agencies.length,
              ms,
              'MB/s': rateOf(text, ms.median),
            },
          ];
        }),
    ),
  };
}

const rateOf = (text: string, ms: number): number => rounded(Buffer.byteLength(text) / 1000 / ms);

/** Processor time of reading a text once, in ms. */
function timed(text: string): number {
  const began = ownCpuMs();
  for (let count = 1; ; count++) {
    parseDocument(text);
    const spent = ownCpuMs() - began;
    if (spent >= LEAST_MS) return spent / count;
  }
}
