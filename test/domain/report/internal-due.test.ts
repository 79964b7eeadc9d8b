import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import {
  dayTyped,
  decideInternalDue,
  internalDueOf,
  type InternalDueFacts,
} from '../../../domain/report/internal-due.ts';

const facts = (changes: Partial<InternalDueFacts> = {}): InternalDueFacts => ({
  ...{ stage: 'collecting', leftAt: null, dueOn: '2027-12-31', internalDueOn: null },
  ...changes,
});
const TODAY = '2027-11-02';
const fault = (typed: string, changes: Partial<InternalDueFacts> = {}) => {
  const decided = decideInternalDue(facts(changes), typed, TODAY);
  return 'code' in decided && decided.code === 'internal_due' ? decided.fault : null;
};

describe('内部期限', () => {
  test('a day is read as people and spreadsheets write it', () => {
    for (const typed of ['2027-12-10', '2027/12/10', '2027.12.10', ' ２０２７年12月10日 '])
      expect(dayTyped(typed)).toBe('2027-12-10');
    expect(dayTyped('2027-1-5')).toBe('2027-01-05');
    expect(dayTyped(' ')).toBeNull();
    for (const typed of ['2027-02-30', '12-10', '45000', '下周', '2027-12-10 18:00', '2027-13-01'])
      expect(dayTyped(typed)).toBe('none');
  });

  test('is today at the earliest, and the due date at the latest', () => {
    expect(fault('2027-11-01')).toBe('past');
    expect(fault('2027-11-02')).toBeNull();
    expect(fault('2027-12-31')).toBeNull();
    expect(fault('2028-01-01')).toBe('too_late');
    expect(fault('x')).toBe('none');
  });

  test('is set while the report is to be filed; what stands already is no change at any time', () => {
    const left = { leftAt: new Date('2027-11-01T00:00:00Z') };
    for (const changes of [
      { stage: 'reviewing' },
      { stage: 'accepted' },
      { stage: 'missed' },
      left,
    ])
      for (const typed of ['2027-12-10', ''])
        expect(fault(typed, { internalDueOn: '2027-12-01', ...changes } as never)).toBe('closed');
    const set = { internalDueOn: '2027-10-01' };
    expect(fault('2027-10-01', { ...set, stage: 'accepted' })).toBeNull();
    expect(decideInternalDue(facts(set), '2027-10-01', TODAY)).toEqual({
      ...{ was: '2027-10-01', becomes: '2027-10-01' },
    });
  });

  test('whatever is taken holds, and clears again', () => {
    const days = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(days, days, (at, due) => {
        const its = facts({ dueOn: addDays(TODAY, due) });
        const decided = decideInternalDue(its, addDays(TODAY, at), TODAY);
        if ('code' in decided) return at < 0 || at > due;
        const after = { ...its, internalDueOn: decided.becomes };
        const cleared = decideInternalDue(after, '', TODAY);
        return (
          internalDueOf(after) === addDays(TODAY, at) &&
          !('code' in cleared) &&
          cleared.becomes === null
        );
      }),
    );
  });

  test('terms that become earlier than it leave it without a word; later ones give it back', () => {
    expect(internalDueOf({ internalDueOn: '2027-12-10', dueOn: '2027-12-01' })).toBeNull();
    expect(internalDueOf({ internalDueOn: '2027-12-10', dueOn: '2027-12-10' })).toBe('2027-12-10');
  });
});
