import { verifyLedger } from '../../../local/verify-audit/verify.ts';
import type { Observed } from './fault.ts';
import type { Arrival } from './mail-server.ts';
import type { Scene } from './scene.ts';

/** A mail that began so much later than its report was filed did not have to go, in ms: it was on its way. */
const ON_ITS_WAY_MS = 1_000;

/** Clocks of two processes differ by less, in ms: what begins so much before its instant is early. */
const EARLY_MS = 500;

/** Of a mail: what the ledger says of it. */
interface Row {
  id: string;
  reportId: string | null;
  contactId: string;
  state: string;
}

/** What the mail server has taken, beside what the ledger says was sent. */
export async function observe(
  scene: Scene,
): Promise<
  Pick<Observed, 'lost' | 'twice' | 'wrongWords' | 'severalIds' | 'otherBytes' | 'failed'>
> {
  const rows: Row[] = await scene.ledger.db.mail.findMany({
    where: { dueAt: scene.at },
    select: { id: true, reportId: true, contactId: true, state: true },
  });
  const byRow = new Map<string, Arrival[]>();
  for (const arrival of scene.mails.arrivals)
    for (const row of arrival.rows) byRow.set(row, [...(byRow.get(row) ?? []), arrival]);
  const came = (row: Row) => byRow.get(row.id) ?? [];
  const applying = rows.filter(({ state }) => state !== 'cancelled');
  const filedAt = (row: Row) => scene.filed.get(`${row.reportId}/${row.contactId}`) ?? Infinity;
  const isWrong = (row: Row) =>
    row.state === 'cancelled'
      ? came(row).length > 0
      : came(row).some(
          ({ begun }) =>
            begun > filedAt(row) + ON_ITS_WAY_MS || begun < scene.at.getTime() - EARLY_MS,
        );
  const sentUnseen = applying.filter((row) => row.state === 'sent' && came(row).length === 0);
  // A report that is filed before its step has been taken has no mail.
  const withRow = new Set(rows.map((row) => `${row.reportId}/${row.contactId}`));
  const unstaged = [...scene.filed.keys()].filter((key) => !withRow.has(key)).length;
  const missing = Math.max(0, scene.n - rows.length - unstaged);
  const known = new Set(
    (await scene.ledger.db.mail.findMany({ select: { id: true } })).map(({ id }) => id),
  );
  const strange = [...byRow.keys()].filter((id) => !known.has(id));
  return {
    lost:
      missing +
      applying.filter((row) => came(row).length === 0 && filedAt(row) === Infinity).length,
    twice: rows.reduce((sum, row) => sum + Math.max(0, came(row).length - 1), 0),
    wrongWords: rows.filter(isWrong).length,
    severalIds: rows.filter((row) => distinct(came(row).map(({ messageId }) => messageId)) > 1)
      .length,
    otherBytes: rows.filter((row) => distinct(came(row).map(({ hash }) => hash)) > 1).length,
    failed: [
      ...(missing === 0 ? [] : [`${missing} mails were never staged`]),
      ...(sentUnseen.length > 0 ? [`${sentUnseen.length} are “sent” and never came`] : []),
      ...(strange.length > 0 ? [`${strange.length} mails came that the ledger does not know`] : []),
    ],
  };
}

const distinct = (values: readonly string[]): number => new Set(values).size;

/** Whether the audit's chains hold; what is not linked yet is no fault of theirs. */
export const auditHolds = async ({ ledger }: Scene): Promise<boolean> =>
  (await verifyLedger(ledger, [])).ok;
