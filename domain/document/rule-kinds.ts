/** A rule that a document states once for several tasks (see `document-rules.ts`). */
export type RuleKind = 'first_listed_leads' | 'before_comma_leads' | 'star_leads' | 'standing';
