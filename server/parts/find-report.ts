import { readingOf } from '../../domain/report/may-read.ts';
import { blindnessOf } from '../../ledger/read/blindness.ts';
import { planIdOf } from '../../ledger/read/desk/full-report.ts';
import { NO_FILES } from '../../ledger/read/report-files.ts';
import { reportStory, type ReportStory } from '../../ledger/read/desk/report-story.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';
import { instantFrom } from './as-of.tsx';
import { deskOf } from './desk.ts';

/** The report with the desk of its plan; null if this reader may not see it, or it is not there. */
export async function findReport(c: AppContext, reportId: string) {
  const planId = await planIdOf(c.get('deps').ledger, reportId);
  const desk = planId === null ? null : await deskOf(c, planId);
  if (!desk) return null;
  const at = instantFrom(c.req.query('at'), desk.zone);
  const story = await reportStory(desk.ledger, desk.plan, reportId, desk.now, at);
  if (!story) return null;
  const cooperating = story.cooperating.map(({ id }) => id);
  const blind = await blindnessOf(desk.ledger.db, story.report);
  const readable = { ...story.report, cooperating, blind };
  const reading = readingOf(actorOf(desk.user), readable, desk.plan, desk.now);
  if (reading === 'none') return null;
  const isSealed = reading === 'sealed';
  return { desk, story: isSealed ? sealed(story) : story, isSealed };
}

/** Nothing of what was filed: that it was, and when, stands in the timeline. */
const sealed = (story: ReportStory): ReportStory => ({
  ...story,
  submissions: [],
  before: null,
  files: NO_FILES,
  cooperation: { contributions: [], texts: [], newest: null },
});
