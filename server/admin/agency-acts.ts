import {
  addAgency,
  addAlias,
  changeAgency,
  removeAlias,
} from '../../ledger/commands/register/agencies.ts';
import { endAgency } from '../../ledger/commands/register/end-agency.ts';
import { textIn } from '../parts/posted.ts';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { agencyPath, showAgencies } from './agencies-page.tsx';
import { showAgency } from './agency-page.tsx';
import type { RegisterDone } from './catalog.ts';
import { refusalIn } from './register-page.tsx';

/** Where a page says that something was done. */
export const doneAt = (path: string, done: RegisterDone): string => `${path}?done=${done}`;

/** POST /desk/register: one more agency. */
export async function postAgency(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const typed = namesIn(form);
  const outcome = await addAgency(c.get('deps').ledger, typed, actorOf(userOf(c)));
  if (!outcome.ok) return showAgencies(c, typed, refusalIn(c, outcome.refusal));
  return c.redirect(doneAt(agencyPath(outcome.value.agencyId), 'agency-added'), 303);
}

/** POST /desk/register/agencies/:id: its names and kind. */
export async function postNames(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const typed = { ...namesIn(form), keepAlias: textIn(form, 'keepAlias') === 'yes' };
  const outcome = await changeAgency(c.get('deps').ledger, id, typed, actorOf(userOf(c)));
  if (!outcome.ok)
    return showAgency(c, id, { names: typed, announcement: refusalIn(c, outcome.refusal) });
  return c.redirect(doneAt(agencyPath(id), 'agency-changed'), 303);
}

/** POST /desk/register/agencies/:id/aliases: one more, or one less. */
export async function postAlias(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const { ledger } = c.get('deps');
  const actor = actorOf(userOf(c));
  const gone = textIn(form, 'remove');
  const alias = textIn(form, 'alias');
  const outcome =
    gone === ''
      ? await addAlias(ledger, id, alias, actor)
      : await removeAlias(ledger, id, gone, actor);
  if (!outcome.ok) return showAgency(c, id, { alias, announcement: refusalIn(c, outcome.refusal) });
  const done = gone === '' ? 'alias-added' : 'alias-removed';
  return c.redirect(doneAt(agencyPath(id), done), 303);
}

/** POST /desk/register/agencies/:id/end: merged into another one, or dissolved. */
export async function postEnd(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const why = textIn(form, 'why');
  // The box is required by the form itself; without it nobody meant it.
  if (textIn(form, 'sure') !== 'yes') return showAgency(c, id, { why });
  const ending = { intoId: textIn(form, 'into') || null, why };
  const outcome = await endAgency(c.get('deps').ledger, id, ending, actorOf(userOf(c)));
  if (!outcome.ok) return showAgency(c, id, { why, announcement: refusalIn(c, outcome.refusal) });
  return c.redirect(doneAt(agencyPath(outcome.value.agencyId), 'agency-ended'), 303);
}

const namesIn = (form: Parameters<typeof textIn>[0]) => ({
  name: textIn(form, 'name'),
  nameEn: textIn(form, 'nameEn'),
  kind: textIn(form, 'kind'),
});
