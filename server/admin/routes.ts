import { Hono } from 'hono';
import type { AppEnv } from '../web/deps.ts';
import { freshCode, freshCodeWhere } from '../web/fresh-code.tsx';
import { requireUser } from '../web/session.ts';
import { showAddresses, askEverybody } from './addresses-page.tsx';
import { showAgencies } from './agencies-page.tsx';
import { postAgency, postAlias, postEnd, postNames } from './agency-acts.ts';
import { showAgency } from './agency-page.tsx';
import { isContactGrave, postAbsence, postAsk, postContact, postRemoval } from './contact-acts.ts';
import { postKnown, postRelease, showFence } from './fence-page.tsx';
import { showHealth } from './health-page.tsx';
import { sendRegister, showFiles } from './files-page.tsx';
import { applyImport, previewImport } from './import-page.tsx';
import { postCorrection, postPerson, sendPerson, showPersonSearch } from './person-page.tsx';
import { postRetention, showRetentionPage } from './retention-page.tsx';
import { showStart } from './start-page.tsx';
import { postNoPasskeys, postOut, postUser, postUserActive, postUserChange } from './user-acts.ts';
import { showUser, showUsers } from './users-page.tsx';

/**
 * The register, which is there with or without a plan: commissions and administrators keep it, the
 * government reads it, and roles are an administrator's. GET changes nothing.
 */
export function registerRoutes(): Hono<AppEnv> {
  const keepers = requireUser('commission', 'admin');
  const admins = requireUser('admin');
  const desk = new Hono<AppEnv>();
  desk.get('/start', keepers, showStart);
  desk.get('/health', admins, showHealth);
  desk.get('/fence', keepers, (c) => showFence(c));
  desk.post('/fence/known', admins, postKnown);
  desk.post('/fence/release', admins, freshCode, postRelease);
  desk.get('/register', (c) => showAgencies(c));
  desk.post('/register', keepers, postAgency);
  desk.get('/register/agencies/:id', (c) => showAgency(c, c.req.param('id')));
  desk.post('/register/agencies/:id', keepers, (c) => postNames(c, c.req.param('id')));
  desk.post('/register/agencies/:id/aliases', keepers, (c) => postAlias(c, c.req.param('id')));
  desk.post('/register/agencies/:id/end', keepers, (c) => postEnd(c, c.req.param('id')));
  desk.post(
    '/register/agencies/:id/contacts',
    keepers,
    freshCodeWhere((c) => isContactGrave(c, c.req.param('id') ?? '')),
    (c) => postContact(c, c.req.param('id')),
  );
  desk.post('/register/agencies/:id/contacts/ask', keepers, (c) => postAsk(c, c.req.param('id')));
  desk.post('/register/agencies/:id/contacts/remove', keepers, (c) =>
    postRemoval(c, c.req.param('id')),
  );
  desk.post('/register/agencies/:id/contacts/absence', keepers, (c) =>
    postAbsence(c, c.req.param('id')),
  );
  desk.get('/register/addresses', keepers, showAddresses);
  desk.post('/register/addresses', keepers, askEverybody);
  desk.get('/register/users', admins, (c) => showUsers(c));
  desk.post('/register/users', admins, freshCode, postUser);
  desk.get('/register/users/:id', admins, (c) => showUser(c, c.req.param('id')));
  desk.post('/register/users/:id', admins, freshCode, (c) => postUserChange(c, c.req.param('id')));
  desk.post('/register/users/:id/active', admins, freshCode, (c) =>
    postUserActive(c, c.req.param('id')),
  );
  desk.get('/register/person', admins, (c) => showPersonSearch(c));
  desk.post('/register/person', admins, postPerson);
  desk.post('/register/person/file', admins, freshCode, sendPerson);
  desk.post('/register/person/correct', admins, freshCode, postCorrection);
  desk.get('/register/retention', admins, (c) => showRetentionPage(c));
  desk.post('/register/retention', admins, freshCode, postRetention);
  desk.post('/register/users/:id/out', admins, freshCode, (c) => postOut(c, c.req.param('id')));
  desk.post('/register/users/:id/passkeys', admins, freshCode, (c) =>
    postNoPasskeys(c, c.req.param('id')),
  );
  desk.get('/register/files', keepers, (c) => showFiles(c));
  desk.get('/register/files/register.xlsx', keepers, sendRegister);
  desk.post('/register/files/preview', keepers, previewImport);
  desk.post('/register/files/apply', keepers, freshCode, applyImport);
  return desk;
}
