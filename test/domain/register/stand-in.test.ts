import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAbsentOn, standInOn, type Standing } from '../../../domain/register/stand-in.ts';

const someone = (id: string, of: Partial<Standing> = {}): Standing => ({
  ...{ id, role: 'officer', active: true, absentFrom: null, absentTo: null, standInId: null },
  ...of,
});
const away = { absentFrom: '2027-03-05', absentTo: '2027-03-07' };
const li = someone('li', away);
const deputy = someone('wu', { role: 'deputy' });

describe('who is told in another’s place', () => {
  test('nobody, before the first day and after the last; the deputy on both', () => {
    const told = (day: string) => standInOn(li, [li, deputy], day)?.id ?? null;
    expect(['2027-03-04', '2027-03-05', '2027-03-07', '2027-03-08'].map(told)).toEqual([
      ...[null, 'wu', 'wu', null],
    ]);
  });

  test('the one that was named goes before the deputy, unless gone or absent', () => {
    const named = (of: Partial<Standing>) =>
      standInOn({ ...li, standInId: 'zhao' }, [li, deputy, someone('zhao', of)], '2027-03-06')?.id;
    expect(named({ role: 'leader' })).toBe('zhao');
    expect(named({ active: false })).toBe('wu');
    expect(named(away)).toBe('wu');
  });

  test('nobody, where neither is there: it goes to the contact all the same', () => {
    const told = (of: Standing[]) => standInOn(li, of, '2027-03-06');
    expect(told([li])).toBeNull();
    expect(told([li, someone('officer')])).toBeNull();
    expect(told([li, { ...deputy, ...away }, { ...deputy, active: false }])).toBeNull();
    expect(told([{ ...li, role: 'deputy' }])).toBeNull();
  });

  test('is always somebody else who is there, and only for who is not', () => {
    const day = fc.constantFrom('2027-03-04', '2027-03-05', '2027-03-06');
    const id = fc.constantFrom('a', 'b', 'c');
    const standing = fc.record({
      id,
      role: fc.constantFrom('officer' as const, 'leader' as const, 'deputy' as const),
      active: fc.boolean(),
      absentFrom: fc.option(day),
      absentTo: fc.option(day),
      standInId: fc.option(id),
    });
    fc.assert(
      fc.property(fc.array(standing, { minLength: 1 }), day, (contacts, on) => {
        const [first] = contacts;
        if (!first) return;
        const told = standInOn(first, contacts, on);
        if (told) {
          expect(isAbsentOn(first, on)).toBe(true);
          expect(told.active && !isAbsentOn(told, on) && told.id !== first.id).toBe(true);
        }
      }),
    );
  });
});
