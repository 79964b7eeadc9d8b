import { beginAnew, Follower } from './follow.ts';

/**
 * 中期评估 of a plan. Lead agencies and regions evaluate themselves, and assessors whom the commission
 * has named assess the same tasks: two cycles, each with its own reminders, and neither side reads the
 * other. When both are in, or their clocks have run out, they are revealed. Whoever lies two steps or
 * more from the other side is asked for words, and may change the rating; then
 * the commission reports on both sides to the government, which confirms its receipt. All clocks are those of its cycles and reports, but while nobody is named to assess: then
 * it waits itself for the assessments' clock to run out.
 */
export async function midtermEvaluation(): Promise<string> {
  const follow = new Follower();
  let facts = await follow.step('look whether both sides are in');
  while (facts.open || follow.hasNews) {
    if (follow.isLeftBehind) return beginAnew<typeof midtermEvaluation>();
    if (facts.stage === 'blind')
      await follow.newsOrTime(facts, 'self-evaluations and independent assessments');
    else if (facts.stage === 'differences') await follow.newsOrTime(facts, 'words on what differs');
    else await follow.newsOrTime(facts, 'the report to the government, and its receipt');
    facts = await follow.step(
      'reveal both sides once they are in, ask for words where they differ',
    );
  }
  return facts.stage;
}
