import { randomInt } from 'node:crypto';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Door } from '../../domain/sign-in/doors.ts';
import type { Lang } from '../../domain/words/words.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { askCode, tryCode } from '../../ledger/sign-in/codes.ts';
import { recordSignIn } from '../../ledger/sign-in/records.ts';
import { goesOn, markProved } from '../../ledger/sign-in/sessions.ts';
import { addressSchema } from '../../schemas/register.ts';
import type { Asker } from '../web/asker.ts';
import { isHttps } from '../web/cookies.ts';
import type { Auth, PromptMail, PageConfig, SignedIn } from '../web/deps.ts';
import { mailFault } from '../web/errors.tsx';
import { codeMail } from './code-mail.tsx';
import { keyedHash } from './keyed-hash.ts';
import { createOidc } from './oidc.ts';
import { createPasskeys } from './passkeys.ts';

/** What the sign-in stands on. */
export interface AuthParts {
  ledger: Ledger;
  config: Pick<PageConfig, 'baseUrl' | 'secret' | 'defaultLang' | 'idleMinutes' | 'oidc'>;
  sendMail: (mail: PromptMail) => Promise<void>;
  log: Logger;
}

/** A session ends a week after the sign-in; it is not prolonged, so that no visit writes anything. */
const SESSION_S = 7 * 24 * 60 * 60;
/** Guessed once in a hundred million. */
const DIGITS = 8;
const newCode = () => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
/** In the place of a browser: a code for a session is taken in no other. */
const inSession = (sessionId: string) => `session ${sessionId}`;
const CLIENT_HEADER = 'x-duban-client';

/** A session for whoever has shown who they are. Called from here alone: no request reaches it. */
const sessions = {
  id: 'duban-sessions',
  endpoints: {
    beginSession: createAuthEndpoint(
      '/duban/session',
      {
        method: 'POST',
        body: z.object({ userId: z.string(), door: z.string() }),
        metadata: { SERVER_ONLY: true },
      },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.userId);
        if (!user) throw new Error('sign-in: the user is gone');
        const { door } = ctx.body;
        const session = await internalAdapter.createSession(user.id, false, {
          door,
          // When somebody has proved who they are to their organisation, nobody here knows.
          ...(door === 'oidc' && { provedAt: new Date(0) }),
        });
        await setSessionCookie(ctx, { session, user });
        return ctx.json({});
      },
    ),
  },
} as const;

/**
 * Sets up the sign-in on the ledger's database: codes are the ledger's own (`ledger/sign-in/codes.ts`), sessions
 * the library's. Its own HTTP endpoints are not mounted: the pages call what they need, so that nothing else of
 * it can be reached from outside.
 */
