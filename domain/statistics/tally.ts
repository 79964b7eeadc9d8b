/** Reports judged against one due date. The four add up to the reports owed. */
export interface Punctuality {
  filedOnTime: number;
  filedLate: number;
  /** Nothing of it stands filed, and the due date is past. */
  missing: number;
  /** Not filed, and still on time. */
  notYetDue: number;
}

/** The count of a group of reports at one instant. */
export interface Tally {
  /** Every report that is on the roster: what all rates are measured against. */
  owed: number;
  /** Left the roster; counted nowhere else. */
  left: number;
  /** Filed at least once. */
  filed: number;
  /** Accepted (办结). */
  accepted: number;
  /** Filed with no progress to report (无进展), with a reason; counted as filed, too. */
  nil: number;
  /** Filed with next to nothing said, though it was asked about; counted as filed, too. */
  short: number;
  /** Filed with the last cycle's text, though it was asked about; counted as filed, too. */
  copied: number;
  /** By another date than the original one, for another reason than a return. */
  rescheduled: number;
  /** Returned at least once (退回). */
  returned: number;
  /** Overdue now (逾期未报): what burns, and what letters and circulars are about. */
  overdue: number;
  /** Against the first due date. */
  original: Punctuality;
  /** Against the due date that a change of policy or a pause moved; the first one where none did. */
  moved: Punctuality;
}

/** The tally of no reports. */
export function emptyTally(): Tally {
  const none = (): Punctuality => ({ filedOnTime: 0, filedLate: 0, missing: 0, notYetDue: 0 });
  return {
    owed: 0,
    left: 0,
    filed: 0,
    accepted: 0,
    nil: 0,
    short: 0,
    copied: 0,
    rescheduled: 0,
    returned: 0,
    overdue: 0,
    original: none(),
    moved: none(),
  };
}
