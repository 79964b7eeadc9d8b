import {
  previewRetention,
  removeSeen,
  type Retained,
  type SeenRetention,
} from '../../ledger/retention/retain.ts';
import { Card } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { textIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { doneAt } from './agency-acts.ts';
import { refusalIn, REGISTER_PATHS, RegisterPage } from './register-page.tsx';
import { retentionWordsOf } from './retention-words.ts';
import { registerWords } from './words.ts';

const PATH = REGISTER_PATHS.retention;

/** GET /desk/register/retention: each rule, and what would be removed by it; also shown with a refusal. */
export async function showRetentionPage(c: AppContext, refusal: Announcement | null = null) {
  const words = retentionWordsOf(c.get('lang'));
  const { ledger, config } = c.get('deps');
  const preview = await previewRetention(ledger, config.keepDays);
  return c.html(
    <RegisterPage
      c={c}
      title={registerWords(c).sections.retention}
      section="retention"
      {...(refusal && { announcement: refusal })}
    >
      <p>{words.lead}</p>
      <Card title={words.table} body="table">
        <Rules c={c} retained={preview.retained} />
      </Card>
      <Card title={words.remove} id="remove" body="padded">
        <Removal c={c} {...preview} />
      </Card>
    </RegisterPage>,
    refusal ? 409 : 200,
  );
}

/** POST /desk/register/retention: what was looked at is removed, and nothing else. */
export async function postRetention(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const { ledger, config } = c.get('deps');
  const at = (field: string) => new Date(Date.parse(textIn(form, field)) || 0);
  const seen = {
    asOf: { business: at('asOf'), real: at('asOfReal') },
    seen: textIn(form, 'seen'),
  };
  const outcome = await removeSeen(ledger, config.keepDays, seen, actorOf(userOf(c)));
  if (!outcome.ok) return showRetentionPage(c, refusalIn(c, outcome.refusal));
  return c.redirect(doneAt(PATH, 'retained-removed'), 303);
}

function Rules({ c, retained }: { c: AppContext; retained: readonly Retained[] }) {
  const words = retentionWordsOf(c.get('lang'));
  const says = c.get('words');
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.days}</th>
          <th scope="col">{words.there}</th>
          <th scope="col">{words.first}</th>
          <th scope="col">{words.past}</th>
        </tr>
      </thead>
      <tbody>
        {retained.map(({ kind, days, there, oldest, past }) => (
          <tr>
            <td>
              {words.kinds[kind].name}
              <div class="muted small">{words.kinds[kind].text}</div>
            </td>
            <td class="nowrap" data-label={words.days}>
              {days === 0 ? words.forEver : words.daysOf(days)}
            </td>
            <td data-label={words.there}>{there}</td>
            <td class="nowrap" {...(oldest && { 'data-label': words.first })}>
              {oldest && says.instant(oldest, c.get('zone'))}
            </td>
            <td data-label={words.past}>{past}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Removal({
  c,
  retained,
  asOf,
  seen,
}: { c: AppContext; retained: readonly Retained[] } & SeenRetention) {
  const words = retentionWordsOf(c.get('lang'));
  const past = retained.reduce((sum, each) => sum + each.past, 0);
  if (past === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <p>{words.removeText(past)}</p>
      <form method="post" action={PATH}>
        <input type="hidden" name="asOf" value={asOf.business.toISOString()} />
        <input type="hidden" name="asOfReal" value={asOf.real.toISOString()} />
        <input type="hidden" name="seen" value={seen} />
        <button class="btn btn-danger">{words.confirm}</button>
      </form>
    </>
  );
}