export function createAuth({ ledger, config, sendMail, log }: AuthParts): Auth {
  const { baseUrl, secret } = config;
  const auth = betterAuth({
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [new URL(baseUrl).origin],
    database: prismaAdapter(ledger.db, { provider: 'postgresql' }),
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        agencyId: { type: 'string', required: false, input: false },
        lang: { type: 'string', input: false },
      },
    },
    session: {
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      additionalFields: {
        seenAt: { type: 'date', required: false, input: false },
        provedAt: { type: 'date', required: false, input: false },
        door: { type: 'string', required: false, input: false },
      },
    },
    plugins: [sessions],
    rateLimit: { enabled: false },
    advanced: {
      // `__Host-` says more than the library's own `__Secure-`: no other host of the domain can set it.
      cookiePrefix: isHttps(config) ? '__Host-duban' : 'duban',
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure: isHttps(config) },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => log[level]({ from: 'auth' }, message),
    },
  });

  const hashed = keyedHash(secret);
  const placeOf = (email: string, { browser }: Pick<Asker, 'browser'>) => {
    const account = hashed('account', email);
    return { account, browser: hashed('browser', browser) };
  };
  const codeHash = (email: string, code: string) => hashed('code', email, code);

  const deliver = (to: string, code: string, lang: Lang) =>
    sendMail({ to, ...codeMail(code, lang) }).catch((error: unknown) =>
      log.error(mailFault(error), 'sign-in: a code was not mailed'),
    );

  const begin = async (userId: string, door: Door, asker: Asker): Promise<string[]> => {
    const { headers } = await auth.api.beginSession({
      body: { userId, door },
      headers: new Headers({ [CLIENT_HEADER]: asker.address, 'user-agent': asker.userAgent }),
      returnHeaders: true,
    });
    return headers.getSetCookie();
  };

  return {
    passkeys: createPasskeys({ ledger, baseUrl, hashed, begin }),
    oidc: config.oidc
      ? createOidc({ ledger, settings: config.oidc, baseUrl, hashed, begin, log })
      : null,

    async signedIn(headers, from) {
      const session = await auth.api.getSession({
        headers: new Headers({ cookie: headers.get('cookie') ?? '' }),
        query: { disableRefresh: true, disableCookieCache: true },
      });
      if (!session) return null;
      const { id, name, email, role, agencyId, lang } = session.user;
      const { id: sessionId, seenAt, provedAt, createdAt, door } = session.session;
      const held = { id: sessionId, userId: id, seenAt: seenAt ?? createdAt };
      const away = { ms: Date.now() - held.seenAt.getTime(), mostMinutes: config.idleMinutes };
      if (!(await goesOn(ledger, held, away, from))) return null;
      return {
        id,
        name,
        email,
        role: role as SignedIn['role'],
        agencyId: agencyId ?? null,
        lang: lang === 'en' ? 'en' : 'zh-CN',
        sessionId,
        provedAt: provedAt ?? createdAt,
        door: (door ?? 'code') as Door,
      };
    },

    knownBrowser: (email) => hashed('known', email),

    async sendCode(email, lang, asker) {
      if (!addressSchema.safeParse(email).success) return 'badAddress';
      const code = newCode();
      const outcome = await askCode(ledger, {
        ...placeOf(email, asker),
        address: email,
        source: hashed('source', asker.address),
        isKnown: asker.known === hashed('known', email),
        code: codeHash(email, code),
      });
      if (outcome === 'refused') return 'tooOften';
      // After the answer: it must not take longer for an address that is known.
      if (outcome.userId !== null) setImmediate(() => void deliver(email, code, lang));
      return 'sent';
    },

    async signIn(email, code, asker) {
      const from = { address: asker.address, browser: asker.userAgent };
      const userId = await tryCode(ledger, placeOf(email, asker), codeHash(email, code), from);
      if (userId === null) return 'wrongCode';
      await recordSignIn(ledger.db, userId, 'in', from);
      return begin(userId, 'code', asker);
    },

    async sendProof({ email, sessionId }, lang, { address }) {
      const code = newCode();
      const outcome = await askCode(ledger, {
        ...placeOf(email, { browser: inSession(sessionId) }),
        address: email,
        source: hashed('source', address),
        // Whoever is signed in is no stranger.
        isKnown: true,
        code: codeHash(email, code),
      });
      if (outcome === 'refused') return 'tooOften';
      setImmediate(() => void deliver(email, code, lang));
      return 'sent';
    },

    async prove({ id, email, sessionId }, code, from) {
      const place = placeOf(email, { browser: inSession(sessionId) });
      if ((await tryCode(ledger, place, codeHash(email, code), from)) !== id) return false;
      await markProved(ledger, { id: sessionId, userId: id }, from);
      return true;
    },

    async signOut(headers, from) {
      const user = await this.signedIn(headers, from);
      if (user) await recordSignIn(ledger.db, user.id, 'out', from);
      const response = await auth.handler(
        new Request(`${baseUrl}/api/auth/sign-out`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: new URL(baseUrl).origin,
            cookie: headers.get('cookie') ?? '',
          },
          body: '{}',
        }),
      );
      return response.headers.getSetCookie();
    },

    async setLang(userId, lang) {
      await ledger.db.user.update({ where: { id: userId }, data: { lang } });
    },
  };
}
