import { placeOf } from './client-address.ts';
import type { AppContext, AppMiddleware } from './deps.ts';
import { Page } from './page.tsx';
import { userOf } from './session.ts';

/** Fields that the page of this file adds to those of the form that it stands before. */
const CODE = 'duban-code';
const AGAIN = 'duban-code-again';

type Fault = 'wrong' | 'tooOften';

/**
 * Stands, behind `requireUser`, before what cannot be undone or opens doors: lets pass whoever has given a code
 * lately; others get one by mail, and their form goes on with it. What it sent is kept on the page, and
 * nothing is done before.
 */
export const freshCode: AppMiddleware = async (c, next) => {
  const { auth, config } = c.get('deps');
  const user = userOf(c);
  if (Date.now() - user.provedAt.getTime() < config.freshMinutes * 60_000) return next();
  const sent = fieldsOf(await c.req.parseBody({ all: true }));
  const code = typedCode(sent);
  const asksAgain = sent.some(({ name }) => name === AGAIN);
  if (code !== '' && !asksAgain) {
    if (await auth.prove(user, code, placeOf(c))) return next();
    return ask(c, sent, 'wrong');
  }
  const outcome = await auth.sendProof(user, c.get('lang'), placeOf(c));
  return ask(c, sent, outcome === 'sent' ? null : 'tooOften');
};

interface Field {
  name: string;
  value: string;
}

const fieldsOf = (form: Record<string, unknown>): Field[] =>
  Object.entries(form).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [{ name, value: each }] : [])),
  );

/** Full-width digits, as Chinese keyboards give them, count as plain. */
const typedCode = (sent: readonly Field[]): string =>
  (sent.findLast(({ name }) => name === CODE)?.value ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .slice(0, 20);

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
          {sent
            .filter(({ name }) => name !== CODE && name !== AGAIN)
            .map(({ name, value }) => (
              // A textarea, since an input would lose the line breaks.
              <textarea name={name} hidden>
                {`\n${value}`}
              </textarea>
            ))}
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
