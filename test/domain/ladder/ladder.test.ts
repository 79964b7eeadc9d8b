import { describe, expect, test } from '@jest/globals';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { defaultSteps } from '../../../domain/ladder/step.ts';
import { at, days, stepsOf, terms, time, yearly } from './helpers.ts';

describe('the ladder of a year', () => {
  test('2027: from the opening to the closing of the books, around the Spring Festival of 2028', () => {
    expect(days(stepsOf(terms('2027-12-31')))).toEqual([
      'opening 2027-11-01',
      'remind-30 2027-12-01',
      'remind-15 2027-12-16',
      'remind-7 2027-12-24',
      'remind-3 2027-12-28',
      'remind-1 2027-12-30',
      'urge 2028-01-03',
      'escalate 2028-01-05',
      'letter 2028-01-14',
      'circular 2028-01-21',
      'close 2028-02-03',
    ]);
  });

  test('every step but the opening stands at the working hour of the zone', () => {
    for (const step of stepsOf(terms('2027-12-31')))
      expect(step.at).toEqual(at(`${step.on} 09:00`));
    const urumqi = { zone: 'Asia/Urumqi', workingHour: '10:30' };
    const [, remind] = stepsOf(terms('2027-12-31'), {}, urumqi);
    expect(remind?.at.toISOString()).toBe('2027-12-01T04:30:00.000Z');
  });

  test('the published year is certain, the unpublished one provisional', () => {
    const calendar = { isWorkday: () => true, isProvisional: (date: string) => date >= '2027' };
    const steps = stepsOf(terms('2026-12-31'), {}, { calendar });
    expect(steps.filter((step) => step.provisional).map((step) => step.name)).toEqual([
      'urge',
      'escalate',
      'letter',
      'circular',
      'close',
    ]);
  });

  test('the days chosen change the steps, and a letter or circular may be left out', () => {
    const chosen = { reminders: [2, 10], letterAfter: null, circularAfter: null, closeAfter: 9 };
    expect(days(stepsOf(terms('2027-12-31'), chosen))).toEqual([
      'opening 2027-11-01',
      'remind-10 2027-12-21',
      'remind-2 2027-12-29',
      'urge 2028-01-03',
      'escalate 2028-01-05',
      'close 2028-01-13',
    ]);
  });

  test('what is chosen as undefined is the kind’s own', () => {
    expect(defaultSteps(yearly, { urgeAfter: undefined })).toEqual(defaultSteps(yearly));
  });
});

describe('days off', () => {
  test('a due date on a holiday: reminders move before, escalations after', () => {
    // 1–7 October 2026 is off; Saturday the 10th is worked.
    expect(days(stepsOf(terms('2026-10-07', { opensAt: at('2026-09-01 09:00') })))).toEqual([
      'opening 2026-09-01',
      'remind-30 2026-09-07',
      'remind-15 2026-09-22',
      'remind-7 2026-09-30',
      'remind-3 2026-09-30',
      'remind-1 2026-09-30',
      'urge 2026-10-08',
      'escalate 2026-10-10',
      'letter 2026-10-20',
      'circular 2026-10-27',
      'close 2026-11-03',
    ]);
  });

  test('a due date on a swapped workday, a Saturday, is followed by the Monday', () => {
    const steps = days(stepsOf(terms('2026-10-10', { opensAt: at('2026-09-01 09:00') })));
    expect(steps).toContain('remind-1 2026-10-09');
    expect(steps).toContain('remind-7 2026-09-30');
    expect(steps).toContain('urge 2026-10-12');
  });

  test('a reminder on a swapped workday stays', () => {
    expect(days(stepsOf(terms('2026-10-11')))).toContain('remind-1 2026-10-10');
  });

  test('29 February', () => {
    const due = terms('2028-02-29', { opensAt: at('2028-01-03 09:00') });
    expect(days(stepsOf(due))).toContain('remind-1 2028-02-28');
    expect(days(stepsOf(due))).toContain('urge 2028-03-01');
    const after = terms('2028-03-01', { opensAt: at('2028-01-03 09:00') });
    expect(days(stepsOf(after))).toContain('remind-1 2028-02-29');
  });

  test('the opening on a day off stays where the ledger put it', () => {
    const [opening] = stepsOf(terms('2027-12-31', { opensAt: at('2027-07-03 22:15') }));
    expect(opening).toMatchObject({ on: '2027-07-03', at: at('2027-07-03 22:15') });
  });

  test('a step moves to the workday after, before, or stays, as it says', () => {
    const [step] = defaultSteps(yearly).filter(({ name }) => name === 'remind-3');
    const on = (move: 'before' | 'after' | 'none') =>
      ladder([{ ...step!, move }], terms('2026-10-07'), time)[0]?.on;
    expect([on('before'), on('none'), on('after')]).toEqual([
      '2026-09-30',
      '2026-10-04',
      '2026-10-08',
    ]);
  });

  test('a step may count workdays before its day', () => {
    const [step] = defaultSteps(yearly).filter(({ name }) => name === 'remind-3');
    const offset = { unit: 'workday' as const, n: -2 };
    const on = (dueOn: string) => ladder([{ ...step!, offset }], terms(dueOn), time)[0]?.on;
    expect([on('2027-12-31'), on('2026-10-08'), on('2027-08-02')]).toEqual([
      '2027-12-29',
      '2026-09-29',
      '2027-07-29',
    ]);
  });
});

