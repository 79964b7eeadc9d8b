import { makeSignedFiles } from '../../../documents/signed-files.ts';
import type { Outcome } from '../../../domain/report/refusal.ts';
import { accept, returnReport } from '../../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../../ledger/commands/save-writing.ts';
import { sendBack } from '../../../ledger/commands/send-back.ts';
import { signOff } from '../../../ledger/commands/sign-off.ts';
import type { AppContext } from '../../web/deps.ts';
import { forbiddenPage } from '../../web/errors.tsx';
import { actorOf } from '../../web/session.ts';
import { refusalOf } from '../desk-page.tsx';
import { textIn } from '../posted.ts';
import { findDocument, type FoundDocument } from './find.ts';
import { documentPage } from './page.tsx';
import { documentPath } from './version-card.tsx';
import { documentWordsOf } from './words.ts';

const LONGEST = 20_000;

/** POST /desk/documents/:id: saves what was written, or hands it in as well. */
export async function writeDocument(c: AppContext, id: string) {
  const found = await findDocument(c, id);
  if (!found) return c.notFound();
  if (!found.isOwner) return forbiddenPage(c);
  const { desk, facts } = found;
  const form = await c.req.parseBody();
  const typed = (name: string) => {
    const value = form[name];
    return typeof value === 'string'
      ? value
          .replaceAll('\r\n', '\n')
          .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
          .trim()
      : '';
  };
  const texts = Object.fromEntries(
    facts.fields.map(({ key }) => [key, typed(key)] as const).filter(([, text]) => text !== ''),
  );
  if (Object.values(texts).some((text) => text.length > LONGEST)) {
    const text = documentWordsOf(desk.words.lang).toLong;
    return documentPage(found, { good: false, text }, { texts });
  }
  const handIn = form['hand-in'] !== undefined;
  const command = { basedOn: Number(typed('basedOn')) || 0, handIn, texts };
  const outcome = await saveWriting(desk.ledger, id, command, actorOf(desk.user));
  return answer(found, outcome, handIn ? 'handed-in' : 'saved', { texts });
}

/** POST /desk/documents/:id/sign: signs off the saving that the form names. */
export async function signDocument(c: AppContext, id: string) {
  const found = await findDocument(c, id);
  if (!found) return c.notFound();
  if (!found.isOwner) return forbiddenPage(c);
  const { desk } = found;
  const basedOn = Number(textIn(await c.req.parseBody({ all: true }), 'basedOn')) || 0;
  const outcome = await signOff(desk.ledger, id, basedOn, actorOf(desk.user), makeSignedFiles);
  return answer(found, outcome, 'signed');
}

/** POST /desk/documents/:id/send-back: sends the saving that the form names back to its writer. */
export async function sendDocumentBack(c: AppContext, id: string) {
  const found = await findDocument(c, id);
  if (!found) return c.notFound();
  if (!found.isOwner) return forbiddenPage(c);
  const { desk } = found;
  const form = await c.req.parseBody({ all: true });
  const reason = textIn(form, 'reason');
  const command = { basedOn: Number(textIn(form, 'basedOn')) || 0, reason };
  const outcome = await sendBack(desk.ledger, id, command, actorOf(desk.user));
  return answer(found, outcome, 'sent-back', { reason });
}

/** POST /desk/documents/:id/receipt: confirms that a version has arrived, or returns it with words. */
export async function receiveDocument(c: AppContext, id: string) {
  const found = await findDocument(c, id);
  if (!found) return c.notFound();
  const { desk } = found;
  const form = await c.req.parseBody({ all: true });
  const version = Number(textIn(form, 'version')) || 0;
  const actor = actorOf(desk.user);
  const reason = textIn(form, 'reason');
  const isReceipt = textIn(form, 'outcome') === 'accept';
  const outcome = isReceipt
    ? await accept(desk.ledger, id, version, actor)
    : await returnReport(desk.ledger, id, version, reason, actor);
  return answer(found, outcome, isReceipt ? 'accepted' : 'returned', { reason });
}

/** Back to the document with what was done; or the page again with why it was not, and what was typed. */
function answer(
  found: FoundDocument,
  outcome: Outcome<unknown>,
  done: string,
  typed: Parameters<typeof documentPage>[2] = {},
) {
  const { desk, facts } = found;
  if (outcome.ok) return desk.c.redirect(`${documentPath(facts.id)}?done=${done}`, 303);
  return documentPage(found, refusalOf(desk, outcome.refusal), typed);
}
