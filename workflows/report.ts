import { beginAnew, Follower } from './follow.ts';

/**
 * The life of one report of whatever kind: open → reminders → filed → reviewed → returned ⇄ filed
 * again → accepted; past due: urged → put before the superior → letter and circular drafted → books
 * closed. Ends as accepted or missed; a filing after that starts a new run.
 */
export async function report(): Promise<string> {
  const follow = new Follower();
  let facts = await follow.step('open the report, or look where it stands');
  while (facts.open || follow.hasNews) {
    if (follow.isLeftBehind) return beginAnew<typeof report>();
    if (facts.stage === 'collecting')
      await follow.newsOrTime(facts, 'the submission and its review');
    else if (facts.stage === 'reviewing') await follow.newsOrTime(facts, 'the review');
    else await follow.newsOrTime(facts, `news (${facts.stage})`);
    facts = await follow.step('read what has changed');
  }
  return facts.stage;
}
