/** The pages of the desk, as its navigation names them. */
export type DeskSection =
  | 'overview'
  | 'reports'
  | 'reviews'
  | 'escalations'
  | 'letters'
  | 'disagreements'
  | 'mails'
  | 'agencies'
  | 'tasks'
  | 'changes'
  | 'audit'
  | 'source'
  | 'objections'
  | 'extensions'
  | 'statistics';
