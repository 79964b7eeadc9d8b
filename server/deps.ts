import type { Context, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Lang } from '../domain/words/words.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Auth } from './auth/create-auth.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { PageWords } from './words/words.ts';

/** Whether one part of the product is up; `detail` is for people who run it, and holds no secret. */
export interface PartHealth {
  part: string;
  up: boolean;
  detail: string;
}

export interface ServerConfig {
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
}

/** One mail to one person, now: sign-in codes are not staged in the outbox. */
export interface PromptMail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** What the server is given; it starts nothing of its own. */
export interface ServerDeps {
  ledger: Ledger;
  databaseUrl: string;
  auth: Auth;
  config: ServerConfig;
  sendMail: (mail: PromptMail) => Promise<void>;
  /** Checks of parts the server does not know: Temporal, SMTP. */
  parts: () => Promise<PartHealth[]>;
  /** Null: business time is the system's. */
  virtualTime: VirtualTime | null;
  log: Logger;
}

export type UserRole = 'agency' | 'commission' | 'government' | 'admin';

/** Who is signed in. */
export interface SignedIn {
  id: string;
  /** As signed in the audit; Chinese for the demo contacts. */
  name: string;
  email: string;
  role: UserRole;
  agencyId: string | null;
  lang: Lang;
}

/** What every handler finds on its context. */
export interface AppEnv {
  Variables: {
    deps: ServerDeps;
    /** Names the request in the log and on an error page. */
    requestId: string;
    lang: Lang;
    words: PageWords;
    /** Business time as the request came in. */
    now: Date;
    /** IANA zone of the plans' days. */
    zone: string;
    /** Null: nobody is signed in; behind `requireUser` it is never null. */
    user: SignedIn | null;
    log: Logger;
  };
}

export type AppContext = Context<AppEnv>;
export type AppMiddleware = MiddlewareHandler<AppEnv>;
