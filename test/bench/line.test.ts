import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { letThrough, type Layout, type Service } from '../../bench/measure/line.ts';

const ms = fc.double({ min: 0.05, max: 5, noNaN: true });
const services: fc.Arbitrary<Service> = fc.record({ sender: ms, postgres: ms, sink: ms });
const layouts: fc.Arbitrary<Layout> = fc.record({
  senders: fc.integer({ min: 1, max: 4 }),
  connections: fc.integer({ min: 1, max: 20 }),
  cores: fc.integer({ min: 1, max: 8 }),
  batch: fc.integer({ min: 1, max: 50 }),
  latencyMs: fc.integer({ min: 0, max: 30 }),
});
const N = 200;

describe('waiting lines', () => {
  test('one mail takes what each part takes, and the way', () => {
    const service = { sender: 2, postgres: 3, sink: 1 };
    const { lastMs } = letThrough(1, service, {
      ...{ senders: 1, connections: 1, cores: 2, latencyMs: 10 },
    });
    expect(lastMs).toBeCloseTo(16);
  });

  test('the slowest part sets the pace; it is the one that is always busy', () => {
    const { perSecond, busy } = letThrough(
      10_000,
      { sender: 0.5, postgres: 0.1, sink: 0.2 },
      { senders: 1, connections: 10, cores: { sender: 2, postgres: 2, sink: 2 } },
    );
    expect(perSecond).toBeGreaterThan(1_950);
    expect(perSecond).toBeLessThanOrEqual(2_000);
    expect(busy.sender).toBeGreaterThan(0.98);
    expect(busy.sink).toBeCloseTo(0.4, 1);
  });

  test('far away, it is the connections: so many mails a way there and back', () => {
    const { perSecond } = letThrough(
      5_000,
      { sender: 0.1, postgres: 0.1, sink: 0.1 },
      { senders: 1, connections: 10, cores: { sender: 2, postgres: 2, sink: 2 }, latencyMs: 100 },
    );
    expect(perSecond).toBeGreaterThan(90);
    expect(perSecond).toBeLessThanOrEqual(100);
  });

  test('never sooner than the work needs, whoever shares what', () => {
    fc.assert(
      fc.property(services, layouts, (service, layout) => {
        const { lastMs, busy } = letThrough(N, service, layout);
        const { senders, cores } = layout;
        const all = (service.sender + service.postgres + service.sink) * N;
        const least = Math.max(
          all / (cores as number),
          (service.sender * N) / senders,
          service.sink * N,
        );
        expect(lastMs).toBeGreaterThanOrEqual(least * 0.999_999);
        for (const share of Object.values(busy)) expect(share).toBeLessThanOrEqual(1.000_001);
      }),
      { numRuns: 60 },
    );
  });
});
