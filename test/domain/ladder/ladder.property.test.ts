import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import { chinaCalendar, workdaysAfter } from '../../../domain/calendar/workdays.ts';
import { civilDateOf, endOfDay } from '../../../domain/calendar/zoned.ts';
import { forecast } from '../../../domain/ladder/forecast.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { positionOn } from '../../../domain/ladder/position.ts';
import { ladders, namesOf, NOTHING, time, wakeAt, type AnyLadder } from './helpers.ts';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
/** Later terms begin with a notice to whoever owes the report. */
const startOf = ({ terms }: AnyLadder) =>
  terms.version === 1 ? NOTHING : { reached: null, noticedAt: terms.armedAt, ownerNoticed: true };

/** Any wakes around a ladder, with any lead. */
const walks = ladders.chain((each) => {
  const { planned, terms } = each;
  const first = (planned[0]?.at ?? terms.armedAt).getTime() - 5 * DAY;
  const last = Math.max(planned.at(-1)?.at.getTime() ?? 0, terms.opensAt.getTime()) + 30 * DAY;
  const wake = fc.oneof(
    fc.integer({ min: first, max: last }),
    fc.constantFrom(first, ...planned.map((step) => step.at.getTime())),
  );
  return fc
    .record({
      wakes: fc.array(wake, { maxLength: 30 }),
      leadMs: fc.constantFrom(0, MINUTE, 60 * MINUTE, 2 * DAY),
    })
    .map(({ wakes, leadMs }) => ({
      ...each,
      leadMs,
      wakes: wakes.sort((a, b) => a - b).map((ms) => new Date(ms)),
    }));
});

describe('any ladder', () => {
  test('is ordered by instant, however late its closing, and no name stands twice', () => {
    fc.assert(
      fc.property(ladders, ({ planned }) => {
        const instants = planned.map((step) => step.at.getTime());
        expect(instants).toEqual(instants.toSorted((a, b) => a - b));
        expect(new Set(planned.map(({ name }) => name)).size).toBe(planned.length);
      }),
    );
  });

  test('is on workdays, but for an opening by a launch on a day off', () => {
    fc.assert(
      fc.property(ladders, ({ planned }) => {
        for (const step of planned)
          if (step.notice !== 'opening') expect(chinaCalendar.isWorkday(step.on)).toBe(true);
      }),
    );
  });

  test('reminds on time only and escalates late only', () => {
    fc.assert(
      fc.property(ladders, ({ planned, terms }) => {
        const firstLate = endOfDay(terms.dueOn, time.zone);
        for (const { notice, at } of planned) {
          if (notice === 'remind') expect(at < firstLate).toBe(true);
          else if (notice !== 'opening') expect(at >= firstLate).toBe(true);
        }
      }),
    );
  });

  test('reminds no later than so many days before the due date', () => {
    fc.assert(
      fc.property(ladders, ({ planned, terms }) => {
        for (const { notice, name, on } of planned)
          if (notice === 'remind')
            expect(on <= addDays(terms.dueOn, -Number(name.slice(7)))).toBe(true);
      }),
    );
  });

  test('re-armed, is the ladder of first terms without what is not after the new terms', () => {
    fc.assert(
      fc.property(ladders, ({ terms, steps }) => {
        const names = (version: number) =>
          ladder(steps, { ...terms, version }, time).filter(({ effect }) => effect !== 'close');
        expect(names(2)).toEqual(
          names(1).filter(({ notice, at }) => notice !== 'opening' && at > terms.armedAt),
        );
      }),
    );
  });
});

