import { issueEscalation, type IssueRefusal } from '../../ledger/commands/issue-escalation.ts';
import { deskOf, type Desk } from '../parts/desk.ts';
import { showEscalations } from '../parts/pages/escalations.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { commissionWordsOf } from './words.ts';

/** POST /desk/escalations/issue: a person has issued the letter or circular of one draft. */
export async function issueDraft(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const plan = form['plan'];
  const ids = [form['escalation'] ?? []]
    .flat()
    .filter((id): id is string => typeof id === 'string' && !id.includes('\0'));
  const desk = await deskOf(c, typeof plan === 'string' ? plan : undefined);
  if (!desk) return c.notFound();
  const outcome = await issueEscalation(desk.ledger, desk.plan.id, ids, actorOf(desk.user));
  if (outcome.ok) return c.redirect(desk.link('/desk/escalations', { done: 'issued' }), 303);
  return showEscalations(desk, { good: false, text: wordsFor(desk, outcome.refusal) });
}

function wordsFor({ words, zone }: Desk, refusal: IssueRefusal): string {
  const { refused } = commissionWordsOf(words.lang).issue;
  switch (refusal.code) {
    case 'no_draft':
    case 'only_operator':
      return refused[refusal.code];
    case 'already_issued':
      return refused.already_issued(words.instant(refusal.issuedAt, zone));
    case 'answered_since':
      return refused.answered_since(words.instant(refusal.answeredAt, zone));
  }
}
