/** Why a draft of a letter or circular cannot be changed; nothing is written then. */
export type LetterRefusal =
  | { code: 'only_operator' }
  /** There is none: issued meanwhile, or all that is in it has been filed. */
  | { code: 'no_draft' }
  /** Somebody else saved the text since it was shown. */
  | { code: 'edited_since'; by: string; at: Date }
  /** It is not what was shown: a report in it was filed, or the day is another. */
  | { code: 'changed' }
  | { code: 'empty_text' }
  | { code: 'too_long' };

/** What a command on letters gives: what became of it, or why nothing did. */
export type LetterOutcome<Value> =
  { ok: true; value: Value } | { ok: false; refusal: LetterRefusal };
