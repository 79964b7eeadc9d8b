import { beginAnew, Follower } from './follow.ts';

/**
 * One reporting cycle of an obligation (a year, a quarter, the implementation plans): opens one report
 * per owner and follows the count until every one is accepted or missed; then its books are closed,
 * and whoever waits for that is told.
 */
export async function cycle(): Promise<string> {
  const follow = new Follower();
  let facts = await follow.step('open the reports of the cycle');
  while (facts.open || follow.hasNews) {
    if (follow.isLeftBehind) return beginAnew<typeof cycle>();
    await follow.newsOrTime(facts, `the last of the reports: ${facts.stage}`);
    facts = await follow.step('follow the count');
  }
  return facts.stage;
}
