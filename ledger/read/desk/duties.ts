import { lettersRest, type Sentence } from '../../../domain/document/letter-rest.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import { obligationValuesSchema } from '../../../schemas/obligation-values.ts';
import type { Ledger } from '../../ledger.ts';
import { cyclesOfObligation, type OrderedCycle } from '../../obligations.ts';
import type { DeskPlan } from './plans.ts';
import { sourceOf } from './source.ts';
import { talliesByCycle } from './tallies.ts';

/** A cycle of an obligation, with what became of its reports. */
export interface DutyCycle {
  kind: string;
  period: string;
  opensAt: Date;
  dueOn: string;
  openedAt: Date | null;
  closedAt: Date | null;
  skippedCause: string | null;
  /** Null while nothing of it is on a roster. */
  tally: Tally | null;
}

/** An obligation that somebody confirmed, with its cycles. */
export interface DutyObligation {
  id: string;
  kind: string;
  confirmedBy: string;
  /** Who added it, and why, where no sentence orders it. */
  added: { by: string; why: string } | null;
  endedAt: Date | null;
  /** Those in the ledger, the newest first. */
  cycles: DutyCycle[];
  /** The next that opens by itself. */
  next: Pick<DutyCycle, 'kind' | 'period' | 'opensAt' | 'dueOn'> | null;
}

/** A sentence of the document, and what it became. */
export interface DutyRow {
  id: string;
  kind: string;
  quote: string;
  from: number;
  to: number;
  obligations: DutyObligation[];
}

/** What a plan's document orders, sentence by sentence; and what is owed without one. */
export interface Duties {
  duties: DutyRow[];
  /** Added by a person, by name and with words. */
  others: DutyObligation[];
  /** What else the letter asks for, without a date of its own. */
  rest: Sentence[];
}

/** Reads a plan's duties with their obligations and cycles, in the order of the document. */
export async function dutiesOf(ledger: Ledger, plan: DeskPlan, now: Date): Promise<Duties> {
  const { db } = ledger;
  const rows = await db.duty.findMany({
    where: { planId: plan.id },
    orderBy: [{ spanStart: 'asc' }, { id: 'asc' }],
  });
  const obligations = await db.obligation.findMany({
    where: { planId: plan.id },
    orderBy: { id: 'asc' },
    include: { cycles: { orderBy: [{ opensAt: 'desc' }, { id: 'asc' }] } },
  });
  const tallies = await talliesByCycle(ledger, plan, now);
  const all: (DutyObligation & { dutyId: string | null })[] = [];
  for (const each of obligations) {
    const { id, kind, dutyId, confirmedBy, addedBy, addedWhy, endedAt, cycles } = each;
    const values = obligationValuesSchema.parse(each.values);
    const isOver = endedAt !== null || plan.endedAt !== null;
    const ordered = isOver ? [] : await orderedOf(ledger, plan, { id, kind, values });
    const known = new Set(cycles.map(({ period }) => period));
    all.push({
      ...{ id, kind, dutyId, confirmedBy, endedAt },
      added: addedBy === null ? null : { by: addedBy, why: addedWhy ?? '' },
      cycles: cycles.map((cycle) => ({ ...cycle, tally: tallies.get(cycle.id) ?? null })),
      next: nextOf(ordered, known, now),
    });
  }
  return {
    duties: rows.map(({ id, kind, quote, spanStart, spanEnd }) => ({
      ...{ id, kind, quote, from: spanStart, to: spanEnd },
      obligations: all.filter(({ dutyId }) => dutyId === id),
    })),
    others: all.filter(({ dutyId }) => dutyId === null),
    rest: await restOf(ledger, plan.id),
  };
}

async function restOf(ledger: Ledger, planId: string): Promise<Sentence[]> {
  const source = await sourceOf(ledger, planId);
  const [first] = source?.tasks ?? [];
  if (!source || !first) return [];
  const spans = source.duties.map(({ from, to }) => [from, to] as const);
  return lettersRest(source.text, spans, Math.min(...source.tasks.map(({ from }) => from)));
}

/** Before the launch nothing has a date yet. */
async function orderedOf(
  ledger: Ledger,
  plan: DeskPlan,
  obligation: Parameters<typeof cyclesOfObligation>[3],
): Promise<OrderedCycle[]> {
  const { launchedAt, launchFrom, launchTo } = plan;
  if (launchedAt === null || launchFrom === null || launchTo === null) return [];
  const launched = { ...plan, launchedAt, launchFrom, launchTo };
  return cyclesOfObligation(ledger.db, ledger, launched, obligation);
}

function nextOf(
  ordered: readonly OrderedCycle[],
  known: ReadonlySet<string>,
  now: Date,
): DutyObligation['next'] {
  const toCome = ordered.filter(
    ({ period, opensAt, skippedCause }) =>
      skippedCause === null && opensAt > now && !known.has(period),
  );
  const [next] = toCome.toSorted((a, b) => +a.opensAt - +b.opensAt);
  return next ?? null;
}
