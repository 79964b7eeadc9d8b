import type { LetterOutcome } from '../../domain/letters/letter-refusal.ts';
import { wordsFrom, type TypedWords } from '../../domain/letters/letter-words.ts';
import type { LetterWords, OverdueFacts } from '../../domain/letters/official-text.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { withDraft } from '../lock-letter.ts';
import { assembledFrom } from '../read/desk/drafts.ts';
import type { LetterDraft, TextChange } from '../read/desk/letter-drafts.ts';

/**
 * What is to become of a draft's text: worded by somebody; put back to what was assembled; the facts
 * of now taken while the words are kept; or all of it assembled anew.
 */
export type TextOrder =
  { how: 'edited'; words: TypedWords } | { how: Exclude<TextChange, 'edited'> };

/** What was on the page: the version, 0 where none was saved, and the seal of text and facts. */
export interface ShownText {
  version: number;
  seal: string;
}

/**
 * Saves what somebody made of a draft's text, as a new version: those before it stay. The facts are
 * never typed. Of two at once one wins; the other is told who saved and when.
 */
export async function editLetter(
  ledger: Ledger,
  planId: string,
  key: string,
  shown: ShownText,
  order: TextOrder,
  actor: Actor,
): Promise<LetterOutcome<{ version: number }>> {
  const typed = order.how === 'edited' ? wordsFrom(order.words) : null;
  if (typeof typed === 'string') return { ok: false, refusal: { code: typed } };
  return withDraft(ledger, planId, key, actor, async ({ tx, draft, now }) => {
    const { saved } = draft;
    if (saved && saved.version !== shown.version) {
      const { by, at } = saved;
      return { ok: false, refusal: { code: 'edited_since', by, at } };
    }
    // Words around facts that nobody has seen would say what is not so.
    if (!saved && typed && draft.seal !== shown.seal)
      return { ok: false, refusal: { code: 'changed' } };
    // Texts that went into what was issued bear numbers too.
    const { _max } = await tx.letterText.aggregate({
      where: { draftKey: key },
      _max: { version: true },
    });
    const version = (_max.version ?? 0) + 1;
    const { words, facts } = typed
      ? { words: typed, facts: saved?.facts ?? draft.facts }
      : textOf(order.how, draft);
    await tx.letterText.create({
      data: {
        draftKey: key,
        version,
        planId,
        how: order.how,
        title: words.title,
        opening: [...words.opening],
        closing: [...words.closing],
        facts: { ...facts, items: facts.items.map((item) => ({ ...item })) },
        at: now,
        by: actor.name,
      },
    });
    const { effect, kind, period, agency } = draft;
    const data = {
      draft: key,
      version,
      how: order.how,
      effect,
      kind,
      period,
      agencyId: agency?.id ?? null,
    };
    const entry = { at: now, actor, action: 'edit_letter', planId, subject: planId };
    await audit(tx, { ...entry, data });
    return { ok: true, value: { version } };
  });
}

/** The words and facts of a version that nobody types. */
function textOf(
  how: TextChange,
  { effect, facts: present, saved, assembled }: LetterDraft,
): { words: LetterWords; facts: OverdueFacts } {
  const facts = how === 'reverted' ? (saved?.facts ?? present) : present;
  if (how === 'renewed') return { words: saved?.words ?? assembled.words, facts };
  return { words: assembledFrom(effect, facts).words, facts };
}
