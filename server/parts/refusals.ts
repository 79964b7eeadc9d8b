import type { Refusal, RefusalCode } from '../../domain/report/refusal.ts';

/** Why something was refused, and what to do about it. */
export interface RefusalText {
  why: string;
  todo: string;
}

/** How an instant is told on this page (language and zone are the page's). */
export type TellInstant = (instant: Date) => string;

/** A sentence for every refusal of the ledger's commands. */
export type RefusalWords = {
  [Code in RefusalCode]: (
    refusal: Extract<Refusal, { code: Code }>,
    tell: TellInstant,
  ) => RefusalText;
};

/** The sentences for one refusal. */
export function refusalText(words: RefusalWords, refusal: Refusal, tell: TellInstant): RefusalText {
  const write = words[refusal.code] as (refusal: Refusal, tell: TellInstant) => RefusalText;
  return write(refusal, tell);
}
