import { Hono } from 'hono';
import { signInRecordsOf } from '../../ledger/sign-in/records.ts';
import { endSessions, sessionsOf } from '../../ledger/sign-in/sessions.ts';
import { Card } from '../parts/card.tsx';
import { textIn } from '../parts/posted.ts';
import { BrowserName, SignInRecords } from '../parts/sign-in-records.tsx';
import { instantText } from '../parts/text.tsx';
import { placeOf } from '../web/client-address.ts';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { freshCode } from '../web/fresh-code.tsx';
import { Page } from '../web/page.tsx';
import { requireUser, userOf } from '../web/session.ts';
import { OwnPasskeys } from './own-passkeys.tsx';
import { signInWordsOf } from './words.ts';

const PATH = '/sessions';

/** Where one is signed in oneself, and the end of it: nobody sees or ends another's. */
export function sessionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get(PATH, requireUser(), (c) => showSessions(c));
  app.post(`${PATH}/end`, requireUser(), freshCode, async (c) => {
    const { id: userId, sessionId } = userOf(c);
    const id = textIn(await c.req.parseBody({ all: true }), 'session');
    const which = id === '' ? { except: sessionId } : { id };
    const ended = await endSessions(c.get('deps').ledger, userId, which, placeOf(c));
    return c.redirect(id === sessionId ? '/sign-in' : `${PATH}?ended=${ended}`, 303);
  });
  return app;
}

/** The page of one's own account; also shown again with what is wrong with a passkey. */
export async function showSessions(c: AppContext, fault: string | null = null) {
  const { sessions: words, passkeys } = signInWordsOf(c.get('lang'));
  const { id: userId, sessionId } = userOf(c);
  const { ledger } = c.get('deps');
  const all = await sessionsOf(ledger, userId);
  const records = await signInRecordsOf(ledger, userId);
  const ended = /^\d{1,4}$/.exec(c.req.query('ended') ?? '');
  const passkey = c.req.query('passkey');
  return c.html(
    <Page c={c} title={words.title}>
      {fault !== null && (
        <p class="panel-error" role="alert">
          {fault}
        </p>
      )}
      {passkey !== undefined && Object.hasOwn(passkeys.done, passkey) && (
        <p class="panel-good" role="status">
          {passkeys.done[passkey as keyof typeof passkeys.done]}
        </p>
      )}
      {ended && (
        <p class="panel-good" role="status">
          {words.ended(Number(ended[0]))}
        </p>
      )}
      <p>{words.text}</p>
      <Card body="table">
        <div class="table-responsive">
          <table class="table table-list card-table">
            <thead>
              <tr>
                <th scope="col">{words.since}</th>
                <th scope="col">{words.until}</th>
                <th scope="col">{words.from}</th>
                <th scope="col">
                  <span class="visually-hidden">{words.end}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ id, since, until, address, browser }) => (
                <tr>
                  <td class="nowrap" data-label={words.since}>
                    {instantText(c, since)}
                  </td>
                  <td class="nowrap" data-label={words.until}>
                    {instantText(c, until)}
                  </td>
                  <td class="text-break">
                    {id === sessionId && <b>{words.this} </b>}
                    <span lang="en">{address}</span>
                    <BrowserName c={c} userAgent={browser} />
                  </td>
                  <td class="text-end">
                    <form method="post" action={`${PATH}/end`}>
                      <input type="hidden" name="session" value={id} />
                      <button class="btn btn-sm">{words.end}</button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      {all.length > 1 && (
        <form method="post" action={`${PATH}/end`}>
          <button class="btn btn-warning">{words.endOthers(all.length - 1)}</button>
        </form>
      )}
      <OwnPasskeys c={c} />
      <Card title={words.record} body="table">
        <div class="table-responsive">
          <SignInRecords c={c} records={records} />
        </div>
      </Card>
    </Page>,
    fault === null ? 200 : 400,
  );
}
