import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chainChecker, type LinkedEntry } from '../../../ledger/audit-chain/check-chain.ts';
import {
  contentHash,
  headText,
  linkHash,
  NO_LINK,
  readHead,
  type Head,
} from '../../../ledger/audit-chain/links.ts';

/** A chain of `count` entries, made as the ledger makes it. */
function chainOf(count: number): LinkedEntry[] {
  let previous = NO_LINK;
  return Array.from({ length: count }, (_, index) => {
    const id = String(index + 7);
    const entry = {
      ...{ id, at: `2027-11-0${(index % 9) + 1}T01:00:00.000Z`, actor: 'agency:water 水利厅' },
      ...{
        action: 'file',
        planId: 'p',
        subject: `r${index}`,
        data: { revision: index, 备注: '一' },
      },
    };
    const link = { chain: 'p', seq: index + 1, auditId: id, content: contentHash(entry), hash: '' };
    link.hash = linkHash(previous, link);
    previous = link.hash;
    return { link, entry };
  });
}

function check(links: readonly LinkedEntry[], heads: readonly Head[] = []) {
  const checker = chainChecker(heads);
  for (const each of links) checker.take(each);
  return checker.end();
}

const said = (links: readonly LinkedEntry[], heads: readonly Head[] = []) =>
  check(links, heads).faults.map(({ fault, seq }) => `${fault} ${seq}`);
const headOf = (links: readonly LinkedEntry[], seq: number): Head => {
  const { link } = links[seq - 1]!;
  return { chain: link.chain, seq, hash: link.hash };
};

describe('a chain', () => {
  test('that nobody touched is whole, with every head that was given out of it', () => {
    const links = chainOf(20);
    const heads = links.map(({ link }) => headOf(links, link.seq));
    expect(check(links, heads)).toEqual({ faults: [], count: 0, head: headOf(links, 20) });
    expect(check([])).toEqual({ faults: [], count: 0, head: null });
  });

  test('says of a changed entry which one it is, whatever was changed', () => {
    const changes = {
      ...{ at: '2027-11-03T01:00:00.001Z', actor: 'agency:water 某人', action: 'return' },
      ...{ planId: 'q', subject: 'r9', data: { revision: 2, 备注: '二' }, id: '8' },
    };
    for (const [field, value] of Object.entries(changes)) {
      const links = chainOf(5);
      links[2] = { ...links[2]!, entry: { ...links[2]!.entry!, [field]: value } };
      expect(said(links)).toEqual(['changed 3']);
    }
  });

  test('says what was dropped, cut out, put elsewhere and cut off', () => {
    const links = chainOf(6);
    expect(said(links.map((each, i) => (i === 3 ? { ...each, entry: null } : each)))).toEqual([
      'dropped 4',
    ]);
    expect(said(links.toSpliced(3, 1))).toEqual(['gap 5']);
    // Two entries change places, and their links with them.
    const swapped = links.with(2, {
      link: { ...links[3]!.link, seq: 3 },
      entry: links[3]!.entry,
    });
    swapped[3] = { link: { ...links[2]!.link, seq: 4 }, entry: links[2]!.entry };
    expect(said(swapped)).toEqual(['broken 3', 'broken 4', 'broken 5']);
    expect(said(links.slice(0, 4))).toEqual([]);
    expect(said(links.slice(0, 4), [headOf(links, 6), headOf(links, 2)])).toEqual(['cut 6']);
    expect(said([], [headOf(links, 1)])).toEqual(['cut 1']);
  });

  test('that was made anew from some place on fits no head given out from there on', () => {
    const links = chainOf(6);
    let previous = links[1]!.link.hash;
    const anew = links.map((each, index) => {
      if (index < 2) return each;
      const entry = index === 2 ? { ...each.entry!, actor: 'admin 某人' } : each.entry!;
      const link = { ...each.link, content: contentHash(entry) };
      link.hash = linkHash(previous, link);
      previous = link.hash;
      return { link, entry };
    });
    expect(said(anew)).toEqual([]);
    expect(said(anew, [headOf(links, 2)])).toEqual([]);
    expect(said(anew, [headOf(links, 3)])).toEqual(['another_head 3']);
    expect(said(anew, [headOf(links, 6), headOf(links, 4)])).toEqual([
      'another_head 4',
      'another_head 6',
    ]);
  });

  test('whichever one thing of it is changed, something is said of it', () => {
    const whole = chainOf(12);
    const change = fc.record({
      index: fc.nat(11),
      what: fc.constantFrom('entry', 'content', 'hash', 'drop', 'cut'),
    });
    fc.assert(
      fc.property(change, ({ index, what }) => {
        const links = whole.map((each) => ({ ...each, link: { ...each.link } }));
        const each = links[index]!;
        if (what === 'entry') each.entry = { ...each.entry!, data: { revision: 99 } };
        if (what === 'content') each.link.content = NO_LINK;
        if (what === 'hash') each.link.hash = NO_LINK;
        if (what === 'drop') each.entry = null;
        if (what === 'cut') links.splice(index, 1);
        expect(check(links, [headOf(whole, 12)]).count).toBeGreaterThan(0);
      }),
    );
  });

  test('tells a hundred faults one by one, and counts all', () => {
    const links = chainOf(300).map((each) => ({ ...each, entry: null }));
    const { faults, count } = check(links);
    expect([faults.length, count]).toEqual([100, 300]);
  });
});

test('a head is read as it is printed', () => {
  const head = headOf(chainOf(3), 3);
  expect(readHead(headText(head))).toEqual(head);
  expect(readHead(` ${headText({ ...head, chain: 'a:b' })}\n`)).toEqual({ ...head, chain: 'a:b' });
  for (const text of ['', 'p:3', 'p:0:' + head.hash, 'p:3:' + head.hash.slice(1), head.hash])
    expect(readHead(text)).toBeNull();
});
