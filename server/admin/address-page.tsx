import { Hono } from 'hono';
import { addressQuestion, confirmAddress } from '../../ledger/commands/register/address-check.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { registerWords } from './words.ts';

/** As the ledger makes them: 24 bytes in base64url. */
const TOKEN = '/address/:token{[\\w-]{32}}';

/**
 * Where the mail's link leads, without signing in. A GET shows the question and changes nothing, since
 * programs that look through mails open links too; the button confirms.
 */
export function addressRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get(TOKEN, async (c) => {
    const token = c.req.param('token');
    const question = await addressQuestion(c.get('deps').ledger, token);
    if (!question) return told(c, 'over', 404);
    const { check: words } = registerWords(c);
    const { agency, address } = question;
    const name = c.get('lang') === 'en' ? (agency.nameEn ?? agency.name) : agency.name;
    return c.html(
      <Page c={c} title={words.title}>
        <section class="card notice">
          <p>{words.question(name, address)}</p>
          <form method="post" action={`/address/${token}`}>
            <button class="btn btn-primary btn-lg">{words.confirm}</button>
          </form>
          <p class="muted small mt-3">{words.notYou}</p>
        </section>
      </Page>,
    );
  });

  app.post(TOKEN, async (c) => {
    const isConfirmed = await confirmAddress(c.get('deps').ledger, c.req.param('token'));
    return isConfirmed ? c.redirect('/address/confirmed', 303) : told(c, 'over', 409);
  });

  app.get('/address/confirmed', (c) => told(c, 'thanks', 200));

  return app;
}

function told(c: AppContext, what: 'over' | 'thanks', status: 200 | 404 | 409) {
  const { check: words } = registerWords(c);
  return c.html(
    <Page c={c} title={words.title}>
      <section class="card notice">
        <p>{words[what]}</p>
      </section>
    </Page>,
    status,
  );
}
