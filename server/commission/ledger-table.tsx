import { givesWayIn } from '../../domain/register/gives-way-in.ts';
import type { RowChange } from '../../domain/register/table.ts';
import {
  bringLedger,
  type DueChange,
  type LedgerChanges,
} from '../../ledger/commands/bring-ledger.ts';
import { dropUpload, keepUpload, uploadOf } from '../../ledger/commands/register/uploads.ts';
import { Card } from '../parts/card.tsx';
import { DeskPage, refusalOf, type Announcement } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { readLedger } from '../parts/files/read-ledger.ts';
import { ledgerTableWordsOf } from '../parts/files/table-words.ts';
import { reportPath } from '../parts/names.tsx';
import { showLedger } from '../parts/pages/ledger.tsx';
import { textIn } from '../parts/posted.ts';
import { ApplyForm } from '../parts/register/apply-form.tsx';
import { RegisterChanges } from '../parts/register/changes.tsx';
import { tellReplaced } from '../parts/replaced/tell.tsx';
import { InFileOnly } from '../parts/tables/answered.tsx';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';

const PATH = '/desk/reports/table';
/** Rows listed of those that change; of the refused ones all, and in the file all of both. */
const MOST_SHOWN = 500;

/** POST /desk/reports/table/preview: what a ledger's workbook would change; nothing is written. */
export async function previewLedgerTable(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan'));
  if (!desk) return c.notFound();
  const { file } = form;
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const name = file instanceof File ? file.name : '';
  const tables = await readLedger(bytes);
  if (!tables) return unread(desk);
  const { ledger, plan, user } = desk;
  const outcome = await bringLedger(ledger, plan.id, tables, null, actorOf(user));
  if (!outcome.ok) return showLedger(desk, refusalOf(desk, outcome.refusal), 409);
  const upload = await keepUpload(ledger, { name, bytes, userId: user.id });
  return showPreview(desk, upload, outcome.value);
}

/** Whether a workbook that is to be applied lets anybody sign in: then a fresh proof is asked for. */
export async function isTableGrave(c: AppContext): Promise<boolean> {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan'));
  if (!desk) return false;
  const { ledger, plan, user } = desk;
  const bytes = await uploadOf(ledger, textIn(form, 'upload'), user.id);
  const tables = bytes && (await readLedger(bytes));
  const shown = tables && (await bringLedger(ledger, plan.id, tables, null, actorOf(user)));
  return (shown?.ok && shown.value.contacts.some(givesWayIn)) ?? false;
}

/** POST /desk/reports/table/apply: what was seen is written, or seen anew where anything has changed since. */
export async function applyLedgerTable(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan'));
  if (!desk) return c.notFound();
  const { ledger, plan, user } = desk;
  const actor = actorOf(user);
  const upload = textIn(form, 'upload');
  const bytes = await uploadOf(ledger, upload, user.id);
  const tables = bytes && (await readLedger(bytes));
  if (!tables) return showLedger(desk, refusalOf(desk, { code: 'upload_gone' }), 409);
  const wanted = { seen: textIn(form, 'seen'), onlyGood: textIn(form, 'step') === 'good' };
  const outcome = await bringLedger(ledger, plan.id, tables, wanted, actor);
  if (!outcome.ok) {
    const present = await bringLedger(ledger, plan.id, tables, null, actor);
    const why = refusalOf(desk, outcome.refusal);
    return present.ok ? showPreview(desk, upload, present.value, why) : showLedger(desk, why, 409);
  }
  tellReplaced(c, outcome.value.replaced);
  await dropUpload(ledger, upload);
  return c.redirect(desk.link('/desk/reports', { done: 'table' }), 303);
}

function unread(desk: Desk) {
  const { unread: text, unreadTodo: more } = ledgerTableWordsOf(desk.words.lang);
  return showLedger(desk, { good: false, text, more }, 422);
}

const isGood = ({ outcome }: DueChange | RowChange): boolean =>
  outcome === 'added' || outcome === 'changed';
