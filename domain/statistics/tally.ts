/** Reports judged against one due date. The four add up to the reports owed. */
export interface Punctuality {
  filedOnTime: number;
  filedLate: number;
  /** Not filed, and the due date is past. */
  missing: number;
  /** Not filed, and still on time. */
  notYetDue: number;
}

/** The count of a group of reports at one instant. */
export interface Tally {
  /** Every report but those withdrawn: what all rates are measured against. */
  owed: number;
  withdrawn: number;
  filed: number;
  /** Accepted (办结). */
  accepted: number;
  /** Filed with no progress to report (无进展), with a reason; counted as filed, too. */
  nil: number;
  /** With an extension granted (延期). */
  extended: number;
  /** Returned at least once (退回). */
  returned: number;
  /** Against the first due date. */
  original: Punctuality;
  /** Against the due date with its extension. */
  afterExtension: Punctuality;
}

/** The tally of no reports. */
export function emptyTally(): Tally {
  const none = (): Punctuality => ({ filedOnTime: 0, filedLate: 0, missing: 0, notYetDue: 0 });
  return {
    owed: 0,
    withdrawn: 0,
    filed: 0,
    accepted: 0,
    nil: 0,
    extended: 0,
    returned: 0,
    original: none(),
    afterExtension: none(),
  };
}
