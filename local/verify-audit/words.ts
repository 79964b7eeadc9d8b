import type { FaultFound } from '../../ledger/audit-chain/check-chain.ts';
import type { RowDifference } from '../../ledger/audit-chain/row-differences.ts';
import type { Verified, VerifiedChain } from './verify.ts';

const FAULTS: Record<FaultFound['fault'], string> = {
  changed: 'the entry was changed',
  dropped: 'the entry is gone',
  gap: 'links before it are gone',
  broken: 'it does not follow from the link before it: changed, put elsewhere or made anew',
  cut: 'the chain ends before this head, which was given out: the newest links are gone',
  another_head: 'a head that was given out here is another one: the chain was made anew',
};

/** What was found, a line each. */
export function wordsOf({ ok, chains, unlinked, texts, rows }: Verified): string[] {
  return [
    ...chains.flatMap(chainLines),
    ...(texts ?? []).map(
      ({ reportId, revision }) =>
        `✗ ${reportId}, revision ${revision}: what was filed was changed, or is gone`,
    ),
    ...(rows?.found ?? []).map(rowLine),
    ...(rows && rows.count > rows.found.length
      ? [`✗ and ${rows.count - rows.found.length} more`]
      : []),
    ...(unlinked
      ? [`· ${unlinked} entries are not linked yet; a worker links them in seconds`]
      : []),
    ok ? 'The audit is whole.' : 'The audit is not whole.',
  ];
}

/** Which row differs in what, and what the audit says of it. */
function rowLine({ table, row, field, is, says, auditId }: RowDifference): string {
  const what = `✗ ${table} ${row}`;
  const entry = auditId === null ? 'no entry' : `entry ${auditId}`;
  if (field === 'row')
    return is === null
      ? `${what}: the row is gone; ${entry} tells of it`
      : `${what}: no entry tells of it; the row was added`;
  return `${what}: ${field} is ${is ?? 'empty'}; ${entry} says ${says ?? 'nothing'}`;
}

function chainLines({ chain, entries, head, faults, faultCount }: VerifiedChain): string[] {
  const more = faultCount - faults.length;
  return [
    `${faultCount === 0 ? '✓' : '✗'} ${chain}: ${entries} entries`,
    ...(head ? [`  head ${head}`] : []),
    ...faults.map(
      ({ fault, seq, auditId }) =>
        `  ✗ link ${seq}${auditId === null ? '' : ` (entry ${auditId})`}: ${FAULTS[fault]}`,
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
