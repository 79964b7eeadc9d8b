import type { Logger } from 'pino';
import { linkEntries, newestEntry } from '../ledger/audit-chain/seal.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { startLoop, type Loop } from '../loop.ts';

/** Real time between two looks: for so long an entry may stand outside the chain. */
const LINK_MS = 5_000;
/** Of the looks one in so long is remembered. */
const KEPT_MS = 60_000;
/** An entry's transaction has ended so long after its id was given, or never will. */
const LONGEST_TRANSACTION_MS = 10 * 60_000;

/** Links audit entries into their plan's chain as they come. */
export function startAuditLinks(ledger: Ledger, log: Logger, everyMs = LINK_MS): Loop {
  /** What was looked at when; an id below it may still turn up while its transaction runs. */
  let looks: { at: number; newest: bigint }[] = [];

  const look = async () => {
    const now = performance.now();
    const newest = await newestEntry(ledger);
    const settled = looks.findLastIndex(({ at }) => now - at > LONGEST_TRANSACTION_MS);
    await linkEntries(ledger, looks[settled]?.newest ?? 0n);
    looks = looks.slice(Math.max(0, settled));
    if (now - (looks.at(-1)?.at ?? -Infinity) > KEPT_MS) looks.push({ at: now, newest });
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'audit: will try again');
  return startLoop(look, { everyMs, onError });
}
