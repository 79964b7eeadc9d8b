import type { AskedServer } from '../../domain/alarms/facts.ts';
import type { UserRole } from '../../domain/report/actor.ts';
import type { Tracer } from '@opentelemetry/api';
import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Door } from '../../domain/sign-in/doors.ts';
import type { Lang } from '../../domain/words/words.ts';
import type { ToPdf } from '../../documents/convert.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RetentionDays } from '../../ledger/retention/rules.ts';
import type { SignInPlace } from '../../ledger/sign-in/records.ts';
import type { KeptRehearsal } from '../../ledger/rehearsal/kept.ts';
import type { Asker } from './asker.ts';
import type { WebWords } from './catalog.ts';
import type { OidcSettings } from '../../schemas/together.ts';
import type { Oidc } from './oidc.ts';
import type { Passkeys } from './passkeys.ts';

/** One mail to one person, now: codes are not staged in the outbox. */
export interface PromptMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The server's settings. */
export interface PageConfig {
  /** Where people reach the pages, without a closing slash. */
  baseUrl: string;
  /** Signs the session cookies; at least 32 characters. */
  secret: string;
  defaultLang: Lang;
  temporalUiUrl?: string | null;
  inboxUrl?: string | null;
  /**
   * Header in which the deployment's own proxy writes the client's address (`x-forwarded-for`).
   * Null: the address of the connection, which nobody can forge.
   */
  clientAddressHeader?: string | null;
  /** A session in which nobody was there for so long ends. */
  idleMinutes: number;
  /** How old the newest code may be where a fresh one is asked for. */
  freshMinutes: number;
  /** How many requests of one session are answered in a minute; left out: all. */
  requestsPerMinute?: number;
  /** For how many days what is kept; 0: for ever. */
  keepDays: RetentionDays;
  /** Who comes in by a passkey alone; left out: nobody has to. */
  passkeyRoles?: readonly UserRole[];
  /** The sign-in of the organisation, and who comes in by it alone; left out: there is none. */
  oidc?: OidcSettings | null;
  oidcRoles?: readonly UserRole[];
}

/** Who is signed in. */
export interface SignedIn {
  id: string;
  /** As signed in the audit; Chinese for the demo contacts. */
  name: string;
  email: string;
  role: UserRole;
  agencyId: string | null;
  lang: Lang;
  /** The session that they came in by. */
  sessionId: string;
  /** When they last proved in it who they are, in real time. */
  provedAt: Date;
  /** By what they came in. */
  door: Door;
  /** Every role that they could act in. */
  roles: readonly UserRole[];
  /** The doors of which they have to pass one still: until then nothing else is shown. None: they are in. */
  asked: readonly Door[];
  /** The contacts of the agency at whose address they sign in, by id. */
  contacts: readonly string[];
  /** All agencies that they may act for; one of them at a time. */
  agencies: readonly { id: string; name: string; nameEn: string | null }[];
}

/** The sign-in: by a code that is sent by mail, a passkey, or through the organisation. Its times are real ones. */
export interface Auth {
  passkeys: Passkeys;
  /** Null: there is none. */
  oidc: Oidc | null;
  /** Who is signed in by these request headers; null if nobody. Keeps, to the minute, that they are there. */
  signedIn(
    headers: Headers,
    from: SignInPlace,
  ): Promise<Omit<SignedIn, 'contacts' | 'agencies' | 'roles' | 'asked'> | null>;
  /** What a browser keeps once it has signed in at an address: strangers cannot use up its codes. */
  knownBrowser(email: string): string;
  /** Mails a code to the address if it belongs to a user; neither the answer nor its time tells whether. */
  sendCode(email: string, lang: Lang, asker: Asker): Promise<'sent' | 'badAddress' | 'tooOften'>;
  /** Tries a code. On success: the cookies to set. */
  signIn(email: string, code: string, asker: Asker): Promise<string[] | 'wrongCode'>;
  /** Ends the session; answers the cookies to set. */
  signOut(headers: Headers, from: SignInPlace): Promise<string[]>;
  /** Mails a fresh code to somebody who is signed in; it is taken in their session alone. */
  sendProof(
    user: SignedIn,
    lang: Lang,
    asker: Pick<Asker, 'address'>,
  ): Promise<'sent' | 'tooOften'>;
  /** Tries it; whether it was right. */
  prove(user: SignedIn, code: string, from: SignInPlace): Promise<boolean>;
  setLang(userId: string, lang: Lang): Promise<void>;
}

/** Under virtual time: what a visitor may do with the clock. */
export interface VirtualTime {
  now(): Promise<Date>;
  /** The earliest business instant at which something is due by itself; null if nothing is. */
  next(): Promise<Date | null>;
  /** Starts moving business time to the instant, in the background; `state` tells how far it is. */
  stepTo(instant: Date): void;
  state(): VirtualTimeState;
}

/** Whether virtual time is on its way, and where it has come to. */
export interface VirtualTimeState {
  running: boolean;
  /** Where it is going; null when it stands. */
  target: Date | null;
  at: Date;
  /** Why the last step did not come to rest; null when it did. */
  error: string | null;
}

/** The processes that live through rehearsals; what is asked for, and how far it is, the ledger knows. */
export interface Rehearsals {
  /** Starts the process of a rehearsal that was asked for. */
  start(id: number): void;
  /** Ends the process of one that was cancelled; elsewhere started, it ends by itself. */
  cancel(id: number): void;
  /** The ledger of one that is kept, as of an instant; to be read only. @throws where it cannot be opened. */
  at(database: string, instant: Date): Promise<Ledger>;
}

/** A rehearsal that is looked around in, as of an instant. */
export interface Looking extends KeptRehearsal {
  at: Date;
}

/** What the server is given; it starts nothing of its own. */
export interface ServerDeps {
  ledger: Ledger;
  auth: Auth;
  /** Sends a code's mail now; throws where it could not be sent. */
  sendMail: (mail: PromptMail) => Promise<void>;
  config: PageConfig;
  /** Asks the servers that the pages do not know: Temporal, SMTP. */
  servers: () => Promise<AskedServer[]>;
  /** Null: business time is the system's. */
  virtualTime: VirtualTime | null;
  /** Makes PDFs of documents; null where LibreOffice is not installed. */
  toPdf: ToPdf | null;
  rehearsals: Rehearsals;
  /** Whom requests are told; left out: nobody. */
  tracer?: Tracer | null;
  log: Logger;
}

/** What every handler finds on its context. */
export interface AppEnv {
  Variables: {
    deps: ServerDeps;
    /** Names the request in the log and on an error page. */
    requestId: string;
    lang: Lang;
    words: WebWords;
    /** Business time as the request came in. */
    now: Date;
    /** IANA zone of the plans' days. */
    zone: string;
    /** Null: nobody is signed in; behind `requireUser` it is never null. */
    user: SignedIn | null;
    /** The rehearsal that the page is of; null: it is the product's own. */
    looking: Looking | null;
    /**
     * The page is read for a table to be taken away: texts come uncut, and lists whole, up to so many rows.
     * Null: it is shown.
     */
    rowsTaken: number | null;
    /** A backup was restored and nothing is sent; told to those who can do something about it. */
    isFenced: boolean;
    /** Title of the plan that the page tells of; null: of none. */
    planTitle: string | null;
    log: Logger;
  };
}

/** The context of a request, with what `withContext` puts there. */
export type AppContext = Context<AppEnv>;
/** What may stand before a page. */
export type AppMiddleware = MiddlewareHandler<AppEnv>;
