import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../ledger/clock.ts';

/** How often the instant is written, and how far ahead, so that a kill never turns time back. */
const EVERY_MS = 5_000;
const AHEAD_MS = 15_000;

/**
 * Keeps on disk an instant that a virtual world has not passed yet, so that the next start can go
 * on from there: the ledger of that world never sees time run backwards.
 */
export class InstantFile {
  #file: string;
  #timer: NodeJS.Timeout | undefined;
  #newest = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#file = join(folder, 'instant.json');
  }

  /** Where the last start stopped; null: there was none. */
  async read(): Promise<Date | null> {
    const text = await readFile(this.#file, 'utf8').catch(() => null);
    return text === null ? null : new Date((JSON.parse(text) as { instant: string }).instant);
  }

  /** Writes that time may now run up to this instant; an earlier one changes nothing. */
  reserve(instant: Date): Promise<void> {
    return this.#write(Math.max(this.#newest, instant.getTime()));
  }

  /** From now on keeps ahead of the clock. */
  async follow(clock: Clock): Promise<void> {
    const ahead = async () => this.reserve(new Date((await clock.now()).getTime() + AHEAD_MS));
    await ahead();
    this.#timer = setInterval(() => void ahead().catch(() => undefined), EVERY_MS);
  }

  /** Ends following and writes the very instant it is. */
  async stop(clock: Clock): Promise<void> {
    clearInterval(this.#timer);
    await this.#write((await clock.now()).getTime());
  }

  #write(ms: number): Promise<void> {
    this.#newest = ms;
    const draft = `${this.#file}.${process.pid}`;
    this.#writing = this.#writing.then(async () => {
      await writeFile(draft, JSON.stringify({ instant: new Date(ms).toISOString() }));
      await rename(draft, this.#file);
    });
    return this.#writing;
  }
}
