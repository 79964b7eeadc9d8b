import { Hono } from 'hono';
import { mayAddPasskey } from '../../domain/sign-in/doors.ts';
import { passkeysOf, removePasskey, renamePasskey } from '../../ledger/sign-in/passkeys.ts';
import { passkeyNameSchema } from '../../schemas/passkey.ts';
import { textIn } from '../parts/posted.ts';
import { placeOf } from '../web/client-address.ts';
import type { AppContext, AppEnv, AppMiddleware } from '../web/deps.ts';
import { forbiddenPage } from '../web/errors.tsx';
import { freshCode } from '../web/fresh-code.tsx';
import { localPath } from '../web/own-site.ts';
import { Page } from '../web/page.tsx';
import { PASSKEY_FIELD, PASSKEY_SCRIPTS, PasskeyForm } from '../web/passkey-form.tsx';
import { requireUser, userOf } from '../web/session.ts';
import type { PasskeyWords } from './catalog.ts';
import { PASSKEYS_PATH as PATH } from './own-passkeys.tsx';
import { showSessions } from './sessions.tsx';
import { StepPage } from './step-page.tsx';
import { signInWordsOf } from './words.ts';

/** One's own passkeys; and the step that is missing for who has to have one. */
export function passkeyRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get(PATH, requireUser(), (c) => {
    if (userOf(c).asked.length > 0) return showStep(c);
    return c.redirect(localPath(c.req.query('to'), '/sessions'), 303);
  });

  app.post(`${PATH}/prove`, requireUser(), async (c) => {
    const form = await c.req.parseBody({ all: true });
    const answer = textIn(form, PASSKEY_FIELD);
    if (!(await c.get('deps').auth.passkeys.prove(userOf(c), answer, placeOf(c))))
      return faultPage(c, 'refused', textIn(form, 'to'));
    return c.redirect(localPath(textIn(form, 'to')), 303);
  });

  app.post(`${PATH}/new`, requireUser(), mayAdd, freshCode, async (c) => {
    const name = passkeyNameSchema.safeParse(textIn(await c.req.parseBody({ all: true }), 'name'));
    if (!name.success) return faultPage(c, 'badName');
    const { passkeys: words } = signInWordsOf(c.get('lang'));
    const question = await c.get('deps').auth.passkeys.askToAdd(userOf(c));
    return c.html(
      <Page c={c} title={words.add} scripts={PASSKEY_SCRIPTS}>
        <section class="card notice">
          <p>{words.makeText(name.data)}</p>
          <PasskeyForm
            c={c}
            action={PATH}
            ask="create"
            options={question}
            button={words.make}
            look="btn btn-primary"
          >
            <input type="hidden" name="name" value={name.data} />
          </PasskeyForm>
        </section>
      </Page>,
    );
  });

  // What it is asked is told by the page before alone, behind a fresh code.
  app.post(PATH, requireUser(), mayAdd, async (c) => {
    const form = await c.req.parseBody({ all: true });
    const made = {
      name: textIn(form, 'name'),
      answer: textIn(form, PASSKEY_FIELD),
      isFirst: userOf(c).asked.length > 0,
    };
    const outcome = await c.get('deps').auth.passkeys.add(userOf(c), made, placeOf(c));
    return outcome === 'added' ? c.redirect(done(outcome), 303) : faultPage(c, outcome);
  });

  // It opens no door: no fresh proof is asked for.
  app.post(`${PATH}/rename`, requireUser(), async (c) => {
    const form = await c.req.parseBody({ all: true });
    const name = passkeyNameSchema.safeParse(textIn(form, 'name'));
    if (!name.success) return faultPage(c, 'badName');
    const key = { id: textIn(form, 'key'), name: name.data };
    if (!(await renamePasskey(c.get('deps').ledger, userOf(c).id, key, placeOf(c))))
      return faultPage(c, 'gone');
    return c.redirect(done('renamed'), 303);
  });

  app.post(`${PATH}/remove`, requireUser(), freshCode, async (c) => {
    const id = textIn(await c.req.parseBody({ all: true }), 'key');
    if (!(await removePasskey(c.get('deps').ledger, userOf(c).id, id, placeOf(c))))
      return faultPage(c, 'gone');
    return c.redirect(done('removed'), 303);
  });

  return app;
}

const done = (what: keyof PasskeyWords['done']) => `/sessions?passkey=${what}`;

const mayAdd: AppMiddleware = async (c, next) => {
  const { id, asked } = userOf(c);
  const keys = await passkeysOf(c.get('deps').ledger, id);
  return mayAddPasskey(asked, keys.length) ? next() : forbiddenPage(c);
};

const showStep = async (c: AppContext, to = c.req.query('to'), fault: string | null = null) =>
  c.html(await StepPage({ c, to: localPath(to), fault }), fault === null ? 200 : 400);

/** The page that it came from, with what is wrong. */
function faultPage(c: AppContext, fault: keyof PasskeyWords['faults'], to?: string) {
  const text = signInWordsOf(c.get('lang')).passkeys.faults[fault];
  return userOf(c).asked.length > 0 ? showStep(c, to, text) : showSessions(c, text);
}
