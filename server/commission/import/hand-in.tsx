import { UnreadableDocument } from '../../../domain/document/errors.ts';
import { readingOf } from '../../../domain/import/reading.ts';
import type { Hidden } from '../../../domain/plain-text/hidden.ts';
import { readDocument, UnreadableSource } from '../../../documents/in/read-source.ts';
import { startDraft, type HandedIn } from '../../../ledger/drafts/start-draft.ts';
import type { AppContext } from '../../web/deps.ts';
import { hiddenPlace } from '../../web/plain-text.tsx';
import { actorOf, userOf } from '../../web/session.ts';
import type { Given } from '../given.ts';
import type { UnreadableFile } from './catalog.ts';
import { showImports } from './list-page.tsx';
import { IMPORT, importRefusal } from './view.tsx';
import { importWordsOf } from './words.ts';

const LONGEST_NAME = 120;

/** POST /desk/import: reads a file or a pasted text; what cannot be read is said, and nothing kept. */
export async function handIn(c: AppContext) {
  const form = await c.req.parseBody();
  const pasted = typeof form['text'] === 'string' ? form['text'].replaceAll('\r\n', '\n') : '';
  const name = typeof form['name'] === 'string' ? form['name'].trim().slice(0, LONGEST_NAME) : '';
  const given: Given = { text: [pasted], name: [name] };
  const { file } = form;
  const isFile = file instanceof File && (file.size > 0 || file.name !== '');
  if (!isFile && pasted.trim() === '') return unreadable(c, given, 'no_file');
  const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(pasted);
  const called = (isFile ? file.name : name).slice(-LONGEST_NAME);
  const read = await reading(bytes, isFile ? called : 'pasted.txt');
  if ('fault' in read) return unreadable(c, given, read.fault, read.hidden);
  const handedIn: HandedIn = { ...read, bytes, name: called || read.reading.document.title };
  const { ledger } = c.get('deps');
  const outcome = await startDraft(ledger, handedIn, actorOf(userOf(c)));
  if (outcome.ok) return c.redirect(`${IMPORT}/${outcome.value.id}?done=started`, 303);
  const { refusal } = outcome;
  if (refusal.code === 'known_file') {
    const { draftId, planId } = refusal;
    if (draftId !== '') return c.redirect(`${IMPORT}/${draftId}?done=known`, 303);
    if (planId !== null) return c.redirect(`/desk/launch?plan=${encodeURIComponent(planId)}`, 303);
  }
  return showImports(c, given, importRefusal(c, refusal), 409);
}

/** What a person is told of bytes that are no document; too much of them is told as such to machines, too. */
function unreadable(
  c: AppContext,
  given: Given,
  fault: UnreadableFile,
  hidden: readonly Hidden[] = [],
) {
  const { why, todo } = importWordsOf(c.get('lang')).file[fault];
  const places = hidden.map((each) => hiddenPlace(c, each)).join(c.get('words').frame.semicolon);
  const announcement = { good: false, text: why, more: `${places}${places && ' '}${todo}` };
  return showImports(c, given, announcement, fault === 'too_large' ? 413 : 422);
}

type Read =
  | Pick<HandedIn, 'format' | 'text' | 'reading'>
  | { fault: UnreadableFile; hidden?: readonly Hidden[] };

async function reading(bytes: Uint8Array, name: string): Promise<Read> {
  if (bytes.byteLength === 0) return { fault: 'empty' };
  try {
    const { source, document } = await readDocument(bytes, name);
    const { text, format } = source;
    if (text.trim() === '') return { fault: 'empty' };
    return { text, format, reading: readingOf(text, document) };
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    return { fault, ...(error instanceof UnreadableSource && { hidden: error.hidden }) };
  }
}

function faultOf(error: unknown): UnreadableFile | null {
  if (error instanceof UnreadableDocument) return 'no_plan';
  return error instanceof UnreadableSource ? error.code : null;
}
