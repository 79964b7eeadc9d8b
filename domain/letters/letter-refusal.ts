/** Why a letter or circular cannot be changed, issued or taken back; nothing is written then. */
export type LetterRefusal =
  | { code: 'only_operator' }
  /** There is none: issued meanwhile, or all that is in it has been filed. */
  | { code: 'no_draft' }
  /** Somebody else saved the text since it was shown. */
  | { code: 'edited_since'; by: string; at: Date }
  /** It is not what was shown: a report in it was filed, or the day is another. */
  | { code: 'changed' }
  | { code: 'empty_text' }
  | { code: 'too_long' }
  /** Whoever is addressed, or owes what it is about, does not issue it. */
  | { code: 'addressed' }
  /** The saved text says what is not so any more. */
  | { code: 'facts_changed' }
  | { code: 'already_issued'; number: string; by: string; at: Date }
  | { code: 'bad_number' }
  /** A number is of the year in which it is given. */
  | { code: 'wrong_year'; year: number }
  | { code: 'number_used'; number: string; at: Date }
  /** While the plan is paused nothing is sent. */
  | { code: 'paused' }
  | { code: 'not_issued' }
  | { code: 'taken_back'; by: string; at: Date }
  /** It has left: a mail of it, or the time of the mails where nobody can be mailed to. */
  | { code: 'left'; at: Date };

/** What a command on letters gives: what became of it, or why nothing did. */
export type LetterOutcome<Value> =
  { ok: true; value: Value } | { ok: false; refusal: LetterRefusal };
