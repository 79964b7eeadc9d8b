import type { Ledger } from './ledger.ts';

/** What a workflow is told; a word for whoever reads its history. */
export type ProcessSignal =
  | 'submitted'
  | 'reviewed'
  | 'termsChanged'
  | 'reportClosed'
  | 'started'
  /** The ledger was restored: a workflow that runs is ended, and begins anew. */
  | 'restored';

/** NOTIFY channel that wakes the relay. */
export const RELAY_CHANNEL = 'duban_relay';

/** What a workflow is to be told, and the rows that say so. */
export interface RelayMessage {
  processId: string;
  signal: ProcessSignal;
  /** The newest version of all that wait for this workflow. */
  version: number;
  ids: bigint[];
  attempts: number;
}

interface ClaimedRow {
  id: bigint;
  process_id: string;
  signal: ProcessSignal;
  version: number;
  attempts: number;
}

/** Real time in which whoever claimed a row must have told it; then it is anybody's again. */
const LEASE_SECONDS = 60;

/**
 * Claims a batch of waiting rows and commits, so that no lock is held while Temporal is asked. Any
 * number of relays may run; one that dies leaves its rows to the others after the lease. Rows without
 * a version raise their process's, once for all of the batch. After a restore nothing is told until the
 * workflows of before are ended (ledger/fence/reset.ts).
 */
export async function claimRelay(ledger: Ledger, limit: number): Promise<RelayMessage[]> {
  const rows = await ledger.db.$queryRaw<ClaimedRow[]>`
    WITH due AS (
      SELECT id, process_id FROM relay WHERE retry_at <= now()
        AND NOT EXISTS (SELECT FROM fence WHERE reset_at IS NULL) ORDER BY id LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    ), raised AS (
      UPDATE process SET version = version + 1, changed_real = now()
      WHERE id IN (SELECT due.process_id FROM due JOIN relay ON relay.id = due.id
        WHERE relay.version IS NULL)
      RETURNING id, version
    )
    UPDATE relay SET attempts = attempts + 1,
      retry_at = now() + ${LEASE_SECONDS} * interval '1 second',
      version = coalesce(relay.version, raised.version)
    FROM due LEFT JOIN raised ON raised.id = due.process_id
    WHERE relay.id = due.id
    RETURNING relay.id, relay.process_id, relay.signal, relay.version, relay.attempts`;
  return newestPerProcess(rows);
}

/** Takes told rows away; the others wait, in real time, doubling from 1 s to a minute. */
export async function finishTelling(
  ledger: Ledger,
  told: readonly RelayMessage[],
  failed: readonly RelayMessage[],
): Promise<void> {
  const idsOf = (messages: readonly RelayMessage[]) => messages.flatMap(({ ids }) => ids);
  if (told.length > 0) await ledger.db.relay.deleteMany({ where: { id: { in: idsOf(told) } } });
  if (failed.length > 0)
    await ledger.db.$executeRaw`UPDATE relay
      SET retry_at = now() + least(60, power(2, least(attempts, 6) - 1)) * interval '1 second'
      WHERE id = ANY(${idsOf(failed)})`;
}

function newestPerProcess(rows: readonly ClaimedRow[]): RelayMessage[] {
  const newest = new Map<string, RelayMessage>();
  for (const { id, process_id: processId, signal, version, attempts } of rows) {
    const known = newest.get(processId);
    const ids = [...(known?.ids ?? []), id];
    const isNewer = !known || version >= known.version;
    const told = isNewer ? { processId, signal, version, attempts } : known;
    // Whatever else is to be told: it begins anew.
    const isRestored = signal === 'restored' || known?.signal === 'restored';
    newest.set(processId, { ...told, ids, ...(isRestored && { signal: 'restored' }) });
  }
  return [...newest.values()];
}
