import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultStagingLead as lead } from '../../../domain/ladder/staging-lead.ts';

const idOf = (n: number) => `dongbei-periodic-2027-t${String(n).padStart(3, '0')}`;
const herds = fc.integer({ min: 501, max: 200_000 });

describe('how far ahead mails are staged', () => {
  test('a small cycle: not at all', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 500 }), (id, herd) => {
        expect([lead.of(id, herd), lead.longest(herd)]).toEqual([0, 0]);
      }),
    );
  });

  test('a large one: a minute or more, never longer than the longest, always the same for an id', () => {
    fc.assert(
      fc.property(fc.string(), herds, (id, herd) => {
        const ms = lead.of(id, herd);
        expect(ms).toBeGreaterThanOrEqual(60_000);
        expect(ms).toBeLessThan(lead.longest(herd));
        expect(Number.isInteger(ms)).toBe(true);
        expect(lead.of(id, herd)).toBe(ms);
      }),
    );
  });

  test('the larger, the wider: 20,000 reports come at about fifty a second, evenly', () => {
    expect(lead.longest(20_000)).toBe(460_000);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let n = 0; n < 20_000; n++) {
      const place = (lead.of(idOf(n), 20_000) - 60_000) / 400_000;
      tenths[Math.floor(place * 10)]! += 1;
    }
    for (const count of tenths) {
      expect(count).toBeGreaterThan(1_000);
      expect(count).toBeLessThan(3_500);
    }
  });
});
