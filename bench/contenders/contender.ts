/** Where a contender works, and what it will be asked for. */
export interface Place {
  /** A database of its own; the ceiling and plain Temporal leave it alone. */
  url: string;
  smtpUrl: string;
  /** Connections to the mail server, the same for all. */
  connections: number;
  /** To how many recipients the mails go in turn; each its own where there are as many as mails. */
  recipients: number;
  /** The mails' bytes, ready, for those who send these (see ready-mails.ts). */
  readyFile: string;
  /** A folder for logs and what else is thrown away. */
  folder: string;
}

/** Mails to be sent at one instant, by number; a number is never asked for twice. */
export interface Herd {
  from: number;
  count: number;
  /** Epoch ms. */
  at: number;
}

/** One way to send mails at an instant that is still to come. It runs in a process of its own. */
export interface Contender {
  /** Makes what it needs and starts working: from here on it waits for instants. */
  start(place: Place): Promise<void>;
  /** Puts mails down, so that they go out at the instant. */
  stage(herd: Herd): Promise<void>;
  /** What can be done of the work before the instant; left out: nothing. */
  ahead?(herd: Herd): Promise<void>;
  /** How many mails it still means to send, or to send again; left out: it cannot tell. */
  left?(): Promise<number>;
  stop(): Promise<void>;
}
