import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decideAdding,
  isShownList,
  refuseBySize,
  type Held,
} from '../../../domain/attachments/decide.ts';
import {
  LARGEST_ATTACHMENT,
  LARGEST_TOTAL,
  MOST_ATTACHMENTS,
  sizeText,
} from '../../../domain/attachments/limits.ts';

const MB = 1024 * 1024;
const held = (id: string, name = `${id}.pdf`, size = MB): Held => ({ id, name, size, sha256: id });
const file = { name: '表.xlsx', size: MB, sha256: 'new' };

describe('adding to a list', () => {
  test('takes a name as it is, or with a number where it is taken, whatever its case', () => {
    expect(decideAdding([], file)).toEqual({ ok: true, value: { as: 'new', name: '表.xlsx' } });
    const list = [held('a', '表.XLSX'), held('b', '表 (2).xlsx')];
    expect(decideAdding(list, file)).toEqual({
      ok: true,
      value: { as: 'new', name: '表 (3).xlsx' },
    });
  });

  test('the same content again is the attachment that is there, even where nothing more fits', () => {
    const full = Array.from({ length: MOST_ATTACHMENTS }, (_, n) => held(`h${n}`));
    expect(decideAdding(full, { ...file, sha256: 'h7', name: 'other.pdf' })).toEqual({
      ok: true,
      value: { as: 'same', id: 'h7' },
    });
    expect(decideAdding(full, file)).toMatchObject({
      ok: false,
      refusal: { code: 'attachments_too_many', most: MOST_ATTACHMENTS, name: '表.xlsx' },
    });
  });

  test('all together fit to the last byte, and no further', () => {
    const list = [held('a', 'a.pdf', LARGEST_TOTAL - 10)];
    expect(decideAdding(list, { ...file, size: 10 }).ok).toBe(true);
    expect(decideAdding(list, { ...file, size: 11 })).toMatchObject({
      refusal: { code: 'attachments_too_big' },
    });
  });

  test('one file: not empty, 20 MB at most', () => {
    expect(refuseBySize('a.pdf', 0)).toMatchObject({ refusal: { code: 'attachment_empty' } });
    expect(refuseBySize('a.pdf', 1)).toBeNull();
    expect(refuseBySize('a.pdf', LARGEST_ATTACHMENT)).toBeNull();
    expect(refuseBySize('a.pdf', LARGEST_ATTACHMENT + 1)).toMatchObject({
      refusal: { code: 'attachment_too_large', most: LARGEST_ATTACHMENT },
    });
  });

  test('whatever is added one after the other, names and contents stay distinct within the limits', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.constantFrom('a.pdf', 'A.pdf', 'b.txt', 'a (2).pdf'),
            size: fc.integer({ min: 1, max: LARGEST_ATTACHMENT }),
            sha256: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
          }),
          { maxLength: 40 },
        ),
        (files) => {
          const list: Held[] = [];
          for (const each of files) {
            const decision = decideAdding(list, each);
            if (decision.ok && decision.value.as === 'new')
              list.push({ ...each, id: each.sha256, name: decision.value.name });
          }
          expect(new Set(list.map(({ name }) => name.toLowerCase())).size).toBe(list.length);
          expect(new Set(list.map(({ sha256 }) => sha256)).size).toBe(list.length);
          expect(list.length).toBeLessThanOrEqual(MOST_ATTACHMENTS);
          expect(list.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(LARGEST_TOTAL);
        },
      ),
    );
  });
});

test('a form showed the list if it named the same attachments, in whatever order', () => {
  const list = [held('a'), held('b')];
  expect(isShownList(list, ['b', 'a'])).toBe(true);
  expect(isShownList(list, ['a'])).toBe(false);
  expect(isShownList(list, ['a', 'b', 'c'])).toBe(false);
  expect(isShownList(list, ['a', 'a'])).toBe(false);
  expect(isShownList([], [])).toBe(true);
});

test.each([
  [1, '1 KB'],
  [1024, '1 KB'],
  [1025, '2 KB'],
  [MB, '1 MB'],
  [MB + 1, '1.1 MB'],
  [LARGEST_ATTACHMENT, '20 MB'],
])('%d bytes are told as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
