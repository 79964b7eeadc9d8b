import type { ContactRole, Notice, StepNotice } from '../../domain/ladder/step.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Light } from '../../domain/light/reason.ts';
import type { Lang } from '../../domain/words/words.ts';

/** One report a mail speaks of. All names and texts are as the ledger has them, never translated. */
export interface MailReport {
  id: string;
  /** What the report is called; names it where it has no task (a region, an implementation plan). */
  title: string;
  /** As printed; null where the document numbers nothing. */
  taskNumber: string | null;
  /** Its place in the plan; null for a report without a task. */
  taskOrder: number | null;
  taskText: string | null;
  /** Of the handling of a major issue: the issue, by id. */
  issue?: string;
  /** Title of the chapter the task stands in. */
  chapter: string | null;
  /** Who owes it. */
  agency: string;
  dueOn: CivilDate;
  /** The wall time `HH:MM` of that day, where it is due at an instant; left out: 24:00. */
  dueBy?: string;
  /** The due date of the first terms; shown where a return or an extension moved it. */
  originalDueOn: CivilDate;
  /** 内部期限, where one holds. */
  internalDueOn?: CivilDate | null;
  /** The due date lies in a year whose official calendar is not published yet. */
  provisional: boolean;
  /** Its kind, which has the words for what is asked: the reports of one section are all of one. */
  kind: string;
  /** What it is about, as it stands before “reports”: 2027年度, 实施方案. */
  about: string;
  /** What its ladder says, step by step, to whom it concerns. */
  ladder: readonly StepNotice[];
  /** Of a part of another agency's report: who leads it. */
  lead?: string;
  /** As of the mail's sentAt. */
  light: Light;
}

/** What the notice of assignment tells an agency; the dates of the first yearly report. */
export interface MailAssignment {
  leads: { number: string; text: string; cooperating: string[] }[];
  cooperates: { number: string; text: string; lead: string }[];
  /** What it will be asked for, with the dates of each first cycle. */
  owes: { name: string; opensOn: CivilDate; firstDueOn: CivilDate }[];
}

/** One outbox row. */
export interface MailItem {
  /** The outbox row's key, which the header X-Duban-Rows names. */
  row: string;
  /** What it says of the report. */
  notice: Notice;
  /** Of two notices the more severe comes first; each of one severity makes a section. */
  severity: number;
  /** Null only for a notice of assignment that asks for no receipt, for an issued letter, and for an inspection. */
  report: MailReport | null;
  assignment?: MailAssignment;
  /** rescheduled: why the terms are new. */
  cause?: 'policy' | 'resume';
  /** objection_answered: what was objected to and in what words, and the answer. */
  objection?: { task: string | null; text: string; answer: string; answeredBy: string };
  /** returned, and every change that somebody decided: why, in their words; disagreement: the opinion. */
  reason?: string;
  /** transferred: whose it was; passed_on: whose it is. */
  other?: string;
  /** returned, accepted: who reviewed. */
  reviewer?: string;
  /** accepted: what it was filed with; the hash is SHA-256, in hex. */
  files?: readonly { name: string; sha256: string }[];
  /** What was asked for, and in what words it was decided. */
  extension?: MailExtension;
  /** letter_issued, circular_issued: what was issued; the whole of it is attached. */
  letter?: MailLetter;
  /** inspection_…: what it tells of. */
  inspection?: MailInspection;
  /** audit_heads: where the chains stand, as `verify-audit --head` takes it. */
  heads?: readonly string[];
}

/** An inspection, as a mail tells of it. */
export interface MailInspection {
  id: string;
  number: number;
  scope: string;
  period: { from: CivilDate; to: CivilDate };
  /** Null: not arranged yet. */
  visit: { from: CivilDate; to: CivilDate } | null;
  subjects: { agency: string; task: { number: string; text: string } | null }[];
  team: { name: string; agency: string }[];
  conclusion: string | null;
  answerDueOn: CivilDate | null;
  findings: { number: number; text: string; rectifyBy: CivilDate }[];
  answer: { agency: string; text: string } | null;
  calledOffWhy: string | null;
}

/** An issued letter or circular. */
export interface MailLetter {
  id: string;
  /** 发文字号. */
  number: string;
  title: string;
  issuedAt: Date;
}

/** A request for an extension, as a mail tells of it. */
export interface MailExtension {
  newDueOn: CivilDate;
  reason: string;
  stateOfWork: string;
  askedBy: string;
  /** The reviewer's words; null: none. */
  decision: string | null;
}

/** The plan a mail is about. */
export interface MailPlan {
  id: string;
  title: string;
  /** IANA name; decides which day it is at sentAt. */
  zone: string;
  /** Name of the commission, as mails show it. */
  commission: string;
  /** Name of who reviews what the reader's agency owes. */
  superior: string;
}

/** Who a mail goes to. */
export interface MailAddressee {
  name: string;
  address: string;
  role: ContactRole;
  agency: string;
  /** Who is absent, if it goes to their stand-in; left out: nobody. */
  inPlaceOf?: string;
}

/** Everything a mail is made of. The same content always makes the same bytes. */
export interface MailContent {
  lang: Lang;
  /** `<local@domain>`; see ids.ts. */
  messageId: string;
  /** Message-ID of the cycle's thread, which no mail carries itself; null for none. */
  thread: string | null;
  /** Business time, for the Date header and for counting days. */
  sentAt: Date;
  plan: MailPlan;
  to: MailAddressee;
  from: { name: string; address: string };
  /** Where the pages are, without a closing slash: links are `${baseUrl}/reports/<id>`. */
  baseUrl: string;
  items: MailItem[];
  /** The most reminders one report sends this contact under one due date; left out: not mentioned. */
  atMost?: number;
  /** Whom to ask, in one line (office, telephone); left out: the sender's address. */
  inquiries?: string;
  /** What goes with it, as it was kept; left out: nothing. */
  attachments?: readonly MailAttachment[];
}

/** A file that goes with a mail. */
export interface MailAttachment {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** A mail ready for the outbox: `raw` is sent as it is, again and again if need be. */
export interface ComposedMail {
  envelope: { from: string; to: string };
  messageId: string;
  subject: string;
  /** The frozen RFC 5322 bytes: ASCII only, lines of at most 998 octets, CRLF. */
  raw: Buffer;
  html: string;
  text: string;
  /** The headers of our own, unfolded. */
  headers: Record<string, string>;
}

/** Which part of a content cannot be put into a mail. */
export type UncomposablePart =
  | 'recipient'
  | 'sender'
  | 'message_id'
  | 'thread'
  | 'base_url'
  | 'sent_at'
  | 'row'
  | 'step'
  | 'items';

/** A content no safe mail can be made of. Its message holds no address and no name of a person. */
export class Uncomposable extends Error {
  readonly part: UncomposablePart;

  constructor(part: UncomposablePart, message: string) {
    super(message);
    this.name = 'Uncomposable';
    this.part = part;
  }
}
