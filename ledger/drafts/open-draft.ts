import { yearOf } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { AmendablePlan } from '../../domain/import/amended-plan.ts';
import { drafted, type Drafted } from '../../domain/import/drafted.ts';
import type { RegisterAgency } from '../../domain/import/match-names.ts';
import type { Reading } from '../../domain/import/reading.ts';
import { importRefused, type ImportOutcome } from '../../domain/import/refusal.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { ImportDecision as DecisionRow, ImportDraft } from '../../prisma/generated/client.ts';
import { importDecisionSchema, type ImportDecision } from '../../schemas/import-decision.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { readingSchema } from '../../schemas/reading.ts';
import type { Tx } from '../ledger.ts';
import { registerOf } from './register.ts';

/** A decision with who took it when, and whether it was undone. */
export interface TakenDecision extends Pick<
  DecisionRow,
  'seq' | 'batch' | 'at' | 'by' | 'undoneAt' | 'undoneBy'
> {
  decision: ImportDecision;
}

/** A draft without its bytes. */
export type DraftRow = Omit<ImportDraft, 'bytes' | 'reading'>;

/** A draft with all that was decided of it, and its state. */
export interface OpenDraft {
  row: DraftRow;
  reading: Reading;
  register: RegisterAgency[];
  decisions: TakenDecision[];
  state: Drafted;
  /** Plans that it may amend. */
  plans: readonly AmendablePlan[];
}

/** Who may see a draft: an administrator all, a commission its own. */
export const mayOpen = (
  actor: Pick<Actor, 'kind' | 'agencyId'>,
  agencyId: string | null,
): boolean =>
  actor.kind === 'admin' || (actor.kind === 'commission' && actor.agencyId === agencyId);

/** A draft as this actor may see it; null if there is none. */
export async function openDraft(
  tx: Tx,
  id: string,
  actor: Pick<Actor, 'kind' | 'agencyId'>,
  now: Date,
): Promise<OpenDraft | null> {
  const found = await tx.importDraft.findUnique({
    where: { id },
    omit: { bytes: true },
    include: { decisions: { orderBy: { seq: 'asc' } } },
  });
  if (!found || !mayOpen(actor, found.agencyId)) return null;
  const { decisions: rows, reading: stored, ...row } = found;
  const reading = readingSchema.parse(stored);
  const register = await registerOf(tx);
  const decisions = rows.map(({ decision, draftId: _, ...rest }) => ({
    ...rest,
    decision: importDecisionSchema.parse(decision),
  }));
  const context = {
    text: row.sourceText,
    reading,
    register,
    agencyId: row.agencyId,
    plans: row.planId === null ? await plansOf(tx, actor) : [],
    year: yearOf(civilDateOf(now, planPolicySchema.parse({}).zone)),
  };
  const state = drafted(context, inForce(decisions));
  return { row, reading, register, decisions, state, plans: context.plans };
}

/** The plans that an actor may amend, by title. */
const plansOf = (tx: Tx, { kind, agencyId }: Pick<Actor, 'kind' | 'agencyId'>) =>
  tx.plan.findMany({
    where: { endedAt: null, ...(kind !== 'admin' && { commissionId: agencyId ?? '' }) },
    orderBy: { id: 'asc' },
    select: { id: true, title: true },
  });

/** The decisions that were not undone. */
export const inForce = (decisions: readonly TakenDecision[]): ImportDecision[] =>
  decisions.filter(({ undoneAt }) => undoneAt === null).map(({ decision }) => decision);

/** The same under the draft's lock, if it can still be worked on. */
export async function lockDraft(
  tx: Tx,
  id: string,
  actor: Actor,
  now: () => Promise<Date>,
): Promise<ImportOutcome<OpenDraft & { now: Date }>> {
  await tx.$queryRaw`SELECT id FROM import_draft WHERE id = ${id} FOR UPDATE`;
  const at = await now();
  const draft = await openDraft(tx, id, actor, at);
  if (!draft) return importRefused({ code: 'not_found' });
  const { planId, discardedAt, discardedBy } = draft.row;
  if (planId !== null) return importRefused({ code: 'imported', planId });
  if (discardedAt)
    return importRefused({ code: 'discarded', by: discardedBy ?? '', at: discardedAt });
  return { ok: true, value: { ...draft, now: at } };
}
