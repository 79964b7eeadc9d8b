import { writeIssued } from '../../documents/issued-file.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { LetterRefusal } from '../../domain/letters/letter-refusal.ts';
import { typedFrom } from '../../domain/letters/letter-words.ts';
import { editLetter, type TextOrder } from '../../ledger/commands/edit-letter.ts';
import { issueLetter } from '../../ledger/commands/issue-letter.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { letterDrafts, type LetterDraft } from '../../ledger/read/desk/letter-drafts.ts';
import { proposedNumbers } from '../../ledger/read/letters/next-numbers.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import type { Draft, IssuedDraft, Issuing } from '../oracle/action.ts';

/** What is said to whoever cannot report in time, as the office adds it. */
const ADDED = '确有客观困难不能按期报送的，请于上述期限前书面说明情况和预计报送时间。';

/** A letter or circular was refused, or the drafts were others than they must be. */
export class NotIssued extends Error {}

/**
 * 印发: somebody of the commission, whom none of it is addressed to, goes through the drafts as its pages
 * show them: words some, and issues what is chosen under the numbers that are proposed.
 * @throws NotIssued.
 */
export async function issueDrafts(
  ledger: Ledger,
  { issued, worded, waiting }: Issuing,
  plan: ImportedPlan,
): Promise<void> {
  const actor = { kind: 'commission', agencyId: plan.commissionId, name: '督查岗' } as const;
  const person = { actor, email: `ducha@${plan.commissionId}.example` };
  const drafts = async () =>
    letterDrafts(ledger.db, ledger.calendar, plan.id, await ledger.clock.now());
  const edit = async ({ key, saved, seal }: LetterDraft, order: TextOrder) => {
    const shown = { version: saved?.version ?? 0, seal };
    const outcome = await editLetter(ledger, plan.id, key, shown, order, actor);
    if (!outcome.ok) throw refusedBy(key, outcome.refusal);
  };
  const found = await drafts();
  if (found.length !== waiting)
    throw new NotIssued(
      `${waiting} drafts must wait, found: ${found.map(({ key }) => key).join(', ')}`,
    );
  for (const draft of [...issued.filter(({ isEdited }) => isEdited), ...worded])
    await edit(thatOf(found, draft), { how: 'edited', words: withWords(thatOf(found, draft)) });
  // What it rests on may be otherwise than when it was worded: its facts are those of today.
  for (const shown of thoseOf(await drafts(), issued))
    if (shown.changes) await edit(shown, { how: 'renewed' });
  await checkNumbers(ledger, issued, plan);
  const confirmed = await drafts();
  for (const draft of issued) {
    const { key, seal } = thatOf(confirmed, draft);
    const order = { key, number: draft.number, seal };
    const outcome = await issueLetter(ledger, plan.id, order, person, writeIssued);
    if (!outcome.ok) throw refusedBy(key, outcome.refusal);
  }
}

const thoseOf = (drafts: readonly LetterDraft[], wanted: readonly Draft[]): LetterDraft[] =>
  wanted.map((draft) => thatOf(drafts, draft));

/** @throws NotIssued when it is not there. */
function thatOf(drafts: readonly LetterDraft[], { effect, cycleId, agencyId }: Draft): LetterDraft {
  const found = drafts.find(
    (each) =>
      each.effect === effect && each.cycleId === cycleId && (each.agency?.id ?? null) === agencyId,
  );
  if (!found) throw new NotIssued(`no ${effect} of ${cycleId} to ${agencyId ?? 'all'}`);
  return found;
}

/** Its own words with a sentence more, behind the one that names the date. */
function withWords({ effect, saved, assembled }: LetterDraft) {
  const words = saved?.words ?? assembled.words;
  const place = effect === 'letter' ? words.closing.length - 1 : words.closing.length;
  return typedFrom({ ...words, closing: words.closing.toSpliced(place, 0, ADDED) });
}

/** What is proposed on the page is what must be given; the first time without the agency's own name. */
async function checkNumbers(
  { db, clock }: Ledger,
  issued: readonly IssuedDraft[],
  { commissionId, policy }: ImportedPlan,
): Promise<void> {
  const { zone } = planPolicySchema.parse(policy);
  const year = Number(civilDateOf(await clock.now(), zone).slice(0, 4));
  for (const effect of ['letter', 'circular'] as const) {
    const numbers = issued.filter((each) => each.effect === effect).map(({ number }) => number);
    const proposed = await proposedNumbers(db, { commissionId, effect, year }, numbers.length);
    const other = numbers.find((number, index) => !number.endsWith(proposed[index] ?? ''));
    if (other !== undefined)
      throw new NotIssued(`${other} must be proposed, found ${proposed.join(', ')}`);
  }
}

const refusedBy = (key: string, { code }: LetterRefusal): NotIssued =>
  new NotIssued(`${key}: refused, ${code}`);