describe('other terms', () => {
  test('a launch in the middle keeps the steps it came too late for, in their order', () => {
    const steps = stepsOf(terms('2027-12-31', { opensAt: at('2027-12-20 14:00') }));
    expect(steps.slice(0, 4).map(({ name }) => name)).toEqual([
      'remind-30',
      'remind-15',
      'opening',
      'remind-7',
    ]);
  });

  test('after a return: no opening, and no reminder that would have been before it', () => {
    const returned = terms('2028-01-07', { version: 2, armedAt: at('2027-12-31 11:00') });
    expect(days(stepsOf(returned)).slice(0, 3)).toEqual([
      'remind-3 2028-01-04',
      'remind-1 2028-01-06',
      'urge 2028-01-10',
    ]);
  });

  test('an opening that is still to come is none of later terms’', () => {
    const armedAt = at('2027-10-01 10:00');
    expect(days(stepsOf(terms('2027-12-31', { version: 2, armedAt })))[0]).toMatch(/^remind-30/);
  });

  test('a step at the very instant of the new terms gives way to their notice', () => {
    const armed = (armedAt: Date) => stepsOf(terms('2028-01-07', { version: 2, armedAt }))[0]?.name;
    expect(armed(at('2028-01-04 09:00'))).toBe('remind-1');
    expect(armed(new Date(at('2028-01-04 09:00').getTime() - 1))).toBe('remind-3');
  });

  test('a later date re-arms all reminders that lie ahead', () => {
    const later = terms('2028-03-31', { version: 2, armedAt: at('2027-12-20 10:00') });
    expect(stepsOf(later).filter(({ notice }) => notice === 'remind')).toHaveLength(5);
  });

  test('a report without reminders still opens and escalates', () => {
    const steps = stepsOf(terms('2027-12-31'), { reminders: [] });
    expect(steps.map(({ notice }) => notice)).toEqual([
      'opening',
      'urge',
      'escalate',
      'letter',
      'circular',
      'close',
    ]);
  });
});

describe('the closing of the books', () => {
  test('comes at the earliest five workdays after the last notice before it', () => {
    const close = (closeAfter: number) => days(stepsOf(terms('2027-12-31'), { closeAfter })).at(-1);
    // The circular goes out on 21 January, a Friday; the 24th to 28th is the festival's week.
    expect(close(16)).toBe(close(17));
    expect(close(16)).not.toBe('close 2028-01-24');
    expect(close(20)).toBe('close 2028-02-03');
  });

  test('and where nothing else lies ahead, after the notice of the terms', () => {
    const armedAt = at('2028-02-02 15:00');
    const [close, ...more] = stepsOf(terms('2027-12-31', { version: 2, armedAt }));
    expect(more).toEqual([]);
    expect(close).toMatchObject({ name: 'close', on: '2028-02-09', at: at('2028-02-09 09:00') });
  });
});

describe('what is refused', () => {
  test('a due date that is none', () =>
    expect(() => stepsOf(terms('2027-02-29'))).toThrow(RangeError));
  test('a zone that is none', () =>
    expect(() => stepsOf(terms('2027-12-31'), {}, { zone: 'China' })).toThrow(RangeError));
  test('a time that is none', () =>
    expect(() => stepsOf(terms('2027-12-31'), {}, { workingHour: '9:00' })).toThrow(RangeError));
});
