import type { Outcome } from '../../../domain/report/refusal.ts';
import { acceptFinding, reopenFinding } from '../../../ledger/commands/accept-finding.ts';
import type { Done } from '../../parts/catalog.ts';
import { refusalOf } from '../../parts/desk-page.tsx';
import { deskOf, type Desk } from '../../parts/desk.ts';
import { textIn } from '../../parts/posted.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { showPreflight } from './preflight-page.tsx';
import { yearsFrom, type Years } from './years.tsx';

interface Posted {
  finding: string;
  facts: string;
  reason: string;
  years: Years;
}

/** POST /desk/preflight/accept: by the name of whoever sends it, with the reason that the form gives. */
export const acceptOne = (c: AppContext) =>
  acts(c, 'finding-accepted', ({ ledger, plan, user }, { reason, ...lookedAt }) =>
    acceptFinding(ledger, { ...lookedAt, planId: plan.id }, reason, actorOf(user)),
  );

/** POST /desk/preflight/reopen: takes an acceptance back. */
export const reopenOne = (c: AppContext) =>
  acts(c, 'finding-reopened', ({ ledger, plan, user }, { finding }) =>
    reopenFinding(ledger, plan.id, finding, actorOf(user)),
  );

/** Gives a command about a finding, and leads back to the page, or says there why not. */
async function acts(
  c: AppContext,
  done: Done,
  command: (desk: Desk, posted: Posted) => Promise<Outcome<unknown>>,
) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return c.notFound();
  const finding = textIn(form, 'finding');
  const reason = textIn(form, 'reason');
  const years = yearsFrom(textIn(form, 'from'), textIn(form, 'to')) ?? {
    from: Number.NaN,
    to: Number.NaN,
  };
  const outcome = await command(desk, { finding, reason, years, facts: textIn(form, 'facts') });
  if (outcome.ok) return c.redirect(desk.link('/desk/preflight', { ...years, done }), 303);
  const shown = Number.isNaN(years.from) ? null : years;
  return showPreflight(desk, refusalOf(desk, outcome.refusal), { finding, reason }, shown);
}
