import { saysSomething } from '../forms/field-spec.ts';
import type { Actor } from '../report/actor.ts';
import type { ReportFacts } from '../report/facts.ts';
import { refused, type Outcome } from '../report/refusal.ts';
import { wordsRefusal } from '../report/words-refusal.ts';

/** What is written of a document that is to be signed off, as deciding about it needs it. */
export interface WritingFacts {
  /** Number of the newest saving; 0 if nothing was saved. */
  version: number;
  /** When it was handed in to be signed off (送签); null if it was not, was written on since, or sent back. */
  handedInAt: Date | null;
  /** Who wrote any of it since the last version that was signed off, by the id of their user. */
  writers: readonly string[];
  /** What was saved says something else than the version that was signed off last. */
  differs: boolean;
}

type Facts = Pick<
  ReportFacts,
  'agencyId' | 'stage' | 'leftAt' | 'opensAt' | 'filedAt' | 'acceptedAt'
>;

/** Saves what was written, and hands it in or does not. */
export interface SaveCommand {
  /** The saving that its form was shown with. */
  basedOn: number;
  handIn: boolean;
  /** What it says, by section; all of it may be empty until it is handed in. */
  texts: Readonly<Record<string, string>>;
}

/**
 * Whether what was written is saved now. Nobody writes on what waits for its receipt; after that, only a
 * further version is written.
 */
export function decideSaving(
  facts: Facts,
  { version }: Pick<WritingFacts, 'version'>,
  { basedOn, handIn, texts }: SaveCommand,
  actor: Actor,
  now: Date,
): Outcome<null> {
  const refusal = writerRefusal(facts, actor, now);
  if (refusal) return refusal;
  if (basedOn !== version) return refused({ code: 'changed_since', revision: version });
  if (handIn && !Object.values(texts).some(saysSomething)) return refused({ code: 'empty_report' });
  return { ok: true, value: null };
}

/**
 * 签发: a second person signs off what was handed in, as they have read it. Whoever wrote any of it since
 * the last version does not; people are told apart by their users, for two may have one name.
 */
export function decideSigning(
  facts: Facts,
  writing: WritingFacts,
  basedOn: number,
  actor: Actor,
  now: Date,
): Outcome<null> {
  const refusal = signerRefusal(facts, writing, basedOn, actor, now);
  if (refusal) return refusal;
  if (facts.stage === 'accepted' && !writing.differs) return refused({ code: 'nothing_changed' });
  return { ok: true, value: null };
}

/** The longest that is said to the writer, in characters. */
export const LONGEST_SENDING_BACK = 2_000;

/** 退改: whoever might sign it off sends what was handed in back to its writer instead, in words. */
export function decideSendingBack(
  facts: Facts,
  writing: Omit<WritingFacts, 'differs'>,
  { basedOn, reason }: { basedOn: number; reason: string },
  actor: Actor,
  now: Date,
): Outcome<null> {
  const refusal = signerRefusal(facts, writing, basedOn, actor, now);
  if (refusal) return refusal;
  const unfit = wordsRefusal(reason, LONGEST_SENDING_BACK);
  return unfit ? refused(unfit) : { ok: true, value: null };
}

/** Only a person who wrote none of it, and of what they have read. */
function signerRefusal(
  facts: Facts,
  { version, handedInAt, writers }: Omit<WritingFacts, 'differs'>,
  basedOn: number,
  actor: Actor,
  now: Date,
): ReturnType<typeof refused> | null {
  const refusal = writerRefusal(facts, actor, now);
  if (refusal) return refusal;
  if (!actor.userId) return refused({ code: 'signs_by_person' });
  if (basedOn !== version) return refused({ code: 'changed_since', revision: version });
  if (!handedInAt) return refused({ code: 'not_handed_in' });
  return writers.includes(actor.userId) ? refused({ code: 'second_person' }) : null;
}

/** Only people of the agency that owes it, once it is open, and not while it lies with its reviewer. */
function writerRefusal(facts: Facts, actor: Actor, now: Date): ReturnType<typeof refused> | null {
  if (facts.leftAt) return refused({ code: 'left_roster', leftAt: facts.leftAt });
  if (actor.agencyId !== facts.agencyId) return refused({ code: 'not_yours' });
  if (now < facts.opensAt) return refused({ code: 'not_open_yet', opensAt: facts.opensAt });
  if (facts.stage === 'reviewing')
    return refused({ code: 'already_filed', filedAt: facts.filedAt ?? now });
  return null;
}
