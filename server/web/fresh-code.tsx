import { passkeysOf } from '../../ledger/sign-in/passkeys.ts';
import { placeOf } from './client-address.ts';
import type { AppContext, AppMiddleware } from './deps.ts';
import { Page } from './page.tsx';
import { PASSKEY_SCRIPTS, PasskeyForm } from './passkey-form.tsx';
import { userOf } from './session.ts';

/** Fields that the page of this file adds to those of the form that it stands before. */
const CODE = 'duban-code';
const AGAIN = 'duban-code-again';
const PASSKEY = 'duban-passkey';
const OWN = [CODE, AGAIN, PASSKEY];

type Fault = 'wrong' | 'tooOften' | 'passkey';

/**
 * Stands, behind `requireUser`, before what cannot be undone or opens doors: lets pass whoever has proved lately who
 * they are; others do so by a passkey, or by a code that goes by mail, and their form goes on with it. Whose role has
 * to have a passkey uses it. What the form sent is kept on the page, and nothing is done before.
 */
export const freshCode: AppMiddleware = async (c, next) => {
  const { auth, ledger } = c.get('deps');
  const user = userOf(c);
  if (isFresh(c)) return next();
  const sent = fieldsOf(await c.req.parseBody({ all: true }));
  const answer = valueOf(sent, PASSKEY);
  if (answer !== '') {
    if (await auth.passkeys.prove(user, answer, placeOf(c))) return next();
    return askPasskey(c, sent, 'passkey');
  }
  const code = typedCode(sent);
  const asksAgain = valueOf(sent, AGAIN) !== '';
  const hasPasskey = (await passkeysOf(ledger, user.id)).length > 0;
  if (hasPasskey && (isPasskeyAsked(c) || (code === '' && !asksAgain)))
    return askPasskey(c, sent, null);
  if (code !== '' && !asksAgain) {
    if (await auth.prove(user, code, placeOf(c))) return next();
    return ask(c, sent, 'wrong');
  }
  const outcome = await auth.sendProof(user, c.get('lang'), placeOf(c));
  return ask(c, sent, outcome === 'sent' ? null : 'tooOften');
};

/** As `freshCode`, but only before what `isGrave` says is grave. */
export const freshCodeWhere =
  (isGrave: (c: AppContext) => Promise<boolean>): AppMiddleware =>
  async (c, next) =>
    isFresh(c) || !(await isGrave(c)) ? next() : freshCode(c, next);

const isFresh = (c: AppContext): boolean =>
  Date.now() - userOf(c).provedAt.getTime() < c.get('deps').config.freshMinutes * 60_000;

/** Whether a code is not enough for who is signed in. */
const isPasskeyAsked = (c: AppContext): boolean =>
  (c.get('deps').config.passkeyRoles ?? []).some((role) => userOf(c).roles.includes(role));

interface Field {
  name: string;
  value: string;
}

const fieldsOf = (form: Record<string, unknown>): Field[] =>
  Object.entries(form).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [{ name, value: each }] : [])),
  );

const valueOf = (sent: readonly Field[], field: string): string =>
  sent.findLast(({ name }) => name === field)?.value ?? '';

/** Full-width digits, as Chinese keyboards give them, count as plain. */
const typedCode = (sent: readonly Field[]): string =>
  valueOf(sent, CODE).normalize('NFKC').replace(/\s/g, '').slice(0, 20);

/** What the form sent, to go on with it; a textarea, since an input would lose the line breaks. */
const Kept = ({ sent }: { sent: readonly Field[] }) => (
  <>
    {sent
      .filter(({ name }) => !OWN.includes(name))
      .map(({ name, value }) => (
        <textarea name={name} hidden>
          {`\n${value}`}
        </textarea>
      ))}
  </>
);

async function askPasskey(c: AppContext, sent: readonly Field[], fault: 'passkey' | null) {
  const { fresh: words } = c.get('words').errors;
  const { pathname, search } = new URL(c.req.url);
  const { auth, config } = c.get('deps');
  const question = await auth.passkeys.askToProve(userOf(c));
  return c.html(
    <Page c={c} title={words.title} scripts={PASSKEY_SCRIPTS}>
      <section class="card notice">
        <p>{words.text(config.freshMinutes)}</p>
        {fault && (
          <p class="error-text" role="alert">
            {words.fault[fault]}
          </p>
        )}
        <PasskeyForm
          c={c}
          action={pathname + search}
          ask="get"
          options={question}
          button={words.passkey}
          look="btn btn-primary"
          field={PASSKEY}
        >
          <Kept sent={sent} />
        </PasskeyForm>
        {!isPasskeyAsked(c) && (
          <form class="mt-2" method="post" action={pathname + search}>
            <Kept sent={sent} />
            <button class="btn" name={AGAIN} value="yes">
              {words.codeInstead}
            </button>
          </form>
        )}
      </section>
    </Page>,
    fault ? 400 : 403,
  );
}

function ask(c: AppContext, sent: readonly Field[], fault: Fault | null) {
  const { fresh: words } = c.get('words').errors;
  const { pathname, search } = new URL(c.req.url);
  const { email } = userOf(c);
  const { inboxUrl, freshMinutes } = c.get('deps').config;
  return c.html(
    <Page c={c} title={words.title}>
      <section class="card notice">
        <p>{words.text(freshMinutes)}</p>
        {fault !== 'tooOften' && <p role="status">{words.sent(email)}</p>}
        {inboxUrl && (
          <p>
            <a href={inboxUrl} target="_blank" rel="noopener">
              {words.inbox}
            </a>
          </p>
        )}
        <form method="post" action={pathname + search}>
          <Kept sent={sent} />
          <label class="form-label" for={CODE}>
            {words.code}
          </label>
          <input
            class="form-control"
            id={CODE}
            name={CODE}
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength={20}
            required
            autofocus
            aria-describedby={`${CODE}-fault`}
            {...(fault === 'wrong' && { 'aria-invalid': 'true' as const })}
          />
          <p id={`${CODE}-fault`} class="error-text" role="alert">
            {fault && words.fault[fault]}
          </p>
          <p class="btn-row">
            <button class="btn btn-primary">{words.go}</button>
            <button class="btn" name={AGAIN} value="yes" formnovalidate>
              {words.again}
            </button>
          </p>
        </form>
      </section>
    </Page>,
    fault === 'tooOften' ? 429 : fault ? 400 : 403,
  );
}
