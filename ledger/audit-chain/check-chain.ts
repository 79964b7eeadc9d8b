import {
  contentHash,
  linkHash,
  NO_LINK,
  type ChainedEntry,
  type Head,
  type Link,
} from './links.ts';

/** What is wrong with a chain. */
export type ChainFault =
  /** The entry says something else than when it was linked. */
  | 'changed'
  /** The entry is gone. */
  | 'dropped'
  /** Links are missing before this one. */
  | 'gap'
  /** The link does not follow from the one before it: links were changed, put elsewhere or made anew. */
  | 'broken'
  /** The chain ends before a head that was given out. */
  | 'cut'
  /** Where a head was given out the chain has another link: it was made anew up to there. */
  | 'another_head';

/** One fault, and where. */
export interface FaultFound {
  fault: ChainFault;
  seq: number;
  /** The entry it is about; null where there is none. */
  auditId: string | null;
}

/** A link with the entry that it covers, as they stand now. */
export interface LinkedEntry {
  link: Link;
  entry: ChainedEntry | null;
}

/** Faults that are told one by one; of the others the count. */
const MOST_FAULTS = 100;

/**
 * Follows one chain, link by link in order, and says what does not hold.
 * @param heads what was given out of this chain.
 */
export function chainChecker(heads: readonly Head[]) {
  const faults: FaultFound[] = [];
  const owed = new Map<number, string[]>();
  for (const { seq, hash } of heads) owed.set(seq, [...(owed.get(seq) ?? []), hash]);
  let count = 0;
  let last: Link | null = null;

  const say = (fault: ChainFault, seq: number, auditId: string | null) => {
    count += 1;
    if (faults.length < MOST_FAULTS) faults.push({ fault, seq, auditId });
  };

  return {
    take({ link, entry }: LinkedEntry): void {
      const { seq, auditId, content, hash } = link;
      const isNext = seq === (last?.seq ?? 0) + 1;
      if (!isNext) say('gap', seq, auditId);
      // After a gap there is nothing that it could follow from.
      else if (hash !== linkHash(last?.hash ?? NO_LINK, link)) say('broken', seq, auditId);
      if (entry === null) say('dropped', seq, auditId);
      else if (contentHash(entry) !== content) say('changed', seq, auditId);
      for (const given of owed.get(seq) ?? [])
        if (given !== hash) say('another_head', seq, auditId);
      owed.delete(seq);
      last = link;
    },
    /** After the last link. */
    end(): { faults: FaultFound[]; count: number; head: Head | null } {
      for (const [seq, hashes] of [...owed].toSorted(([a], [b]) => a - b))
        hashes.forEach(() => say('cut', seq, null));
      const head = last && { chain: last.chain, seq: last.seq, hash: last.hash };
      return { faults, count, head };
    },
  };
}
