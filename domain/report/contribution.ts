import { isEmptyForm, saysSomething, type FieldValues } from '../forms/field-spec.ts';
import { opinionOf, type Position } from '../forms/opinion.ts';
import type { Actor } from './actor.ts';
import type { ReportFacts, ReportStage } from './facts.ts';
import { refused, type Outcome } from './refusal.ts';

/** Why a contribution left the roster when its report was closed: nobody had been asked yet. */
export const NOT_ASKED = 'not_asked';

/** A text of the lead's that an opinion can be on: a shared draft or a filed revision. */
export interface NamedText {
  /** `draft/2`, `revision/1`. */
  name: string;
  /** Of its form; an opinion is on these words and no others. */
  sha256: string;
}

/** The name of a shared draft or of a filed revision, as opinions name it. */
export const draftName = (version: number): string => `draft/${version}`;
export const revisionName = (revision: number): string => `revision/${revision}`;

/** The number in the name of a text, and what it is; null for none. */
export function textNamed(name: string): { what: 'draft' | 'revision'; number: number } | null {
  const [, what, number] = /^(draft|revision)\/([1-9]\d{0,6})$/.exec(name) ?? [];
  if (number === undefined) return null;
  return { what: what === 'draft' ? 'draft' : 'revision', number: Number(number) };
}

/** What is true of a contribution and of the report it is a part of, read under their locks. */
export interface ContributionFacts {
  agencyId: string;
  stage: ReportStage;
  leftAt: Date | null;
  dueAt: Date;
  /** Number of the newest answer; 0 if none. */
  revision: number;
  parent: { stage: ReportStage; opensAt: Date; acceptedAt: Date | null; leftAt: Date | null };
  /** The newest text the lead has shown; null if it has shown none. */
  text: NamedText | null;
}

/** What a cooperating agency answers. */
export interface Answer {
  values: FieldValues;
  /** The text its page showed; null if it showed none. */
  on: NamedText | null;
  /** The answer its page showed; another one since is a refusal. */
  basedOn: number;
}

/**
 * Whether an answer is taken now. It may be given as soon as the lead's report has opened, asked or
 * not, and again, until that report is accepted or its books are closed; an opinion is on the text
 * that the page showed, and on no other.
 */
export function decideAnswer(
  facts: ContributionFacts,
  { values, on, basedOn }: Answer,
  actor: Actor,
  now: Date,
): Outcome<{ late: boolean; on: NamedText | null; position: Position | null }> {
  const { parent, text } = facts;
  if (actor.agencyId !== facts.agencyId) return refused({ code: 'not_yours' });
  const leftAt = facts.leftAt ?? parent.leftAt;
  if (leftAt) return refused({ code: 'left_roster', leftAt });
  if (now < parent.opensAt) return refused({ code: 'not_open_yet', opensAt: parent.opensAt });
  if (isClosed(facts)) return refused({ code: 'lead_report_closed' });
  if (basedOn !== facts.revision)
    return refused({ code: 'changed_since', revision: facts.revision });
  if (on?.name !== text?.name || on?.sha256 !== text?.sha256)
    return refused({ code: 'text_changed' });
  const { input, position, opinion } = opinionOf(values);
  if (text === null && !saysSomething(input)) return refused({ code: 'empty_report' });
  if (text !== null && position === null) return refused({ code: 'position_needed' });
  if (text !== null && position === 'disagree' && !saysSomething(opinion))
    return refused({ code: 'opinion_needed' });
  return {
    ok: true,
    value: { late: now >= facts.dueAt, on: text, position: text ? position : null },
  };
}

/** Whether nothing more is taken: the lead's report is accepted, or closed without this answer. */
export const isClosed = ({
  stage,
  parent,
}: Pick<ContributionFacts, 'stage'> & { parent: { stage: ReportStage } }): boolean =>
  stage === 'missed' || parent.stage === 'accepted' || parent.stage === 'missed';

/** Whether the lead may show a draft now: while it is owed, and not filed. */
export function decideShare(
  facts: Pick<ReportFacts, 'agencyId' | 'stage' | 'leftAt' | 'opensAt' | 'filedAt' | 'acceptedAt'>,
  form: { values: FieldValues; nil: boolean; nilReason: string },
  actor: Actor,
  now: Date,
): Outcome<null> {
  if (actor.agencyId !== facts.agencyId) return refused({ code: 'not_yours' });
  if (facts.leftAt) return refused({ code: 'left_roster', leftAt: facts.leftAt });
  if (facts.stage === 'accepted')
    return refused({ code: 'already_accepted', acceptedAt: facts.acceptedAt ?? now });
  if (facts.stage === 'reviewing')
    return refused({ code: 'already_filed', filedAt: facts.filedAt ?? now });
  if (facts.stage === 'missed') return refused({ code: 'lead_report_closed' });
  if (now < facts.opensAt) return refused({ code: 'not_open_yet', opensAt: facts.opensAt });
  if (form.nil && !saysSomething(form.nilReason)) return refused({ code: 'nil_needs_reason' });
  if (!form.nil && isEmptyForm(form.values)) return refused({ code: 'empty_report' });
  return { ok: true, value: null };
}
