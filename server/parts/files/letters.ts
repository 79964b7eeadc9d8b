import { FORMATS } from '../../../domain/letters/issuing.ts';
import {
  DRAFT_MARK,
  officialDocument,
  UNDONE_MARK,
} from '../../../domain/letters/official-document.ts';
import { letterDrafts } from '../../../ledger/read/desk/letter-drafts.ts';
import { issuedFile, issuedLetter } from '../../../ledger/read/letters/issued-letters.ts';
import type { Desk } from '../desk.ts';
import { sendDocument, sendDocx } from '../download.tsx';

/** GET /desk/letters/drafts/:key/docx and /pdf: a letter or circular as it stands now, marked as a draft. */
export async function sendDraft(desk: Desk, key: string): Promise<Response> {
  const { c, ledger, plan, now } = desk;
  const drafts = await letterDrafts(ledger.db, ledger.calendar, plan.id, now);
  const draft = drafts.find((each) => each.key === key);
  if (!draft) return c.notFound() as Response;
  const setting = { format: FORMATS[draft.effect], mark: DRAFT_MARK, at: now };
  return sendDocument(c, officialDocument(draft.text, setting));
}

/**
 * GET /desk/letters/:id/docx and /pdf: the bytes that were kept when it was issued, whatever has
 * changed since. Taken back it was never issued: its text is set anew, and marked.
 */
export async function sendIssued(desk: Desk, id: string): Promise<Response> {
  const { c, ledger, plan, now } = desk;
  const letter = await issuedLetter(ledger.db, plan.id, id, now);
  const file = letter && (await issuedFile(ledger, id));
  if (!letter || !file) return c.notFound() as Response;
  if (!letter.takenBackAt) return sendDocx(c, file.docx, file.name);
  const setting = { format: FORMATS[letter.effect], mark: UNDONE_MARK, at: letter.issuedAt };
  return sendDocument(c, officialDocument(letter.text, setting));
}
