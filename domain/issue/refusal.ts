/** Why a major issue (重大问题) is not raised, or nothing is done about it so. */
export type IssueRefusal =
  /** The plan has no confirmed obligation of this kind: nothing would come of the event. */
  | { code: 'nothing_ordered'; kind: string }
  /** It is filed, returned and accepted by the commands of its own page alone. */
  | { code: 'on_own_page' }
  /** Agencies raise issues, the commission among them; whoever answers them does not. */
  | { code: 'only_agency_raises' }
  | { code: 'issue_lacks'; field: 'title' | 'what' | 'asked' }
  /** Answered, withdrawn or merged. */
  | { code: 'issue_closed'; how: 'answered' | 'withdrawn' | 'merged'; closedAt: Date }
  /** It lies with the government since. */
  | { code: 'issue_passed_on'; passedOnAt: Date }
  /** It was sent back, withdrawn or is not passed on yet. */
  | { code: 'issue_not_passed_on' }
  /** Into itself, one of another plan, or one that is not open. */
  | { code: 'not_mergeable' }
  /** Others follow its answer: they would be left without one. */
  | { code: 'issue_followed'; numbers: number[] };
