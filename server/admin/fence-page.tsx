import type { Refusal } from '../../domain/report/refusal.ts';
import { bringKnown, releaseFence } from '../../ledger/commands/fence.ts';
import { standingFence, type Fence } from '../../ledger/fence/fence.ts';
import { waitingMails, type WaitingMails } from '../../ledger/fence/waiting.ts';
import { Card } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { textIn } from '../parts/posted.ts';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { actorOf, userOf } from '../web/session.ts';
import { fenceWordsOf } from './fence-words.ts';
import { refusalIn } from './register-page.tsx';

const PATH = '/desk/fence';

/** GET /desk/fence: what waits after a restore, what the outside has, and the release; also shown with an outcome. */
export async function showFence(c: AppContext, announcement: Announcement | null = null) {
  const words = fenceWordsOf(c.get('lang'));
  const { ledger } = c.get('deps');
  const fence = await standingFence(ledger.db);
  c.set('isFenced', fence !== null);
  const isDone = announcement === null && c.req.query('done') === 'released';
  const told = isDone ? { good: true, text: words.released } : announcement;
  return c.html(
    <Page c={c} title={words.title} styles={['desk.css', 'register.css']}>
      {told && (
        <div class={told.good ? 'panel-good' : 'panel-error'} role="status">
          <p class="m-0">{told.text}</p>
          {told.more !== undefined && <p class="m-0">{told.more}</p>}
        </div>
      )}
      {fence ? (
        <Fenced c={c} fence={fence} waiting={await waitingMails(ledger.db, c.get('now'))} />
      ) : (
        !isDone && <p>{words.none}</p>
      )}
    </Page>,
    told && !told.good ? 409 : 200,
  );
}

/** POST /desk/fence/known: takes note of what a log, a list or an archive says that the outside has. */
export async function postKnown(c: AppContext) {
  const { file } = await c.req.parseBody();
  const text = file instanceof File ? await file.text() : '';
  const name = file instanceof File ? file.name : '';
  const outcome = await bringKnown(c.get('deps').ledger, text, name, actorOf(userOf(c)));
  if (!outcome.ok) return refuse(c, outcome.refusal);
  const { messages, added, settled, notTaken } = outcome.value;
  const words = fenceWordsOf(c.get('lang'));
  return showFence(c, {
    good: true,
    text: words.brought(name, messages, added, settled),
    ...(notTaken > 0 && { more: words.notTaken(notTaken) }),
  });
}

/** POST /desk/fence/release: what was looked at may be sent. */
export async function postRelease(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const { ledger } = c.get('deps');
  const outcome = await releaseFence(ledger, textIn(form, 'seen'), actorOf(userOf(c)));
  return outcome.ok ? c.redirect(`${PATH}?done=released`, 303) : refuse(c, outcome.refusal);
}

const refuse = (c: AppContext, refusal: Refusal) => showFence(c, refusalIn(c, refusal));

function Fenced({ c, fence, waiting }: { c: AppContext; fence: Fence; waiting: WaitingMails }) {
  const words = fenceWordsOf(c.get('lang'));
  const { atOnce, later, paused, known, behind } = waiting;
  const counts = [
    [words.atOnce, words.count(atOnce.messages, atOnce.mails)],
    [words.later, words.count(later.messages, later.mails)],
    ...(paused.messages > 0 ? [[words.paused, words.count(paused.messages, paused.mails)]] : []),
    [words.known, words.knownCount(known.messages, known.mails)],
  ];
  return (
    <>
      <p>
        {words.restored(
          fence.backupName,
          instantText(c, fence.backupAt),
          instantText(c, fence.raisedAt),
        )}
      </p>
      {fence.resetAt === null && <p class="error-text">{words.notReset}</p>}
      {behind > 0 && <p class="error-text">{words.behind(behind)}</p>}
      <dl class="row">
        {counts.map(([name, text]) => (
          <>
            <dt class="col-sm-4">{name}</dt>
            <dd class="col-sm-8">{text}</dd>
          </>
        ))}
      </dl>
      <Waiting c={c} waiting={waiting} />
      {userOf(c).role === 'admin' ? (
        <Acts c={c} seen={waiting.seen} />
      ) : (
        <p class="muted">{words.onlyAdmin}</p>
      )}
    </>
  );
}

function Waiting({ c, waiting }: { c: AppContext; waiting: WaitingMails }) {
  const words = fenceWordsOf(c.get('lang'));
  const { first, atOnce, later, paused } = waiting;
  if (first.length === 0) return null;
  const all = atOnce.messages + later.messages + paused.messages;
  const says = c.get('words');
  return (
    <Card title={words.table} body="table">
      <table class="table table-list card-table">
        <thead>
          <tr>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.agency}</th>
            <th scope="col">{words.contact}</th>
            <th scope="col">{words.notices}</th>
            <th scope="col">{words.mails}</th>
          </tr>
        </thead>
        <tbody>
          {first.map(({ dueAt, agency, contact, tells, mails, uncertain }) => (
            <tr>
              <td class="nowrap">{instantText(c, dueAt)}</td>
              <td>
                <AgencyName c={c} agency={agency} />
              </td>
              <td>
                <Verbatim c={c} text={contact} />
              </td>
              <td>
                {[...new Set(tells.map(({ step, notice }) => says.step(step, notice)))].map(
                  (name) => (
                    <div>{name}</div>
                  ),
                )}
                {uncertain && <div class="muted small">{words.uncertain}</div>}
              </td>
              <td>{mails}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > first.length && <p class="p-3 m-0">{words.first(first.length, all)}</p>}
    </Card>
  );
}

function Acts({ c, seen }: { c: AppContext; seen: string }) {
  const words = fenceWordsOf(c.get('lang'));
  return (
    <>
      <Card title={words.bring} id="known" body="padded">
        <p>{words.bringText}</p>
        <form method="post" action={`${PATH}/known`} enctype="multipart/form-data">
          <label>
            <span class="fw-bold">{words.file}</span>
            <input class="form-control" type="file" name="file" required />
          </label>
          <p class="btn-row">
            <button class="btn btn-primary">{words.take}</button>
          </p>
        </form>
      </Card>
      <Card title={words.release} id="release" body="padded">
        <p>{words.releaseText}</p>
        <form method="post" action={`${PATH}/release`}>
          <input type="hidden" name="seen" value={seen} />
          <button class="btn btn-danger">{words.confirm}</button>
        </form>
      </Card>
    </>
  );
}
