import type { Refusal } from '../report/refusal.ts';
import type { OpenPoint } from './open-points.ts';

/** Why something is not done with a draft. */
export type ImportRefusal =
  | { code: 'not_found' }
  /** The same file: its draft, or the plan that it became. */
  | { code: 'known_file'; draftId: string; planId: string | null }
  /** Somebody has decided on the same since; nothing of theirs or of this was lost. */
  | { code: 'decided_meanwhile'; by: string; at: Date }
  | { code: 'imported'; planId: string }
  | { code: 'discarded'; by: string; at: Date }
  | { code: 'not_discarded' }
  | { code: 'nothing_to_undo' }
  | { code: 'nothing_to_redo' }
  /** A field of the form, by its name, says nothing that could be taken. */
  | { code: 'bad_field'; field: string }
  /** Names that neither the document nor the register has. */
  | { code: 'unknown_names'; names: string[] }
  /** What is still to be done. */
  | { code: 'open_points'; points: { point: OpenPoint; count: number }[] }
  /** Only a plan's own commission imports for it. */
  | { code: 'other_commission' }
  /** Nothing of the amendment was ticked, or nothing differs. */
  | { code: 'nothing_to_amend' }
  | { code: 'plan_ended' }
  /** It amends a plan: no second one is made of it. */
  | { code: 'is_amendment' }
  /** A rule of the plan's own changes does not let a task be changed so. */
  | { code: 'task_refused'; task: string; why: Refusal };

/** The outcome of a command on a draft. */
export type ImportOutcome<T> = { ok: true; value: T } | { ok: false; refusal: ImportRefusal };

/** The outcome of one that was refused. */
export const importRefused = (refusal: ImportRefusal): { ok: false; refusal: ImportRefusal } => ({
  ok: false,
  refusal,
});
