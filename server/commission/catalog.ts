/** What only the commission's pages say, in one language. */
export interface CommissionWords {
  launch: {
    heading: string;
    text: string;
    from: string;
    to: string;
    preview: string;
    /** Every cycle it brings about. */
    cycles: string;
    noCycles: string;
    update: string;
    reports: string;
    agencies: string;
    opens: string;
    assignments: string;
    mails: string;
    mailsRange(least: number, most: number): string;
    provisional: string;
    button: string;
    warning: string;
    /** The heading once it is launched. */
    running: string;
    allLaunched: string;
    badPeriod: string;
  };
  /** What the text may order, before the launch. */
  proposals: {
    title: string;
    text: string;
    item: string;
    sentence: string;
    /** The link to its place in the source. */
    inText: string;
    past: string;
    /** Stands before the name. */
    confirmedBy: string;
    confirm: string;
  };
  /** A launched plan: pause, resumption, undoing the launch. */
  running: {
    pause: string;
    pauseText: string;
    why: string;
    resume: string;
    resumeText: string;
    undo: string;
    undoText: string;
    /** Mails have left: how many. */
    undoNoMore(sent: number): string;
  };
}
