import { appendFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import fc from 'fast-check';

/** Names the file to which `npm run test:input` has each generator's line written. */
const REPORT = 'DUBAN_INPUT_REPORT';
/** As `--cases` says; else as many as the test says. */
const given = Number(process.env['DUBAN_INPUT_CASES']) || null;
/** As `--seed` says: the same cases again. */
const seed = Number(process.env['DUBAN_INPUT_SEED']) || 20_261_201;

/** How many cases are tried of what is tried so often by itself. */
export const casesOf = (byItself: number): number => given ?? byItself;

/** What one generator came to. */
export interface InputLine {
  name: string;
  cases: number;
  /** The first thing that was not as it must be, in words; null: nothing. */
  fault: string | null;
}

/**
 * Tries cases of what anybody may send; says which was the first that was not taken as it must be, made as
 * small as it can be.
 */
export async function tryCases<T>(
  name: string,
  cases: number,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => void | Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(arbitrary, async (value) => {
    await check(value);
  });
  const outcome = await fc.check(property, { numRuns: cases, seed, endOnFailure: false });
  const { failed, counterexample, errorInstance } = outcome;
  const fault = failed
    ? `${String(errorInstance).slice(0, 2_000)}\nwith ${JSON.stringify(counterexample).slice(0, 1_000)}`
    : undefined;
  tell({ name, cases: outcome.numRuns, fault: fault ?? null });
  expect(fault).toBeUndefined();
}

/** Writes a line for `npm run test:input`. */
export function tell(line: InputLine): void {
  const file = process.env[REPORT];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
}
