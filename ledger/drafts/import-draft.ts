import { createHash } from 'node:crypto';
import { importedDocument, ordering, valuesOf } from '../../domain/import/imported.ts';
import { openPoints } from '../../domain/import/open-points.ts';
import { resolve } from '../../domain/import/resolve.ts';
import { importRefused, type ImportOutcome } from '../../domain/import/refusal.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import { writePlan, type ImportedObligation, type ImportedPlan } from '../import-plan.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockDraft, type OpenDraft, type TakenDecision } from './open-draft.ts';

/**
 * Imports a draft as a plan, whole or not at all: its agencies that are new, their further names, tasks,
 * duties, obligations by the names of who confirmed them. What is still to be done is refused with what
 * it is. Nothing is launched.
 */
export async function importDraft(
  ledger: Ledger,
  id: string,
  actor: Actor,
): Promise<ImportOutcome<{ planId: string }>> {
  return ledger.db.$transaction(
    async (tx) => {
      // Before the draft: two imports add agencies one after the other.
      await tx.$executeRaw`LOCK TABLE agency IN SHARE ROW EXCLUSIVE MODE`;
      const locked = await lockDraft(tx, id, actor, () => ledger.clock.now());
      if (!locked.ok) return locked;
      const draft = locked.value;
      if (typeof draft.state.amends === 'string') return importRefused({ code: 'is_amendment' });
      const points = openPoints(draft.state);
      if (points.length > 0) return importRefused({ code: 'open_points', points });
      const plan = planOf(draft);
      if (!plan) {
        const point = { point: 'commission' as const, count: 1 };
        return importRefused({ code: 'open_points', points: [point] });
      }
      if (actor.kind === 'commission' && plan.commissionId !== actor.agencyId)
        return importRefused({ code: 'other_commission' });
      const same = await tx.plan.findUnique({ where: { id: plan.id }, select: { id: true } });
      if (same) return importRefused({ code: 'known_file', draftId: id, planId: plan.id });
      const at = draft.now;
      await writePlan(tx, plan, at);
      await finish(tx, id, plan.id, actor, at);
      const data = {
        draft: id,
        tasks: plan.document.tasks.length,
        agencies: plan.agencies.map((each) => each.id),
        obligations: plan.obligations.map(({ kind }) => kind),
      };
      await audit(tx, { at, actor, action: 'import', planId: plan.id, subject: plan.id, data });
      return { ok: true as const, value: { planId: plan.id } };
    },
    { timeout: 120_000 },
  );
}

/** Marks a draft as what a plan, or a change of it, has become of. */
export async function finish(
  tx: Tx,
  id: string,
  planId: string,
  actor: Actor,
  at: Date,
): Promise<void> {
  await tx.importDraft.update({
    where: { id },
    data: { planId, importedAt: at, importedBy: actor.name, version: { increment: 1 } },
  });
}

const short = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** The id of an agency that a document brings: always the same one for a name. */
export const newAgencyId = (name: string): string => `agency-${short(name, 8)}`;

/** The plan of a draft; null where its offices mean nobody. */
export function planOf({
  row,
  reading,
  register,
  decisions,
  state,
}: OpenDraft): ImportedPlan | null {
  const resolved = resolve(state, register, newAgencyId);
  const { period } = state;
  const commissionId = resolved.chosen(state.commission ?? '');
  const governmentId = resolved.chosen(state.government ?? '');
  if (!period || !commissionId || !governmentId) return null;
  const aliasesOf = (agencyId: string) =>
    resolved.aliases.filter((alias) => alias.agencyId === agencyId).map(({ name }) => name);
  const agencies = [...register.filter(({ endedAt }) => endedAt === null), ...resolved.added].map(
    ({ id, name, nameEn, kind }) => ({ id, name, nameEn, kind, aliases: aliasesOf(id) }),
  );
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const document = importedDocument(
    state,
    reading.document,
    resolved,
    (agencyId) => names.get(agencyId) ?? agencyId,
  );
  return {
    id: `plan-${period.from}-${row.sha256.slice(0, 6)}`,
    sourceName: row.sourceName,
    sha256: row.sha256,
    sourceText: row.sourceText,
    document,
    agencies,
    regions: [...new Set((state.regions ?? []).flatMap((choice) => resolved.chosen(choice) ?? []))],
    commissionId,
    governmentId,
    contacts: [],
    users: [],
    policy: {},
    obligations: obligationsIn({ state, decisions }, resolved),
  };
}

function obligationsIn(
  { state, decisions }: Pick<OpenDraft, 'state' | 'decisions'>,
  resolved: ReturnType<typeof resolve>,
): ImportedObligation[] {
  const ordered = ordering(state).flatMap(({ duty, tasks, confirmed }, place) =>
    (confirmed ?? []).map((each) => ({
      kind: each.kind,
      values: valuesOf(each, state, tasks, resolved),
      confirmedBy: confirmerOf(decisions, duty),
      source: { duty: place },
    })),
  );
  const added = state.owed.map(({ obligation, why }) => {
    const by = adderOf(decisions, JSON.stringify(obligation));
    return {
      kind: obligation.kind,
      values: valuesOf(obligation, state, [], resolved),
      confirmedBy: by,
      source: { addedBy: by, why },
    };
  });
  return [...ordered, ...added];
}

const confirmerOf = (decisions: readonly TakenDecision[], duty: number): string =>
  decisions.findLast(
    ({ decision, undoneAt }) =>
      undoneAt === null && decision.what === 'duty' && decision.duty === duty,
  )?.by ?? '';

const adderOf = (decisions: readonly TakenDecision[], obligation: string): string =>
  decisions.findLast(
    ({ decision, undoneAt }) =>
      undoneAt === null &&
      decision.what === 'owed' &&
      JSON.stringify(decision.obligation) === obligation,
  )?.by ?? '';
