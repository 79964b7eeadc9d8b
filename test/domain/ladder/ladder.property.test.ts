import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import { positionOn } from '../../../domain/ladder/next-rung.ts';
import { defaultLadderPolicy } from '../../../domain/ladder/rungs.ts';
import { severityOf } from '../../../domain/ladder/severity.ts';
import { ladders, rungsOf, wakeAt } from './helpers.ts';

const zone = defaultLadderPolicy.zone;
const HOUR = 3_600_000;

/** Any wakes around the ladder, and one after its end. */
const walks = ladders.chain(({ rungs, terms, policy }) => {
  const first = (rungs[0]?.at ?? terms.armedAt).getTime() - 5 * 24 * HOUR;
  const last = Math.max(rungs.at(-1)?.at.getTime() ?? 0, terms.opensAt.getTime());
  const exactly = rungs.map((rung) => rung.at.getTime());
  const wake = fc.oneof(
    fc.integer({ min: first, max: Math.max(first, last) }),
    fc.constantFrom(first, ...exactly),
  );
  return fc.array(wake, { maxLength: 30 }).map((wakes) => ({
    terms,
    policy,
    rungs,
    wakes: [...wakes, last].sort((a, b) => a - b).map((ms) => new Date(ms)),
  }));
});

describe('any ladder', () => {
  test('is ordered by instant, and no name stands twice', () => {
    fc.assert(
      fc.property(ladders, ({ rungs }) => {
        const instants = rungs.map((rung) => rung.at.getTime());
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        expect(new Set(rungs.map((rung) => rung.name)).size).toBe(rungs.length);
      }),
    );
  });

  test('is on workdays, but for an opening by a launch on a day off', () => {
    fc.assert(
      fc.property(ladders, ({ rungs }) => {
        for (const rung of rungs)
          if (rung.kind !== 'open') expect(chinaCalendar.isWorkday(rung.on)).toBe(true);
      }),
    );
  });

  test('reminds on time only and escalates late only', () => {
    fc.assert(
      fc.property(ladders, ({ rungs, terms }) => {
        const firstLate = endOfDay(terms.dueOn, zone);
        for (const rung of rungs) {
          if (rung.kind === 'remind') expect(rung.at < firstLate).toBe(true);
          else if (rung.kind !== 'open') expect(rung.at >= firstLate).toBe(true);
        }
      }),
    );
  });

  test('has one of each escalation in order of severity, up to the closing of the books', () => {
    fc.assert(
      fc.property(ladders, ({ rungs, terms }) => {
        fc.pre(terms.dueVersion === 1);
        const kinds = rungs.map((rung) => rung.kind).filter((kind) => kind !== 'open');
        expect(kinds.map(severityOf)).toEqual(kinds.map(severityOf).toSorted((a, b) => a - b));
        expect(kinds.slice(-5)).toEqual(['urge', 'escalate', 'letter', 'circular', 'close']);
      }),
    );
  });

  test('re-armed, is the ladder of first terms without what is not after the new terms', () => {
    fc.assert(
      fc.property(ladders, ({ terms, policy }) => {
        const first = rungsOf({ ...terms, dueVersion: 1 }, policy);
        const rearmed = rungsOf({ ...terms, dueVersion: 2 }, policy);
        expect(rearmed).toEqual(
          first.filter((rung) => rung.kind !== 'open' && rung.at > terms.armedAt),
        );
      }),
    );
  });

  test('reminds no later than so many days before the due date', () => {
    fc.assert(
      fc.property(ladders, ({ rungs, terms }) => {
        for (const rung of rungs)
          if (rung.kind === 'remind')
            expect(rung.on <= addDays(terms.dueOn, -Number(rung.name.slice(7)))).toBe(true);
      }),
    );
  });
});

describe('whatever the instants of waking', () => {
  test('each rung is climbed or skipped exactly once', () => {
    fc.assert(
      fc.property(walks, ({ rungs, wakes }) => {
        const { climbed, skipped } = wakeAt(rungs, wakes);
        expect([...climbed, ...skipped].sort()).toEqual(rungs.map((rung) => rung.name).sort());
      }),
    );
  });

  test('the climbs of a report never get milder, and none comes before its instant or the opening', () => {
    fc.assert(
      fc.property(walks, ({ rungs, terms, wakes }) => {
        const walk = wakeAt(rungs, wakes);
        const byName = new Map(rungs.map((rung) => [rung.name, rung]));
        const severities = walk.climbed.map((name) => severityOf(byName.get(name)?.kind ?? 'open'));
        expect(severities).toEqual(severities.toSorted((a, b) => a - b));
        walk.wakes.forEach((wake, index) => {
          const now = wakes[index] ?? new Date(Number.NaN);
          for (const name of [...wake.climbed, ...wake.skipped]) {
            expect((byName.get(name)?.at ?? now) <= now).toBe(true);
            if (terms.dueVersion === 1) expect(now >= terms.opensAt).toBe(true);
          }
        });
      }),
    );
  });

  test('waking twice at one instant does nothing the second time', () => {
    fc.assert(
      fc.property(walks, ({ rungs, wakes }) => {
        const once = wakeAt(rungs, wakes);
        const twice = wakeAt(
          rungs,
          wakes.flatMap((now) => [now, now]),
        );
        expect(twice.climbed).toEqual(once.climbed);
        expect(twice.skipped).toEqual(once.skipped);
      }),
    );
  });

  test('following `next` from wake to wake comes to an end and misses nothing', () => {
    fc.assert(
      fc.property(ladders, ({ rungs, terms }) => {
        const taken = new Set<string>();
        let now: Date | null = terms.armedAt;
        for (let steps = 0; now; steps++) {
          expect(steps).toBeLessThanOrEqual(rungs.length + 1);
          const position = positionOn(rungs, taken, now);
          if (position.climb) taken.add(position.climb.name);
          for (const rung of position.skipped) taken.add(rung.name);
          if (position.next) expect(position.next.at > now).toBe(true);
          now = position.next?.at ?? null;
        }
        expect(taken.size).toBe(rungs.length);
      }),
    );
  });
});
