import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { BenchOptions, BenchResult } from './options.ts';

/** A benchmark: a file of `bench/` that is named after it. Progress goes to standard error. */
export interface Benchmark {
  run(options: BenchOptions): Promise<BenchResult>;
}

/** The benchmarks there are: every file of the folder but the command itself. */
export async function benchmarkNames(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** @throws Error if the file is no benchmark. */
export async function loadBenchmark(file: string): Promise<Benchmark> {
  const loaded = (await import(pathToFileURL(file).href)) as Partial<Benchmark>;
  if (typeof loaded.run !== 'function') throw new Error(`${file} exports no run()`);
  return { run: loaded.run };
}
