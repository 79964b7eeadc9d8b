import { createHash } from 'node:crypto';
import { factChanges, isChanged, type FactChanges } from '../../../domain/letters/fact-changes.ts';
import {
  officialText,
  type LetterWords,
  type OfficialText,
  type OverdueFacts,
} from '../../../domain/letters/official-text.ts';
import type { WorkdayCalendar } from '../../../domain/calendar/workdays.ts';
import { letterFactsSchema } from '../../../schemas/letter-facts.ts';
import type { Tx } from '../../ledger.ts';
import { assembledFrom, draftsOf, effectOf, type Draft, type DraftEffect } from './drafts.ts';

/** What was done to a draft's text. */
export type TextChange = 'edited' | 'reverted' | 'renewed' | 'assembled';

/** A draft's text as somebody saved it. */
export interface SavedText {
  version: number;
  how: TextChange;
  at: Date;
  by: string;
  words: LetterWords;
  /** What it was assembled from. */
  facts: OverdueFacts;
}

/** A draft with what somebody has made of it: `text` is what would be issued. */
export interface LetterDraft extends Draft {
  /** Null: it stands as it is assembled each day. */
  saved: SavedText | null;
  /** What is so now and not in the saved text; null: nothing. */
  changes: FactChanges | null;
  /** SHA-256 of text and facts: a confirmation names by it what was shown. */
  seal: string;
}

/** The drafts of a plan as they stand at `now`, in the words that were saved for them. */
export async function letterDrafts(
  db: Tx,
  calendar: WorkdayCalendar,
  planId: string,
  now: Date,
): Promise<LetterDraft[]> {
  const drafts = await draftsOf(db, calendar, planId, now);
  const saved = await newestTexts(
    db,
    drafts.map(({ key }) => key),
  );
  return drafts.map((draft) => inWordsOf(draft, saved.get(draft.key) ?? null));
}

function inWordsOf(draft: Draft, saved: SavedText | null): LetterDraft {
  if (!saved) return { ...draft, saved, changes: null, seal: sealOf(draft.text, draft.facts) };
  const changes = factChanges(saved.facts, draft.facts);
  const assembled = assembledFrom(draft.effect, saved.facts);
  const text = officialText(assembled, draft.facts.on, saved.words);
  return {
    ...draft,
    saved,
    changes: isChanged(changes) ? changes : null,
    text,
    seal: sealOf(text, draft.facts),
  };
}

const sealOf = (text: OfficialText, facts: OverdueFacts): string =>
  createHash('sha256')
    .update(JSON.stringify([text, facts]))
    .digest('hex');

/** The newest saved text of each of these drafts. */
async function newestTexts(db: Tx, keys: readonly string[]): Promise<Map<string, SavedText>> {
  const rows = await db.letterText.findMany({
    where: { draftKey: { in: [...keys] }, issuedId: null },
    orderBy: { version: 'desc' },
    distinct: ['draftKey'],
  });
  return new Map(rows.map((row) => [row.draftKey, savedText(row)]));
}

/** Every text that was saved for a draft that waits, newest first: none is ever lost. */
export async function textVersions(db: Tx, planId: string, draftKey: string): Promise<SavedText[]> {
  const rows = await db.letterText.findMany({
    where: { planId, draftKey, issuedId: null },
    orderBy: { version: 'desc' },
  });
  return rows.map(savedText);
}

/** A text that was saved for a draft that is none any more: all it was about has been filed. */
export interface UnneededText {
  key: string;
  effect: DraftEffect;
  title: string;
  at: Date;
  by: string;
}

/**
 * What somebody worded for drafts of a plan that are none any more, and that was not issued.
 * @param waiting the keys of the drafts that there are.
 */
export async function unneededTexts(
  db: Tx,
  planId: string,
  waiting: readonly string[],
): Promise<UnneededText[]> {
  const rows = await db.letterText.findMany({
    where: { planId, issuedId: null, draftKey: { notIn: [...waiting] } },
    orderBy: { version: 'desc' },
    distinct: ['draftKey'],
  });
  return rows.map(({ draftKey, title, at, by }) => ({
    key: draftKey,
    effect: effectOf(draftKey),
    title,
    at,
    by,
  }));
}

interface TextRow {
  version: number;
  how: string;
  title: string;
  opening: string[];
  closing: string[];
  facts: unknown;
  at: Date;
  by: string;
}

function savedText({ version, how, at, by, title, opening, closing, facts }: TextRow): SavedText {
  return {
    version,
    // Only commands/edit-letter.ts writes it.
    how: how as TextChange,
    at,
    by,
    words: { title, opening, closing },
    facts: letterFactsSchema.parse(facts),
  };
}
