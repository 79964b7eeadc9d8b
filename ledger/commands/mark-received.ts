import type { Actor } from '../../domain/report/actor.ts';
import type { Tx } from '../ledger.ts';

/** Which version of a signed document. */
interface Version {
  reportId: string;
  version: number;
}

/**
 * 签收: of a signed document its acceptance is the receipt, which is recorded on the version that was
 * accepted; of everything else there is no such version, and nothing is written.
 */
export async function markReceived(
  tx: Tx,
  { reportId, version }: Version,
  actor: Actor,
  now: Date,
): Promise<void> {
  await tx.signedDocument.updateMany({
    where: { reportId, version },
    data: { receivedAt: now, receivedBy: actor.name },
  });
}
