import { beginAnew, Follower } from './follow.ts';

/**
 * 检查 from its announcement on: its first day, its findings, the conclusion, which it asks for when it
 * is late; then every finding is a rectification with a ladder of its own, and it ends when the books
 * of the last one are closed, or when it is called off.
 */
export async function inspection(): Promise<string> {
  const follow = new Follower();
  let facts = await follow.step('look where the inspection stands');
  while (facts.open || follow.hasNews) {
    if (follow.isLeftBehind) return beginAnew<typeof inspection>();
    if (facts.stage === 'announced') await follow.newsOrTime(facts, 'its first day');
    else if (facts.next) await follow.newsOrTime(facts, 'findings and the conclusion');
    else await follow.newsOrTime(facts, `news (${facts.stage})`);
    facts = await follow.step('read what has changed');
  }
  return facts.stage;
}
