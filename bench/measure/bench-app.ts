import type { Logger } from 'pino';
import type { Ledger } from '../../ledger/ledger.ts';
import { FOR_EVER } from '../../ledger/retention/rules.ts';
import { createApp } from '../../server/app.tsx';
import { createAuth, type AuthParts } from '../../server/sign-in/create-auth.ts';

/** What the pages of a benchmark stand on. */
export interface BenchAppParts extends Pick<AuthParts, 'sendMail'> {
  ledger: Ledger;
  baseUrl: string;
  log: Logger;
  /** Where requests come without a connection, the header that tells from where. */
  clientAddressHeader?: string;
}

/** The product's pages, without PDFs, rehearsals and virtual time; nobody asks how its parts are. */
export function benchApp({ ledger, sendMail, log, ...settings }: BenchAppParts) {
  const config = {
    ...settings,
    secret: 'b7Qx2LmV9sTf4KpZ8wRj5NcY1hGd6EaU',
    defaultLang: 'zh-CN' as const,
    inboxUrl: null,
    idleMinutes: 480,
    freshMinutes: 480,
    keepDays: FOR_EVER,
  };
  return createApp({
    ...{ ledger, sendMail, config, log, virtualTime: null, toPdf: null },
    auth: createAuth({ ledger, config, sendMail, log }),
    servers: () => Promise.resolve([]),
    rehearsals: {
      start: () => undefined,
      cancel: () => undefined,
      at: () => Promise.reject(new Error('none is kept')),
    },
  });
}
