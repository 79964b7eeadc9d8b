import { writeIssued } from '../../documents/issued-file.ts';
import { issueLetter, type IssueReceipt } from '../../ledger/commands/issue-letter.ts';
import { takeBackLetter } from '../../ledger/commands/take-back-letter.ts';
import { letterDrafts } from '../../ledger/read/desk/letter-drafts.ts';
import { deskOf, type Desk } from '../parts/desk.ts';
import { issuedPath, showIssued } from '../parts/letters/issued-page.tsx';
import { LETTERS, showLetters } from '../parts/letters/list-page.tsx';
import { letterRefusalText } from '../parts/letters/refusal-text.ts';
import { letterWordsOf } from '../parts/letters/words.ts';
import { textIn, textsIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { showIssuePreview, type Refused } from './letter-preview.tsx';

interface Posted {
  desk: Desk;
  /** The drafts that are named. */
  keys: string[];
  /** A field of one of them. */
  of(name: string, key: string): string;
}

/**
 * POST /desk/letters/preview: shows each draft that is ticked as it would be issued, with a number. It
 * changes nothing; a POST, since many are named.
 */
export async function previewLetters(c: AppContext) {
  const posted = await postedTo(c);
  if (!posted) return c.notFound();
  const { desk, keys } = posted;
  if (keys.length === 0) return tickFirst(desk);
  return showIssuePreview(desk, keys);
}

/**
 * POST /desk/letters/issue: issues each that is named, by itself. What was not issued stands on the
 * preview again with the reason, and with what was typed.
 */
export async function issueLetters(c: AppContext) {
  const posted = await postedTo(c);
  if (!posted) return c.notFound();
  const { desk, keys, of } = posted;
  if (keys.length === 0) return tickFirst(desk);
  const { ledger, plan, user, words } = desk;
  const person = { actor: actorOf(user), email: user.email };
  const issued: IssueReceipt[] = [];
  const refused: Refused[] = [];
  for (const key of keys) {
    const order = { key, number: of('number', key), seal: of('seal', key) };
    const outcome = await issueLetter(ledger, plan.id, order, person, writeIssued);
    if (outcome.ok) issued.push(outcome.value);
    else
      refused.push({
        key,
        number: order.number,
        why: letterRefusalText(desk, outcome.refusal),
        isNumber: ['bad_number', 'wrong_year', 'number_used'].includes(outcome.refusal.code),
      });
  }
  const [only] = issued;
  if (refused.length === 0 && only)
    return c.redirect(
      issued.length === 1
        ? desk.link(issuedPath(only.id), { done: 'issued' })
        : desk.link(LETTERS, { tab: 'issued', done: 'issued' }),
      303,
    );
  const { preview } = letterWordsOf(words.lang);
  const announcement = {
    good: false,
    text: preview.notIssued(refused.length),
    ...(issued.length > 0 && { more: preview.issuedOf(issued.length) }),
  };
  const drafts = await letterDrafts(ledger.db, ledger.calendar, plan.id, desk.now);
  const left = refused.filter(({ key }) => drafts.some((draft) => draft.key === key));
  // Of a single one that is gone its own reason says more than an empty preview.
  if (left.length === 0)
    return showLetters(desk, { good: false, text: refused[0]?.why ?? announcement.text });
  return showIssuePreview(
    desk,
    left.map(({ key }) => key),
    refused,
    announcement,
  );
}

/** POST /desk/letters/:id/undo: takes back what was issued, until it has left. */
export async function undoLetter(c: AppContext, id: string) {
  const posted = await postedTo(c);
  if (!posted) return c.notFound();
  const { desk } = posted;
  const outcome = await takeBackLetter(desk.ledger, desk.plan.id, id, actorOf(desk.user));
  if (outcome.ok) return c.redirect(desk.link(issuedPath(id), { done: 'issue-undone' }), 303);
  return showIssued(desk, id, { good: false, text: letterRefusalText(desk, outcome.refusal) });
}

const tickFirst = (desk: Desk) =>
  showLetters(desk, { good: false, text: letterWordsOf(desk.words.lang).preview.tickFirst });

async function postedTo(c: AppContext): Promise<Posted | null> {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return null;
  const keys = [...new Set(textsIn(form, 'draft'))].filter((key) => key !== '');
  return { desk, keys, of: (name, key) => textIn(form, `${name}:${key}`) };
}
