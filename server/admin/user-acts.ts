import {
  addUser,
  changeUser,
  endUserSessions,
  removePasskeys,
  setUserActive,
} from '../../ledger/commands/register/users.ts';
import { agencyMeant } from '../../ledger/read/register/agencies.ts';
import { textIn, textsIn } from '../parts/posted.ts';
import { tellReplaced } from '../parts/replaced/tell.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { doneAt } from './agency-acts.ts';
import { refusalIn, REGISTER_PATHS } from './register-page.tsx';
import type { TypedUserForm } from './user-form.tsx';
import { showUser, showUsers } from './users-page.tsx';

const PATH = REGISTER_PATHS.users;

/** POST /desk/register/users: somebody who may sign in from now on. */
export async function postUser(c: AppContext) {
  const typed = await typedIn(c);
  const outcome = await addUser(c.get('deps').ledger, await userIn(c, typed), actorOf(userOf(c)));
  if (!outcome.ok) return showUsers(c, typed, refusalIn(c, outcome.refusal));
  return c.redirect(doneAt(PATH, 'user-added'), 303);
}

/** POST /desk/register/users/:id: their name, address, role, agencies. */
export async function postUserChange(c: AppContext, id: string) {
  const typed = await typedIn(c);
  const outcome = await changeUser(
    c.get('deps').ledger,
    id,
    await userIn(c, typed),
    actorOf(userOf(c)),
  );
  if (!outcome.ok) return showUser(c, id, typed, refusalIn(c, outcome.refusal));
  tellReplaced(c, outcome.value.replaced);
  return c.redirect(doneAt(PATH, 'user-changed'), 303);
}

/** POST /desk/register/users/:id/active: nobody signs in by the account any more, or again. */
export async function postUserActive(c: AppContext, id: string) {
  const form = await c.req.parseBody({ all: true });
  const isActive = textIn(form, 'active') === 'yes';
  const outcome = await setUserActive(c.get('deps').ledger, id, isActive, actorOf(userOf(c)));
  if (!outcome.ok) return showUser(c, id, null, refusalIn(c, outcome.refusal));
  return c.redirect(doneAt(PATH, isActive ? 'user-activated' : 'user-deactivated'), 303);
}

/** POST /desk/register/users/:id/passkeys: all of theirs are removed, as of who has lost the device. */
export async function postNoPasskeys(c: AppContext, id: string) {
  const outcome = await removePasskeys(c.get('deps').ledger, id, actorOf(userOf(c)));
  if (!outcome.ok) return showUser(c, id, null, refusalIn(c, outcome.refusal));
  return c.redirect(doneAt(PATH, 'passkeys-removed'), 303);
}

/** POST /desk/register/users/:id/out: they are signed out everywhere, and may sign in again. */
export async function postOut(c: AppContext, id: string) {
  const outcome = await endUserSessions(c.get('deps').ledger, id, actorOf(userOf(c)));
  if (!outcome.ok) return showUser(c, id, null, refusalIn(c, outcome.refusal));
  return c.redirect(doneAt(PATH, 'sessions-ended'), 303);
}

async function typedIn(c: AppContext): Promise<TypedUserForm> {
  const form = await c.req.parseBody({ all: true });
  return {
    name: textIn(form, 'name'),
    address: textIn(form, 'address'),
    role: textIn(form, 'role'),
    lang: textIn(form, 'lang'),
    home: textIn(form, 'home'),
    also: textsIn(form, 'also'),
  };
}

async function userIn(c: AppContext, { home, also, ...user }: TypedUserForm) {
  const { ledger } = c.get('deps');
  const typed = home === '' ? also : [home, ...also];
  const agencyIds = await Promise.all(typed.map((each) => agencyMeant(ledger, each)));
  return { ...user, agencyIds };
}
