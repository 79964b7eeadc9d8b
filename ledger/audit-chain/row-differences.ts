import type { Ledger, Tx } from '../ledger.ts';
import { FILING_DIFFERENCES } from './compare-filings.ts';
import { MAIL_DIFFERENCES, MESSAGE_DIFFERENCES } from './compare-mails.ts';

/** A row of another table that is not what the audit's entries say of it. */
export interface RowDifference {
  table: 'mail' | 'message' | 'submission' | 'review';
  /** Its id. */
  row: string;
  /** Its column; `row` where it is there without an entry, or an entry tells of it and it is gone. */
  field: string;
  /** What stands there; null: nothing. Never bytes, never an address. */
  is: string | null;
  /** What it should be by the entry; null: no entry tells of it. */
  says: string | null;
  /** The entry, by id; null: there is none. */
  auditId: string | null;
}

/** What was found: the first of them, and how many there are. */
export interface RowDifferences {
  found: RowDifference[];
  count: number;
}

/** Differences that are told one by one. */
const MOST = 100;
const PAGE = 500;
/** Hashing every message that was ever sent takes its time. */
const HOURS_MS = 12 * 60 * 60_000;

/** Each of them answers rows of RowDifference. */
const QUERIES = [MAIL_DIFFERENCES, MESSAGE_DIFFERENCES, FILING_DIFFERENCES];

/**
 * Compares mails, messages, submissions and reviews with what the entries of the audit say of them: what was changed,
 * added or taken away in the tables is named, row by row. What the retention has removed is no difference. PostgreSQL
 * compares, on one snapshot, so that whoever works meanwhile is not found; here only differences pass, some at once.
 */
export async function rowDifferences(ledger: Ledger): Promise<RowDifferences> {
  return ledger.db.$transaction(
    async (tx) => {
      const differences: RowDifferences = { found: [], count: 0 };
      for (const query of QUERIES) await collect(tx, query, differences);
      return differences;
    },
    { isolationLevel: 'RepeatableRead', timeout: HOURS_MS },
  );
}

async function collect(tx: Tx, query: string, differences: RowDifferences): Promise<void> {
  await tx.$executeRawUnsafe(`DECLARE difference NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const rows = await tx.$queryRawUnsafe<RowDifference[]>(`FETCH ${PAGE} FROM difference`);
    differences.count += rows.length;
    differences.found.push(...rows.slice(0, MOST - differences.found.length));
    if (rows.length < PAGE) break;
  }
  await tx.$executeRawUnsafe('CLOSE difference');
}
