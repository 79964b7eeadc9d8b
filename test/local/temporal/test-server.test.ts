import { msToTs } from '@temporalio/common/lib/time.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TemporalServer } from '../../../local/temporal/dev-server.ts';
import { startTestServer } from '../../../local/temporal/test-server.ts';
import { TestServerTime } from '../../../virtual/time/clock.ts';

const DAY = 86_400_000;

let server: TemporalServer;
const clocks: TestServerTime[] = [];
beforeAll(async () => {
  server = await startTestServer({ progress: () => {} });
  clocks.push(await TestServerTime.connect(server.address));
  clocks.push(await TestServerTime.connect(server.address));
}, 600_000);
afterAll(async () => {
  await Promise.all(clocks.map((clock) => clock.close()));
  await server.stop();
});

/** Two connections, as two processes would have. */
function two(): [TestServerTime, TestServerTime] {
  const [one, other] = clocks;
  if (!one || !other) throw new Error('not connected');
  return [one, other];
}

describe('the time of a shared time-skipping server', () => {
  test('what one lets pass has passed for the other', async () => {
    const [one, other] = two();
    const before = await other.now();
    await one.sleep(300 * DAY);
    expect((await other.now()).getTime()).toBeGreaterThanOrEqual(before.getTime() + 300 * DAY);
  });

  test('sleepUntil reaches the instant; one that is past changes nothing', async () => {
    const [one, other] = two();
    const target = new Date((await one.now()).getTime() + 40 * DAY);
    await one.sleepUntil(target);
    const now = await other.now();
    expect(now.getTime()).toBeGreaterThanOrEqual(target.getTime());
    expect(now.getTime()).toBeLessThan(target.getTime() + DAY);
    await one.sleepUntil(target);
    expect((await other.now()).getTime()).toBeLessThan(target.getTime() + DAY);
  });

  test('unlocked, it skips by itself over a time in which nobody works', async () => {
    const [one, other] = two();
    const before = await one.now();
    await one.unlock();
    // This call only waits: ten days pass at once because the clock is unlocked.
    await other.connection.testService?.sleep({ duration: msToTs(10 * DAY) });
    await one.lock();
    expect((await one.now()).getTime()).toBeGreaterThanOrEqual(before.getTime() + 10 * DAY);
  });
});

test('a taken port is an error that names it', async () => {
  const again = startTestServer({ port: server.port, progress: () => {} });
  await expect(again).rejects.toThrow(`port ${server.port} is taken`);
});
