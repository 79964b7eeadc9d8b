import { Card, NoClassified } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { sendFile } from '../parts/download.tsx';
import { TABLE_NAMES } from '../../domain/register/table.ts';
import { wholeRegister } from '../../ledger/read/register/whole.ts';
import type { AppContext } from '../web/deps.ts';
import { userOf } from '../web/session.ts';
import { REGISTER_PATHS, RegisterPage } from './register-page.tsx';
import { writeRegister } from '../parts/register/workbook.ts';
import { registerWords } from './words.ts';

const PATH = REGISTER_PATHS.files;

/** GET /desk/register/files: the register as a workbook, out and in; also shown again with a refusal. */
export function showFiles(c: AppContext, refusal: Announcement | null = null) {
  const { files: words, sections } = registerWords(c);
  return c.html(
    <RegisterPage
      c={c}
      title={sections.files}
      section="files"
      {...(refusal && { announcement: refusal })}
    >
      <p>{words.lead}</p>
      <Card title={words.download} body="padded">
        <p>{words.downloadText}</p>
        <a class="btn btn-primary" href={`${PATH}/register.xlsx`}>
          {words.download}
        </a>
      </Card>
      <Card title={words.upload} id="upload" body="padded">
        <p>{words.uploadText}</p>
        <form
          method="post"
          action={`${PATH}/preview`}
          enctype="multipart/form-data"
          class="register-form"
        >
          <label>
            <span class="fw-bold">{words.file}</span>
            <input class="form-control" type="file" name="file" accept=".xlsx" required />
          </label>
          <p class="btn-row">
            <button class="btn btn-primary">{words.look}</button>
          </p>
        </form>
        <NoClassified c={c} />
      </Card>
    </RegisterPage>,
    refusal ? 409 : 200,
  );
}

/** GET /desk/register/files/register.xlsx: the whole register; users are an administrator's. */
export async function sendRegister(c: AppContext): Promise<Response> {
  const isAdmin = userOf(c).role === 'admin';
  const tables = TABLE_NAMES.filter((table) => table !== 'users' || isAdmin);
  const register = await wholeRegister(c.get('deps').ledger, isAdmin);
  const bytes = await writeRegister(c.get('lang'), register, tables);
  return sendFile(c, bytes, 'xlsx', registerWords(c).files.fileName);
}
