import type { RowChange } from '../../domain/register/table.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import {
  importRegister,
  previewRegister,
  type RegisterChanges as Changes,
} from '../../ledger/commands/register/import/import-register.ts';
import { dropUpload, keepUpload, uploadOf } from '../../ledger/commands/register/uploads.ts';
import { Card } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { textIn } from '../parts/posted.ts';
import { ApplyForm } from '../parts/register/apply-form.tsx';
import { RegisterChanges } from '../parts/register/changes.tsx';
import { tellReplaced } from '../parts/replaced/tell.tsx';
import { readRegister } from '../parts/register/workbook.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { doneAt } from './agency-acts.ts';
import { showFiles } from './files-page.tsx';
import { refusalIn, REGISTER_PATHS, RegisterPage } from './register-page.tsx';
import { registerWords } from './words.ts';

const PATH = REGISTER_PATHS.files;
/** Rows listed: whoever brings in thousands looks at the first of them, and at all that are refused; the file has all. */
const MOST_SHOWN = 500;

/** POST /desk/register/files/preview: what a workbook would change; nothing is written. */
export async function previewImport(c: AppContext) {
  const form = await c.req.parseBody();
  const { file } = form;
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const name = file instanceof File ? file.name : '';
  const tables = await readRegister(bytes);
  if (typeof tables === 'string') return refuse(c, { code: 'bad_workbook', fault: tables });
  const { ledger } = c.get('deps');
  const outcome = await previewRegister(ledger, tables, actorOf(userOf(c)));
  if (!outcome.ok) return refuse(c, outcome.refusal);
  const upload = await keepUpload(ledger, { name, bytes, userId: userOf(c).id });
  return showPreview(c, upload, outcome.value);
}

/** POST /desk/register/files/apply: what was seen is written, or seen anew where the register has changed. */
export async function applyImport(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const { ledger } = c.get('deps');
  const actor = actorOf(userOf(c));
  const upload = textIn(form, 'upload');
  const bytes = await uploadOf(ledger, upload, userOf(c).id);
  const tables = bytes && (await readRegister(bytes));
  if (!tables || typeof tables === 'string') return refuse(c, { code: 'upload_gone' });
  const wanted = { seen: textIn(form, 'seen'), onlyGood: textIn(form, 'step') === 'good' };
  const outcome = await importRegister(ledger, tables, wanted, actor);
  if (!outcome.ok) {
    const now = await previewRegister(ledger, tables, actor);
    if (!now.ok) return refuse(c, now.refusal);
    return showPreview(c, upload, now.value, refusalIn(c, outcome.refusal));
  }
  tellReplaced(c, outcome.value.replaced);
  await dropUpload(ledger, upload);
  return c.redirect(doneAt(PATH, 'imported'), 303);
}

const refuse = (c: AppContext, refusal: Refusal) => showFiles(c, refusalIn(c, refusal));

function showPreview(
  c: AppContext,
  upload: string,
  { rows, seen }: Changes,
  announcement: Announcement | null = null,
) {
  const { preview: words } = registerWords(c).files;
  const count = (wanted: RowChange['outcome']) =>
    rows.filter(({ outcome }) => outcome === wanted).length;
  const good = count('added') + count('changed');
  const refusedCount = count('refused');
  const refusedRows = rows.filter(({ outcome }) => outcome === 'refused');
  const goodRows = rows.filter(({ outcome }) => outcome === 'added' || outcome === 'changed');
  const shown = [...refusedRows, ...goodRows.slice(0, MOST_SHOWN)];
  const counts = (['added', 'changed', 'unchanged', 'refused'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => words.count[outcome](count(outcome)));
  return c.html(
    <RegisterPage c={c} title={words.title} section="files" {...(announcement && { announcement })}>
      <p>{good + refusedCount === 0 ? words.nothing : words.text}</p>
      {good + refusedCount > 0 && (
        <Card title={counts.join(' · ')} body="table">
          <RegisterChanges c={c} rows={shown} rest={goodRows.slice(MOST_SHOWN)} />
          {goodRows.length > MOST_SHOWN && (
            <p class="p-3 m-0">{words.more(goodRows.length - MOST_SHOWN)}</p>
          )}
        </Card>
      )}
      <ApplyForm
        action={`${PATH}/apply`}
        hidden={{ upload, seen }}
        good={good}
        bad={refusedCount}
        words={words}
        back={PATH}
      />
    </RegisterPage>,
    announcement ? 409 : 200,
  );
}
