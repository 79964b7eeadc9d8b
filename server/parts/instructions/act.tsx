import { giveInstruction, takeUp } from '../../../ledger/commands/instructions.ts';
import { instructionsOf } from '../../../ledger/read/instructions.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { announcementOf, DeskPage, refusalOf, type Announcement } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { reportPath } from '../names.tsx';
import { findReport } from '../find-report.ts';
import { textIn } from '../posted.ts';
import { instructionDone, Instructions } from './card.tsx';
import { instructionWordsOf } from './words.ts';

/** GET /desk/instructions: every instruction on a plan's documents and reports, those that wait first. */
export async function showInstructions(
  desk: Desk,
  announcement: Announcement | null = announcementOf(desk) ?? instructionDone(desk),
) {
  const rows = await instructionsOf(desk.ledger, { planId: desk.plan.id });
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={instructionWordsOf(desk.words.lang).title}
      section="instructions"
      announcement={announcement}
    >
      <Instructions desk={desk} rows={rows} on={null} />
    </DeskPage>,
    announcement?.good === false ? 409 : 200,
  );
}

/** POST /desk/reports/:id/instructions: gives an instruction on it, or takes the one named up. */
export async function instruct(c: AppContext, reportId: string) {
  const found = await findReport(c, reportId);
  if (!found) return c.notFound();
  const { desk } = found;
  const form = await c.req.parseBody({ all: true });
  const text = textIn(form, 'text');
  const named = textIn(form, 'instruction');
  if (named !== '' && !named.startsWith(`${reportId}/`)) return c.notFound();
  const actor = actorOf(desk.user);
  const outcome =
    named === ''
      ? await giveInstruction(desk.ledger, reportId, text, actor)
      : await takeUp(desk.ledger, named, text, actor);
  if (!outcome.ok) return showInstructions(desk, refusalOf(desk, outcome.refusal));
  const done = named === '' ? 'instructed' : 'taken-up';
  return c.redirect(`${reportPath(reportId)}?done=${done}#instructions`, 303);
}
