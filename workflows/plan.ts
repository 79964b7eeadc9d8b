import { beginAnew, Follower } from './follow.ts';

/**
 * A launched plan: every obligation's next cycle when its time has come; it ends with the period, when
 * the last cycle's books are closed.
 */
export async function plan(): Promise<string> {
  const follow = new Follower();
  let facts = await follow.step('start the cycles whose time has come');
  while (facts.open || follow.hasNews) {
    if (follow.isLeftBehind) return beginAnew<typeof plan>();
    await follow.newsOrTime(facts, facts.next ? 'news' : 'the last cycles');
    facts = await follow.step('look what is to be started');
  }
  return facts.stage;
}
