import { expect, test } from '@jest/globals';
import { givesWayIn } from '../../../domain/register/gives-way-in.ts';
import type { RowChange, TableColumn } from '../../../domain/register/table.ts';

const row = (table: RowChange['table'], outcome: RowChange['outcome'], column?: TableColumn) =>
  givesWayIn({
    ...{ table, outcome, row: 2, name: '', refusal: null, column: null },
    cells: column ? [{ column, from: 'a', to: 'b' }] : [],
  });

test('new people, other addresses, and what somebody may sign in for', () => {
  expect(row('contacts', 'added')).toBe(true);
  expect(row('users', 'added')).toBe(true);
  for (const column of ['address', 'active'] as const) {
    expect(row('contacts', 'changed', column)).toBe(true);
    expect(row('users', 'changed', column)).toBe(true);
  }
  for (const column of ['role', 'agencies'] as const)
    expect(row('users', 'changed', column)).toBe(true);
});

test('not what is refused, stays, or is another thing', () => {
  for (const column of ['name', 'phone', 'lang', 'role'] as const)
    expect(row('contacts', 'changed', column)).toBe(false);
  expect(row('contacts', 'refused', 'address')).toBe(false);
  expect(row('contacts', 'unchanged')).toBe(false);
  expect(row('agencies', 'added')).toBe(false);
  expect(row('aliases', 'added')).toBe(false);
});
