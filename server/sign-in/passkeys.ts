import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Ledger } from '../../ledger/ledger.ts';
import {
  addPasskey,
  enterByPasskey,
  findPasskey,
  passkeysOf,
  proveByPasskey,
  type PasskeyUse,
} from '../../ledger/sign-in/passkeys.ts';
import { recordSignIn, type SignInPlace } from '../../ledger/sign-in/records.ts';
import { passkeyMadeSchema, passkeyNameSchema, passkeyUsedSchema } from '../../schemas/passkey.ts';
import type { Asker } from '../web/asker.ts';

import type { Passkeys } from '../web/passkeys.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { questions } from './questions.ts';

/** What passkeys stand on. */
export interface PasskeyParts {
  ledger: Ledger;
  baseUrl: string;
  hashed: KeyedHash;
  /** Begins a session; answers the cookies to set. */
  begin(userId: string, door: 'passkey', asker: Asker): Promise<string[]>;
}

/** Passkeys of the site at `baseUrl`; at another name for it browsers know none. */
export function createPasskeys({ ledger, baseUrl, hashed, begin }: PasskeyParts): Passkeys {
  const { origin, hostname: rpID } = new URL(baseUrl);
  const asked = questions(hashed);
  /** Names a user to devices; tells nothing of them. */
  const handleOf = (userId: string) =>
    new Uint8Array(Buffer.from(hashed('passkey user', userId), 'base64url'));

  /** Checks what a passkey has signed; a wrong answer of a known one is recorded at its account. */
  async function used(
    answer: string,
    purpose: readonly string[],
    from: SignInPlace,
    whose?: string,
  ): Promise<PasskeyUse | null> {
    const { success, data } = passkeyUsedSchema.safeParse(answer);
    if (!success) return null;
    const key = await findPasskey(ledger, data.id);
    if (!key || (whose !== undefined && key.userId !== whose)) return null;
    const { userId } = key;
    const { userHandle } = data.response;
    let askedAt: Date | null = null;
    const checked =
      userHandle === undefined || Buffer.from(userHandle, 'base64url').equals(handleOf(userId))
        ? await verifyAuthenticationResponse({
            response: { ...data, clientExtensionResults: {} },
            expectedChallenge: (question) =>
              (askedAt = asked.askedAt(question, ...purpose)) !== null,
            ...{ expectedOrigin: origin, expectedRPID: rpID, credential: key },
            requireUserVerification: true,
          }).catch(() => null)
        : null;
    if (checked?.verified !== true || askedAt === null) {
      await recordSignIn(ledger.db, userId, 'wrong_passkey', from);
      return null;
    }
    return { id: key.id, userId, counter: checked.authenticationInfo.newCounter, askedAt };
  }

  return {
    async askToEnter({ browser }) {
      const challenge = asked.ask('enter', browser);
      return JSON.stringify(
        await generateAuthenticationOptions({ rpID, challenge, userVerification: 'required' }),
      );
    },

    async enter(answer, asker) {
      const from = { address: asker.address, browser: asker.userAgent };
      const use = await used(answer, ['enter', asker.browser], from);
      if (!use) return 'refused';
      if (!(await enterByPasskey(ledger, use))) {
        await recordSignIn(ledger.db, use.userId, 'wrong_passkey', from);
        return 'refused';
      }
      await recordSignIn(ledger.db, use.userId, 'in_passkey', from);
      return begin(use.userId, 'passkey', asker);
    },

    async askToProve({ id, sessionId }) {
      const own = await passkeysOf(ledger, id);
      return JSON.stringify(
        await generateAuthenticationOptions({
          rpID,
          challenge: asked.ask('prove', sessionId),
          userVerification: 'required',
          allowCredentials: own.map((key) => ({ id: key.id })),
        }),
      );
    },

    async prove({ id, sessionId }, answer, from) {
      const use = await used(answer, ['prove', sessionId], from, id);
      return use !== null && (await proveByPasskey(ledger, use, sessionId, from));
    },

    async askToAdd({ id, email, name, sessionId }) {
      const own = await passkeysOf(ledger, id);
      return JSON.stringify(
        await generateRegistrationOptions({
          ...{ rpName: '督办 Duban', rpID, userName: email, userDisplayName: name },
          userID: handleOf(id),
          challenge: asked.ask('add', sessionId),
          excludeCredentials: own.map((key) => ({ id: key.id })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        }),
      );
    },

    async add({ id, sessionId }, { name, answer, isFirst }, from) {
      const named = passkeyNameSchema.safeParse(name);
      if (!named.success) return 'badName';
      const { success, data } = passkeyMadeSchema.safeParse(answer);
      if (!success) return 'refused';
      let askedAt: Date | null = null;
      const checked = await verifyRegistrationResponse({
        response: { ...data, clientExtensionResults: {} },
        expectedChallenge: (question) =>
          (askedAt = asked.askedAt(question, 'add', sessionId)) !== null,
        ...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
      }).catch(() => null);
      if (checked?.verified !== true || askedAt === null) return 'refused';
      const { credential } = checked.registrationInfo;
      return addPasskey(
        ledger,
        { userId: id, sessionId, isFirst },
        {
          ...{ id: credential.id, name: named.data, askedAt },
          publicKey: new Uint8Array(credential.publicKey),
          counter: credential.counter,
          transports: data.response.transports ?? [],
        },
        from,
      );
    },
  };
}
