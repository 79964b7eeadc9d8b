import {
  chainChecker,
  type FaultFound,
  type LinkedEntry,
} from '../../ledger/audit-chain/check-chain.ts';
import { headText, type Head } from '../../ledger/audit-chain/links.ts';
import { changedTexts, type ChangedText } from '../../ledger/audit-chain/changed-texts.ts';
import { chainNames, readChain, unlinkedEntries } from '../../ledger/audit-chain/read-chain.ts';
import { rowDifferences, type RowDifferences } from '../../ledger/audit-chain/row-differences.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** What became of one chain. */
export interface VerifiedChain {
  chain: string;
  entries: number;
  /** Where it stands now, as it is handed out; null: it has no link. */
  head: string | null;
  faults: FaultFound[];
  /** All faults, also those that are not told one by one. */
  faultCount: number;
}

/** What was found. */
export interface Verified {
  ok: boolean;
  chains: VerifiedChain[];
  /** Entries that no link covers yet; null where only a file was looked at. */
  unlinked: number | null;
  /** Revisions that differ from what the audit says was filed; null where only a file was looked at. */
  texts: ChangedText[] | null;
  /** Rows that are not what the audit says of them; null where only a file was looked at. */
  rows: RowDifferences | null;
}

/** A chain to be followed. */
export interface NamedChain {
  chain: string;
  links: AsyncIterable<LinkedEntry> | Iterable<LinkedEntry>;
}

/** Follows the chains of a database, and compares what was filed, reviewed and mailed with them. */
export async function verifyLedger(ledger: Ledger, heads: readonly Head[]): Promise<Verified> {
  const names = await chainNames(ledger);
  const chains = names.map((chain) => ({ chain, links: readChain(ledger, chain) }));
  const { chains: verified } = await verifyChains(chains, heads);
  const texts = await changedTexts(ledger);
  const unlinked = await unlinkedEntries(ledger);
  const rows = await rowDifferences(ledger);
  const isWhole = verified.every(({ faultCount }) => faultCount === 0);
  const ok = isWhole && texts.length === 0 && rows.count === 0;
  return { ok, chains: verified, unlinked, texts, rows };
}

/** Follows chains, wherever they are read from; one of which only a head is known is cut whole. */
export async function verifyChains(
  chains: Iterable<NamedChain> | AsyncIterable<NamedChain>,
  heads: readonly Head[],
): Promise<Verified> {
  const verified: VerifiedChain[] = [];
  for await (const { chain, links } of chains) {
    const checker = chainChecker(heads.filter((head) => head.chain === chain));
    let entries = 0;
    for await (const each of links) {
      checker.take(each);
      entries += 1;
    }
    verified.push(resultOf(chain, entries, checker.end()));
  }
  const found = new Set(verified.map(({ chain }) => chain));
  for (const chain of new Set(heads.map((head) => head.chain)))
    if (!found.has(chain)) {
      const checker = chainChecker(heads.filter((head) => head.chain === chain));
      verified.push(resultOf(chain, 0, checker.end()));
    }
  const ok = verified.every(({ faultCount }) => faultCount === 0);
  return { ok, chains: verified, unlinked: null, texts: null, rows: null };
}

function resultOf(
  chain: string,
  entries: number,
  { faults, count, head }: ReturnType<ReturnType<typeof chainChecker>['end']>,
): VerifiedChain {
  return { chain, entries, head: head && headText(head), faults, faultCount: count };
}