describe('whatever the instants of waking, and however far ahead mails are staged', () => {
  test('each step is taken or skipped at most once, and never a milder one after a more severe', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { planned, wakes, leadMs } = walk;
        const { taken } = wakeAt(planned, wakes, { leadMs, facts: startOf(walk) });
        const all = taken.flatMap(({ step, skipped }) => [step, ...skipped]);
        expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
        const severities = taken.map(({ step }) => step.severity);
        expect(severities).toEqual(severities.toSorted((a, b) => a - b));
        for (const { step, skipped } of taken)
          for (const each of skipped) expect(each.severity).toBeLessThan(step.severity);
      }),
    );
  });

  test('none is taken before its lead, one with an effect not before its instant, none unopened', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { planned, wakes, leadMs, terms } = walk;
        const { taken } = wakeAt(planned, wakes, { leadMs, facts: startOf(walk) });
        for (const { step, ranAt } of taken) {
          const lead = step.effect === undefined ? leadMs : 0;
          expect(ranAt.getTime()).toBeGreaterThanOrEqual(step.at.getTime() - lead);
          if (terms.version === 1) expect(step.at >= terms.opensAt).toBe(true);
        }
      }),
    );
  });

  test('books close after somebody who owes it was told, five workdays after the last notice', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const { planned, wakes, leadMs } = walk;
        const { taken } = wakeAt(planned, wakes, { leadMs, facts: startOf(walk) });
        const close = taken.findIndex(({ step }) => step.effect === 'close');
        if (close < 0) return;
        expect(taken.length).toBe(close + 1);
        const notices = taken.slice(0, close);
        const own = notices.some(({ step }) => step.to?.party === 'owner');
        expect(own || walk.terms.version > 1).toBe(true);
        for (const { step, ranAt } of notices) {
          const noticed = step.at > ranAt ? step.at : ranAt;
          const earliest = workdaysAfter(chinaCalendar, civilDateOf(noticed, time.zone), 5);
          expect(civilDateOf(taken[close]!.ranAt, time.zone) >= earliest).toBe(true);
        }
      }),
    );
  });

  test('books never close over an agency that nobody could tell', () => {
    fc.assert(
      fc.property(walks, ({ planned, wakes, leadMs }) => {
        const { taken } = wakeAt(planned, wakes, { leadMs, told: false });
        expect(namesOf(taken)).not.toContain('close');
      }),
    );
  });

  test('waking twice at one instant does nothing the second time', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        const options = { leadMs: walk.leadMs, facts: startOf(walk) };
        const once = wakeAt(walk.planned, walk.wakes, options);
        const doubled = walk.wakes.flatMap((now) => [now, now]);
        const twice = wakeAt(walk.planned, doubled, options);
        expect(twice).toEqual(once);
      }),
    );
  });
});

/** Follows `next` from wake to wake, as a workflow does, until nothing is to come. */
function follow(each: AnyLadder, leadMs: number) {
  const { planned, terms } = each;
  let facts = startOf(each);
  let now = new Date((planned[0]?.at ?? terms.armedAt).getTime() - 3 * DAY);
  const taken = [];
  for (let rounds = 0; ; rounds++) {
    expect(rounds).toBeLessThanOrEqual(planned.length + 1);
    const walk = wakeAt(planned, [now], { leadMs, facts });
    taken.push(...walk.taken);
    facts = walk.facts;
    if (walk.taken.at(-1)?.step.effect === 'close') return taken;
    const { next } = positionOn(planned, facts, now, leadMs, time);
    if (!next) return taken;
    expect(next.wakeAt > now).toBe(true);
    now = next.wakeAt;
  }
}

test('following `next` comes to an end, misses nothing, and closes the books', () => {
  fc.assert(
    fc.property(ladders, fc.constantFrom(0, MINUTE, 60 * MINUTE), (each, leadMs) => {
      const taken = follow(each, leadMs);
      const names = taken.flatMap(({ step, skipped }) =>
        [step, ...skipped].map(({ name }) => name),
      );
      const dueFirst = each.planned.filter(({ effect }) => effect !== 'close');
      expect(names.filter((name) => name !== 'close').sort()).toEqual(
        dueFirst.map(({ name }) => name).sort(),
      );
      const ownerTold = taken.some(({ step }) => step.to?.party === 'owner');
      if (ownerTold || each.terms.version > 1) expect(names.at(-1)).toBe('close');
    }),
  );
});

test('the instants at which steps take effect do not depend on how far ahead they are staged', () => {
  fc.assert(
    fc.property(ladders, (each) => {
      const effects = (leadMs: number) =>
        follow(each, leadMs).map(({ step }) => `${step.name} ${step.at.toISOString()}`);
      expect(effects(60 * MINUTE)).toEqual(effects(0));
    }),
  );
});

test('the forecast foretells what is taken, from any instant on', () => {
  fc.assert(
    fc.property(ladders, fc.nat(), (each, n) => {
      const taken = follow(each, 0);
      const first = (each.planned[0]?.at ?? each.terms.armedAt).getTime() - 2 * DAY;
      const last = (taken.at(-1)?.step.at.getTime() ?? first) + DAY;
      const now = new Date(first + (n % Math.max(1, last - first)));
      const past = taken.filter(({ ranAt }) => ranAt <= now);
      const walked = wakeAt(
        each.planned,
        past.map(({ ranAt }) => ranAt),
        { facts: startOf(each) },
      );
      if (past.at(-1)?.step.effect === 'close') return;
      const foretold = forecast(each.planned, walked.facts, now, time);
      const expected = taken.filter(({ ranAt }) => ranAt > now);
      expect(foretold.map(({ name, at }) => [name, at])).toEqual(
        expected.map(({ step }) => [step.name, step.at]),
      );
    }),
  );
});
