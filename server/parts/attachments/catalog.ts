/** What pages say of attachments, in one language. */
export interface AttachmentWords {
  title: string;
  none: string;
  /** What is taken, and how much of it. */
  hint: string;
  choose: string;
  upload: string;
  remove: string;
  save: string;
  view: string;
  /** The hash, by which a file that was saved can be told to be this one. */
  hash: string;
  added(at: string): string;
  total(count: number, size: string): string;
  /** What came of the files that were sent. */
  taken(name: string): string;
  takenBefore(name: string): string;
  removed(name: string): string;
  notTaken: string;
  /** What the script says; in none of it stands a name. */
  script: {
    waiting: string;
    sent: string;
    checking: string;
    broken: string;
    signedOut: string;
    again: string;
    leave: string;
    /** Where the form is submitted while something is on its way. */
    wait: string;
  };
}
