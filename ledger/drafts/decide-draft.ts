import { resolve } from '../../domain/import/resolve.ts';
import { importRefused, type ImportOutcome } from '../../domain/import/refusal.ts';
import { subjectsOf } from '../../domain/import/subjects.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { ImportDecision } from '../../schemas/import-decision.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { lockDraft, type OpenDraft } from './open-draft.ts';

/**
 * Takes decisions on a draft, all or none. `seen` is the version that the decider had before them: what
 * somebody else has decided of the same since is not decided over unseen.
 */
export async function decideDraft(
  ledger: Ledger,
  id: string,
  seen: number,
  decisions: readonly ImportDecision[],
  actor: Actor,
): Promise<ImportOutcome<{ version: number }>> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await lockDraft(tx, id, actor, () => ledger.clock.now());
    if (!locked.ok) return locked;
    const draft = locked.value;
    const late = decidedSince(draft, seen, decisions);
    if (late) return importRefused({ code: 'decided_meanwhile', by: late.by, at: late.at });
    const unknown = unknownNames(draft, decisions);
    if (unknown.length > 0) return importRefused({ code: 'unknown_names', names: unknown });
    const version = await raise(tx, draft);
    const from = draft.decisions.length;
    await tx.importDecision.createMany({
      data: decisions.map((decision, index) => ({
        draftId: id,
        seq: from + index + 1,
        batch: version,
        at: draft.now,
        by: actor.name,
        decision,
      })),
    });
    return { ok: true as const, value: { version } };
  });
}

/** The newest decision about any of the same things since a version. */
function decidedSince(
  { decisions }: OpenDraft,
  seen: number,
  mine: readonly ImportDecision[],
): { by: string; at: Date } | undefined {
  const subjects = new Set(mine.flatMap(subjectsOf));
  return decisions.findLast(
    ({ batch, decision }) =>
      batch > seen && subjectsOf(decision).some((subject) => subjects.has(subject)),
  );
}

/** Who owes something is named as the document or the register does. */
function unknownNames({ state, register }: OpenDraft, decisions: readonly ImportDecision[]) {
  const { idsOf } = resolve(state, register, (name) => name);
  const known = new Set(state.names.map(({ name }) => name));
  return decisions.flatMap((each) => {
    const obligations =
      each.what === 'duty' ? each.obligations : each.what === 'owed' ? [each.obligation] : [];
    return obligations.flatMap(({ dated }) =>
      dated && typeof dated.who === 'object'
        ? dated.who.names.filter((name) => !known.has(name) && idsOf(name).length === 0)
        : [],
    );
  });
}

async function raise(tx: Tx, { row }: OpenDraft): Promise<number> {
  const { version } = await tx.importDraft.update({
    where: { id: row.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

/** Which decisions are undone: the last batch, as of the version that was seen, or one by its number. */
export type Undoing = { lastOf: number } | number;

/** What came since the version that was seen: the last step is not the one that was meant. */
function lastSince({ row, decisions }: OpenDraft, which: Undoing) {
  if (typeof which === 'number' || which.lastOf === row.version) return null;
  const newest = decisions.toSorted((a, b) => latest(b) - latest(a))[0];
  if (!newest) return null;
  const { undoneAt, undoneBy, at, by } = newest;
  return importRefused({
    code: 'decided_meanwhile',
    by: undoneBy ?? by,
    at: undoneAt ?? at,
  });
}

const latest = ({ at, undoneAt }: OpenDraft['decisions'][number]): number => Number(undoneAt ?? at);

/** Undoes what was decided last, or one decision; it stays in the list, and can be taken again. */
export async function undoDecision(
  ledger: Ledger,
  id: string,
  which: Undoing,
  actor: Actor,
): Promise<ImportOutcome<{ undone: number }>> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await lockDraft(tx, id, actor, () => ledger.clock.now());
    if (!locked.ok) return locked;
    const draft = locked.value;
    const late = lastSince(draft, which);
    if (late) return late;
    const held = draft.decisions.filter(({ undoneAt }) => undoneAt === null);
    const batch = held.reduce((newest, each) => Math.max(newest, each.batch), 0);
    const chosen = held.filter((each) =>
      typeof which === 'number' ? each.seq === which : each.batch === batch,
    );
    if (chosen.length === 0) return importRefused({ code: 'nothing_to_undo' });
    await raise(tx, draft);
    const { count } = await tx.importDecision.updateMany({
      where: { draftId: id, seq: { in: chosen.map(({ seq }) => seq) } },
      data: { undoneAt: draft.now, undoneBy: actor.name },
    });
    return { ok: true as const, value: { undone: count } };
  });
}

/** Takes what was undone last, or one decision, again: in the place that it had. */
export async function redoDecision(
  ledger: Ledger,
  id: string,
  which: Undoing,
  actor: Actor,
): Promise<ImportOutcome<{ redone: number }>> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await lockDraft(tx, id, actor, () => ledger.clock.now());
    if (!locked.ok) return locked;
    const draft = locked.value;
    const late = lastSince(draft, which);
    if (late) return late;
    const undone = draft.decisions.filter(({ undoneAt }) => undoneAt !== null);
    const newest = undone.reduce((at, each) => Math.max(at, Number(each.undoneAt)), 0);
    // Of what was undone at once, the batch that was decided first comes back first.
    const atOnce = undone.filter((each) => Number(each.undoneAt) === newest);
    const batch = atOnce.reduce((least, each) => Math.min(least, each.batch), Infinity);
    const chosen = undone.filter((each) =>
      typeof which === 'number'
        ? each.seq === which
        : Number(each.undoneAt) === newest && each.batch === batch,
    );
    if (chosen.length === 0) return importRefused({ code: 'nothing_to_redo' });
    await raise(tx, draft);
    const { count } = await tx.importDecision.updateMany({
      where: { draftId: id, seq: { in: chosen.map(({ seq }) => seq) } },
      data: { undoneAt: null, undoneBy: null },
    });
    return { ok: true as const, value: { redone: count } };
  });
}
