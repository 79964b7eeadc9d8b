import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchOptions, BenchResult } from './options.ts';

/** A benchmark: a file of `bench/` that is named after it. Progress goes to standard error. */
export interface Benchmark {
  run(options: BenchOptions): Promise<BenchResult>;
}

const EXPORTS_RUN = /^export (?:async function|function|const) run\b/m;

/** The benchmarks there are: every file of the folder that exports run(); what they share does not. */
export async function benchmarkNames(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return files.filter((_, i) => EXPORTS_RUN.test(texts[i]!)).map((file) => file.slice(0, -3));
}

/** @throws Error if the file is no benchmark. */
export async function loadBenchmark(file: string): Promise<Benchmark> {
  const loaded = (await import(pathToFileURL(file).href)) as Partial<Benchmark>;
  if (typeof loaded.run !== 'function') throw new Error(`${file} exports no run()`);
  return { run: loaded.run };
}
