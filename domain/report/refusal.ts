/** Why a command was refused: a code, and what a sentence about it needs to name. */
export type Refusal =
  | { code: 'not_found' }
  | { code: 'not_yours' }
  | { code: 'only_commission' }
  | { code: 'only_operator' }
  | { code: 'not_open_yet'; opensAt: Date }
  | { code: 'already_filed'; filedAt: Date }
  | { code: 'already_accepted'; acceptedAt: Date }
  | { code: 'withdrawn' }
  | { code: 'empty_report' }
  | { code: 'nil_needs_reason' }
  | { code: 'return_needs_reason' }
  | { code: 'nothing_to_review' }
  | { code: 'changed_since'; revision: number }
  | { code: 'already_launched'; launchedAt: Date }
  | { code: 'bad_period' };

export type RefusalCode = Refusal['code'];

/** The outcome of a command: what it gave, or why it was refused. Nothing is written on a refusal. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
});
