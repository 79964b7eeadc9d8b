import { assemble } from '../../../domain/assembly/assemble.ts';
import type { Assembly } from '../../../domain/assembly/assembly.ts';
import { assembleEvaluation } from '../../../domain/evaluation/assemble.ts';
import { kindOfSide, SIDE_KINDS } from '../../../domain/kinds/sides.ts';
import { isBlind } from '../../../domain/report/may-read.ts';
import type { Tx } from '../../ledger.ts';
import { assemblySource } from './assembly-source.ts';

/** Both sides of a plan's midterm evaluation, put together as of now; before the reveal only the counts. */
export async function assembledEvaluation(
  tx: Tx,
  { planId, period }: { planId: string; period: string },
  asOf: { now: Date; zone: string },
): Promise<Assembly> {
  const self = await assemblySource(tx, { planId, kind: kindOfSide('self'), period });
  const cycles = await tx.cycle.findMany({
    where: { planId, period, kind: { in: [...SIDE_KINDS] }, skippedCause: null },
    select: { revealedAt: true },
  });
  if (cycles.some((cycle) => isBlind(cycle, asOf.now))) return assemble(self, [], asOf);
  const independent = await assemblySource(tx, {
    ...{ planId, kind: kindOfSide('independent'), period },
  });
  return assembleEvaluation({ self, independent }, asOf);
}
