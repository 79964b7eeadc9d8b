/** What only the commission's pages say, in one language. */
export interface CommissionWords {
  review: {
    heading: string;
    due(date: string): string;
    overdue(date: string, days: number): string;
    accept: string;
    acceptText: string;
    return: string;
    returnText(workdays: number): string;
    returnReason: string;
    returnReasonHint: string;
    onlyCommission: string;
  };
  /** The step between a draft and its being recorded as issued. */
  issue: {
    title: string;
    kind: string;
    to: string;
    about: string;
    reports(count: number): string;
    note: string;
    confirm: string;
    back: string;
    refused: {
      no_draft: string;
      only_operator: string;
      already_issued(at: string): string;
      answered_since(at: string): string;
    };
  };
  launch: {
    heading: string;
    text: string;
    from: string;
    to: string;
    preview: string;
    update: string;
    reports: string;
    agencies: string;
    opens: string;
    due: string;
    assignments: string;
    mails: string;
    mailsRange(least: number, most: number): string;
    provisional: string;
    button: string;
    warning: string;
    allLaunched: string;
    badPeriod: string;
  };
}
