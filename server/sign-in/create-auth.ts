import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { emailOTP } from 'better-auth/plugins/email-otp';
import type { Logger } from 'pino';
import type { Lang } from '../../domain/words/words.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isClosed } from '../../ledger/read/sign-in.ts';
import type { Asker, Auth, PromptMail, ServerConfig, SignedIn } from '../web/deps.ts';
import { AtMost } from './at-most.ts';
import { codeMail } from './code-mail.tsx';

/** What the sign-in stands on. */
export interface AuthParts {
  ledger: Ledger;
  config: Pick<ServerConfig, 'baseUrl' | 'secret' | 'defaultLang'>;
  sendMail: (mail: PromptMail) => Promise<void>;
  log: Logger;
}

const CODE_S = 600;
const TRIES = 5;
/** A session ends a week after the sign-in; it is not prolonged, so that no visit writes anything. */
const SESSION_S = 7 * 24 * 60 * 60;
/** Codes for one address in ten minutes: with five tries each, guessing one takes years. */
const CODES_PER_ADDRESS = 6;
/** Per client address and minute; a whole office may sit behind one. */
const PER_CLIENT = { window: 60, max: 30 };
const CLIENT_HEADER = 'x-duban-client';
const LANG_HEADER = 'x-duban-lang';
const CLOSED_HEADER = 'x-duban-closed';

/**
 * Sets up the sign-in on the ledger's database. The library's own HTTP endpoints are not mounted:
 * the pages call what they need, so that nothing else of it can be reached from outside.
 */
export function createAuth({ ledger, config, sendMail, log }: AuthParts): Auth {
  const { baseUrl, secret, defaultLang } = config;
  const deliver = (to: string, code: string, lang: Lang) =>
    sendMail({ to, ...codeMail(code, lang) }).catch((error: unknown) =>
      log.error({ err: error }, 'sign-in: the code could not be mailed'),
    );
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
    session: { expiresIn: SESSION_S, disableSessionRefresh: true },
    plugins: [
      emailOTP({
        disableSignUp: true,
        expiresIn: CODE_S,
        allowedAttempts: TRIES,
        storeOTP: 'hashed',
        // Not awaited: the answer must not take longer for an address that is known.
        sendVerificationOTP: ({ email, otp }, ctx) => {
          const asked = ctx?.headers?.get(LANG_HEADER);
          const lang = asked === 'en' || asked === 'zh-CN' ? asked : defaultLang;
          // Nothing tells whoever asked that the account is closed.
          if (!ctx?.headers?.has(CLOSED_HEADER)) void deliver(email, otp, lang);
          return Promise.resolve();
        },
      }),
    ],
    rateLimit: {
      enabled: true,
      customRules: {
        '/email-otp/send-verification-otp': PER_CLIENT,
        '/sign-in/email-otp': PER_CLIENT,
        '/sign-out': false,
      },
    },
    advanced: {
      cookiePrefix: 'duban',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => log[level]({ from: 'auth' }, message),
    },
  });

  const codes = new AtMost(CODES_PER_ADDRESS, CODE_S * 1_000);
  const call = (path: string, headers: Record<string, string>, body: object) =>
    auth.handler(
      new Request(`${baseUrl}/api/auth${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: new URL(baseUrl).origin,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
  const headersOf = ({ address, userAgent }: Asker) => ({
    [CLIENT_HEADER]: address,
    'user-agent': userAgent,
  });

  return {
    async signedIn(headers) {
      const session = await auth.api.getSession({
        headers: new Headers({ cookie: headers.get('cookie') ?? '' }),
        query: { disableRefresh: true, disableCookieCache: true },
      });
      if (!session) return null;
      const { id, name, email, role, agencyId, lang } = session.user;
      return {
        id,
        name,
        email,
        role: role as SignedIn['role'],
        agencyId: agencyId ?? null,
        lang: lang === 'en' ? 'en' : 'zh-CN',
      };
    },

    async sendCode(email, lang, asker) {
      if (!codes.allows(email)) return 'tooOften';
      const closed = (await isClosed(ledger, email)) && { [CLOSED_HEADER]: 'yes' };
      const headers = { ...headersOf(asker), [LANG_HEADER]: lang, ...closed };
      const body = { email, type: 'sign-in' };
      const { status } = await call('/email-otp/send-verification-otp', headers, body);
      if (status === 429) return 'tooOften';
      if (status === 400) return 'badAddress';
      if (status !== 200) throw new Error(`sign-in: sending a code answered ${status}`);
      return 'sent';
    },

    async signIn(email, code, asker) {
      if (await isClosed(ledger, email)) return 'wrongCode';
      const body = { email, otp: code };
      const response = await call('/sign-in/email-otp', headersOf(asker), body);
      if (response.status === 429) return 'tooOften';
      // Too many tries and an ended code are not told apart: only a known address can meet them.
      if (response.status === 400 || response.status === 403) return 'wrongCode';
      if (!response.ok) throw new Error(`sign-in: a code answered ${response.status}`);
      return response.headers.getSetCookie();
    },

    async signOut(headers) {
      const response = await call('/sign-out', { cookie: headers.get('cookie') ?? '' }, {});
      return response.headers.getSetCookie();
    },

    async setLang(userId, lang) {
      await ledger.db.user.update({ where: { id: userId }, data: { lang } });
    },
  };
}
