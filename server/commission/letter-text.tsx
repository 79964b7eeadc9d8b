import type { LetterRefusal } from '../../domain/letters/letter-refusal.ts';
import { editLetter, type TextOrder } from '../../ledger/commands/edit-letter.ts';
import type { Announcement } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { draftPath, showDraft } from '../parts/letters/draft-page.tsx';
import { letterRefusalText } from '../parts/letters/refusal-text.ts';
import { letterWordsOf } from '../parts/letters/words.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';

/** POST /desk/letters/drafts/:key: saves a draft's words, or takes them from the facts. */
export async function saveDraft(c: AppContext, key: string) {
  const form = await c.req.parseBody();
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
  const desk = await deskOf(c, text('plan') || undefined);
  if (!desk) return c.notFound();
  const typed = { title: text('title'), opening: text('opening'), closing: text('closing') };
  const order = orderFrom(text('how'), typed);
  const shown = { version: Number(text('version')) || 0, seal: text('seal') };
  const actor = actorOf(desk.user);
  const outcome = await editLetter(desk.ledger, desk.plan.id, key, shown, order, actor);
  if (outcome.ok) return c.redirect(desk.link(draftPath(key), { done: 'letter-saved' }), 303);
  const isTyped = order.how === 'edited';
  return showDraft(desk, key, {
    announcement: told(desk, outcome.refusal, isTyped),
    ...(isTyped && { typed }),
    status: ['empty_text', 'too_long'].includes(outcome.refusal.code) ? 422 : 409,
  });
}

function orderFrom(how: string, words: Extract<TextOrder, { how: 'edited' }>['words']): TextOrder {
  if (how === 'reverted' || how === 'renewed' || how === 'assembled') return { how };
  return { how: 'edited', words };
}

/** Why it was refused, and what became of what was typed. */
function told(desk: Desk, refusal: LetterRefusal, isTyped: boolean): Announcement {
  const { keptTyping } = letterWordsOf(desk.words.lang);
  return {
    good: false,
    text: letterRefusalText(desk, refusal),
    ...(isTyped && { more: keptTyping }),
  };
}
