import { describe, expect, test } from '@jest/globals';
import { EndedAtStart, startAgain } from '../../../local/binaries/guarded.ts';

/** A server that ends at its first starts. */
function failing(times: number, error: Error = new EndedAtStart('bind: address already in use')) {
  let starts = 0;
  return {
    starts: () => starts,
    start: () => (++starts <= times ? Promise.reject(error) : Promise.resolve('up')),
  };
}

describe('a server that ends while it starts', () => {
  test('is started again, on whatever ports are free then', async () => {
    const server = failing(2);
    expect(await startAgain(false, server.start)).toBe('up');
    expect(server.starts()).toBe(3);
  });

  test('but not for ever', async () => {
    const server = failing(3);
    await expect(startAgain(false, server.start)).rejects.toThrow('address already in use');
    expect(server.starts()).toBe(3);
  });

  test('nor where the port was asked for, nor for any other fault', async () => {
    const asked = failing(1);
    await expect(startAgain(true, asked.start)).rejects.toThrow(EndedAtStart);
    const other = failing(1, new Error('no such file'));
    await expect(startAgain(false, other.start)).rejects.toThrow('no such file');
    expect([asked.starts(), other.starts()]).toEqual([1, 1]);
  });
});
