import {
  DRAFT_MARK,
  officialDocument,
  UNDONE_MARK,
} from '../../../domain/letters/official-document.ts';
import type { Draft, DraftEffect } from '../../../ledger/read/desk/drafts.ts';
import { letterDrafts } from '../../../ledger/read/desk/letter-drafts.ts';
import { issuedText } from '../../../ledger/read/desk/issued.ts';
import type { Desk } from '../desk.ts';
import { sendDocument } from '../download.tsx';

/** A letter goes as a letter (信函格式), a circular as a document with a red head. */
const FORMATS = { letter: 'letter', circular: 'document' } as const satisfies Record<
  DraftEffect,
  string
>;

/** What names a draft of a plan in an address: there is one of these at most. */
export function draftQuery(desk: Desk, { effect, kind, period, agency }: Draft): string {
  const query = new URLSearchParams({ plan: desk.plan.id, effect, kind, period });
  if (agency) query.set('agency', agency.id);
  return `?${query.toString()}`;
}

/** GET /desk/escalations/draft/docx and /pdf: a letter or circular as it stands now, marked as a draft. */
export async function sendDraft(desk: Desk): Promise<Response> {
  const { c, ledger, plan, now } = desk;
  const asked = c.req.query();
  const drafts = await letterDrafts(ledger.db, ledger.calendar, plan.id, now);
  const draft = drafts.find(
    ({ effect, kind, period, agency }) =>
      effect === asked['effect'] &&
      kind === asked['kind'] &&
      period === asked['period'] &&
      (agency?.id ?? '') === (asked['agency'] ?? ''),
  );
  if (!draft) return c.notFound() as Response;
  const setting = { format: FORMATS[draft.effect], mark: DRAFT_MARK, at: now };
  return sendDocument(c, officialDocument(draft.text, setting));
}

/** GET /desk/escalations/issued/:audit/docx and /pdf: what was issued, with the text as it stood then. */
export async function sendIssued(desk: Desk): Promise<Response> {
  const { c, ledger, plan } = desk;
  const issued = await issuedText(ledger, plan.id, Number(c.req.param('audit')));
  if (!issued) return c.notFound() as Response;
  const { effect, text, at, isUndone } = issued;
  const setting = { format: FORMATS[effect], mark: isUndone ? UNDONE_MARK : null, at };
  return sendDocument(c, officialDocument(text, setting));
}
