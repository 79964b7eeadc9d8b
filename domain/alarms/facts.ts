/** A process that beats, as its row and the database's clock have it; spans in seconds of real time. */
export interface BeatingProcess {
  id: string;
  /** Since it began. */
  startedAgo: number;
  /** Since it last finished a task of the engine's; null: nobody asks it (virtual time). */
  taskAgo: number | null;
  /** Its machine's clock less the database's; null: not measured yet. */
  clockOff: number | null;
}

/** Mails that are due and not sent, and what was refused; spans in seconds. */
export interface MailFigures {
  /** Due and not sent, of plans that are not paused. */
  due: number;
  /** How long the oldest of them has been due, by business and by real time; 0: none is. */
  oldestDue: number;
  /** Due long enough to be late, and in nobody's hands: no sender takes them. */
  untaken: number;
  /** How long the oldest of those is due. */
  untakenFor: number;
  /** Handed to the mail server, due for so long that it is late: people whose mail has no end yet. */
  stalled: number;
  /** Put off by the mail server, for so long that it is late: mails, and how many people they are for. */
  putOff: number;
  putOffContacts: number;
  putOffFor: number;
  /** Of those the ones that no server has answered: it cannot be reached, or refuses our account. */
  unanswered: number;
  /** The commonest code of what is put off. */
  putOffCode: string | null;
  /** May or may not have arrived, and not sent again any more. */
  givenUp: number;
  /** May or may not have arrived, those that are sent again with them. */
  uncertain: number;
  /** By the server's code, as it stands. */
  refusedByCode: Readonly<Record<string, number>>;
  /** People whose mails were refused within the hour and since a mail was taken last. */
  refusedSinceTaken: number;
  /** Could not be made at all: a fault of ours. */
  uncomposable: number;
  /** Since the mail server took one; null: it never did. */
  takenAgo: number | null;
}

/** What the database knows of the product. */
export interface LedgerFigures {
  /** Workers that beat, and since when none does; `null`: none ever did. */
  workers: readonly BeatingProcess[];
  workerGoneFor: number | null;
  /** Since the pages' last process has stopped beating without having been stopped; null: they beat. */
  serverGoneFor: number | null;
  /** This process's clock less the database's, in seconds. */
  clockOff: number;
  relay: { waiting: number; oldest: number };
  /** Steps that are due and not taken. */
  steps: { late: number; oldest: number };
  mail: MailFigures;
  /** What the reconciler has mended within the hour, and how long ago the first of it. */
  repairs: { count: number; firstAgo: number };
  reviewsWaiting: number;
  /** Since Temporal's Schedule last ran the reconciler; null: there is none (virtual time). */
  scheduleAgo: number | null;
  /** Sending is held back after a restore until somebody releases it, for so long; null: it is not. */
  fencedFor: number | null;
  /** Why the database took no writes: its own code; null: it took one. */
  writesRefused: string | null;
}

/** A server that the product stands on, beside the database. */
export interface AskedServer {
  part: 'temporal' | 'smtp';
  up: boolean;
  /** For people who run it; holds no secret. */
  detail: string;
  /** Workers that poll, as Temporal lists them; null or left out: it does not tell. */
  pollers?: number | null;
  /** Whether somebody has paused the reconciler's Schedule in Temporal; null or left out: it does not tell. */
  isSchedulePaused?: boolean | null;
}

/** Everything that alarms are a function of. */
export interface HealthFacts {
  /** When they were read. */
  at: Date;
  /** Null: they could not be asked. */
  ledger: LedgerFigures | null;
  /** Why the database could not be asked: a code; null: it answers. */
  unanswered: string | null;
  /** How long it took to answer, in ms. */
  answeredInMs: number;
  /** Migrations that the database lacks; figures are not asked then. */
  missingMigrations: readonly string[];
  /** Those that were asked. */
  servers: readonly AskedServer[];
}