const isRefused = ({ outcome }: DueChange | RowChange): boolean => outcome === 'refused';

/** The refused ones first, then as many of those that change as anybody reads. */
const shownOf = <Change extends DueChange | RowChange>(changes: Change[]): Change[] => [
  ...changes.filter(isRefused),
  ...changes.filter(isGood).slice(0, MOST_SHOWN),
];
const restOf = <Change extends DueChange | RowChange>(changes: Change[]): Change[] =>
  changes.filter(isGood).slice(MOST_SHOWN);

function showPreview(
  desk: Desk,
  upload: string,
  { dues, contacts, seen }: LedgerChanges,
  announcement: Announcement | null = null,
) {
  const words = ledgerTableWordsOf(desk.words.lang);
  const all = [...dues, ...contacts];
  const [good, bad] = [all.filter(isGood).length, all.filter(isRefused).length];
  const [shownDues, shownContacts] = [shownOf(dues), shownOf(contacts)];
  const hidden = good + bad - shownDues.length - shownContacts.length;
  return desk.c.html(
    <DeskPage desk={desk} title={words.preview} section="reports" announcement={announcement}>
      <p>{good + bad === 0 ? words.nothing : words.previewText}</p>
      <p>
        <b>{words.counts(good, all.length - good - bad, bad)}</b>
      </p>
      {shownDues.length > 0 && (
        <Card title={desk.words.internalDue} body="table">
          <Dues desk={desk} changes={shownDues} rest={restOf(dues)} />
        </Card>
      )}
      {shownContacts.length > 0 && (
        <Card body="table">
          <RegisterChanges c={desk.c} rows={shownContacts} rest={restOf(contacts)} />
        </Card>
      )}
      {hidden > 0 && <p>{words.more(hidden)}</p>}
      <ApplyForm
        action={`${PATH}/apply`}
        hidden={{ plan: desk.plan.id, upload, seen }}
        good={good}
        bad={bad}
        words={words}
        back={desk.link('/desk/reports')}
      />
    </DeskPage>,
    announcement ? 409 : 200,
  );
}

function Dues(props: { desk: Desk; changes: DueChange[]; rest: DueChange[] }) {
  const { desk, changes, rest } = props;
  const words = ledgerTableWordsOf(desk.words.lang);
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.where}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <DueRow desk={desk} change={change} />
        ))}
      </tbody>
      {rest.length > 0 && (
        <InFileOnly>
          {rest.map((change) => (
            <DueRow desk={desk} change={change} />
          ))}
        </InFileOnly>
      )}
    </table>
  );
}

function DueRow({ desk, change }: { desk: Desk; change: DueChange }) {
  const words = ledgerTableWordsOf(desk.words.lang);
  const id = <Verbatim c={desk.c} text={change.reportId} />;
  return (
    <tr>
      <td>
        {desk.says.sections.reports} · {words.row(change.row)}
        <div class="muted small text-break">
          {change.column === 'id' ? id : <a href={reportPath(change.reportId)}>{id}</a>}
        </div>
      </td>
      <td>
        <Due desk={desk} change={change} />
      </td>
    </tr>
  );
}

function Due({ desk, change }: { desk: Desk; change: DueChange }) {
  const words = ledgerTableWordsOf(desk.words.lang);
  const { refusal, column, was, becomes } = change;
  const { frame, internalDue, shortDate } = desk.words;
  if (refusal) {
    const { text, more } =
      refusal.code === 'not_found'
        ? { text: words.unknown, more: words.unknownTodo }
        : refusalOf(desk, refusal);
    return (
      <span class="error-text">
        {column === 'day' ? internalDue : desk.says.download.columns.id}
        {frame.colon}
        {text}
        <span class="d-block muted small">{more}</span>
      </span>
    );
  }
  return (
    <>
      <del>{was === null ? words.empty : shortDate(was)}</del>
      {' → '}
      {becomes === null ? words.cleared : shortDate(becomes)}
    </>
  );
}
