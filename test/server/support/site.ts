import pino from 'pino';
import { prepare, testLedger, type TestLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { smallPlan, type SmallPlanOptions } from '../../support/small-plan.ts';
import { importPlan, type ImportedPlan } from '../../../ledger/import-plan.ts';
import { SYSTEM, type UserRole } from '../../../domain/report/actor.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { AskedServer } from '../../../domain/alarms/facts.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { FOR_EVER } from '../../../ledger/retention/rules.ts';
import { createAuth } from '../../../server/sign-in/create-auth.ts';
import { createApp } from '../../../server/app.tsx';
import type { PromptMail, ServerDeps } from '../../../server/web/deps.ts';
import type { OidcSettings } from '../../../schemas/together.ts';
import { Visitor } from './visitor.ts';

const BASE_URL = 'http://duban.test';

/** The pages on a database of their own, with every mail they send. */
export interface Site {
  ledger: TestLedger;
  clock: FixedClock;
  mails: PromptMail[];
  deps: ServerDeps;
  /** Set: what Temporal and the mail server answer. */
  servers: AskedServer[];
  /** Lines of the log from `warn` on. */
  log: string[];
  visitor(): Visitor;
  /** A visitor who has signed in with a mailed code. */
  signedIn(email: string): Promise<Visitor>;
}

export interface SiteOptions {
  now?: string;
  seeds?: boolean;
  baseUrl?: string;
  /** As in a demonstration, which has an inbox of its own. */
  inboxUrl?: string;
  passkeyRoles?: UserRole[];
  oidc?: OidcSettings;
  oidcRoles?: UserRole[];
  requestsPerMinute?: number;
}

let clients = 0;

export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const {
    now = '2027-11-02T02:00:00Z',
    seeds = false,
    baseUrl = BASE_URL,
    inboxUrl = null,
    passkeyRoles = [],
    oidc = null,
    oidcRoles = [],
    requestsPerMinute = 0,
  } = options;
  const clock = new FixedClock(now);
  const ledger = await testLedger({ clock, seeds });
  const mails: PromptMail[] = [];
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const servers: AskedServer[] = [];
  const sendMail = (mail: PromptMail) => {
    mails.push(mail);
    return Promise.resolve();
  };
  const config = {
    baseUrl,
    secret: 'b7Qx2LmV9sTf4KpZ8wRj5NcY1hGd6EaU',
    defaultLang: 'zh-CN' as const,
    inboxUrl,
    clientAddressHeader: 'x-client',
    idleMinutes: 480,
    freshMinutes: 10,
    keepDays: { ...FOR_EVER, sessions: 30, signIns: 400 },
    passkeyRoles,
    oidc,
    oidcRoles,
    requestsPerMinute,
  };
  const deps: ServerDeps = {
    ledger,
    auth: createAuth({ ledger, config, sendMail, log }),
    sendMail,
    config,
    servers: () => Promise.resolve(servers),
    virtualTime: null,
    toPdf: null,
    rehearsals: {
      start: () => undefined,
      cancel: () => undefined,
      at: () => Promise.reject(new Error('none is kept')),
    },
    log,
  };
  const app = createApp(deps);
  // Bounds on tries are per client address: every visitor comes from one of its own.
  const visitor = () => {
    const client = `10.${(++clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`;
    return new Visitor((request) => app.request(request), baseUrl, client);
  };
  return {
    ledger,
    clock,
    mails,
    deps,
    servers,
    log: lines,
    visitor,
    async signedIn(email) {
      const who = visitor();
      await who.post('/sign-in', { email, to: '/' });
      const entered = await who.post('/sign-in/code', { code: codeIn(mails.at(-1)), to: '/my' });
      if (entered.status !== 303) throw new Error(`sign-in of ${email}: ${entered.status}`);
      return who;
    },
  };
}

/** The digits of a code's mail. */
export function codeIn(mail: PromptMail | undefined): string {
  const code = /\b(?:\d{6}|\d{8})\b/.exec(mail?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was mailed');
  return code;
}

/**
 * The small plan, launched for 2027, its year open (or whatever opens at `opens`), with a user for the agencies in it.
 * @param options justNow: made now, by real time too, and no copy.
 */
export async function openSmallPlan(
  site: Site,
  options: SmallPlanOptions & { to?: number; opens?: string; justNow?: boolean } = {},
): Promise<void> {
  const { ledger } = site;
  const { to = 2028, tasks = 2, opens = '2027-11-01T01:00:00Z' } = options;
  const { justNow = false, ...rest } = options;
  const plan = smallPlan({ ...rest, tasks });
  const clock = new FixedClock('2027-01-04T02:00:00Z');
  if (justNow) return openPlan({ ...ledger, clock }, clock, plan, to, opens);
  await prepare(ledger, {
    key: JSON.stringify(['open small plan', plan, to, opens]),
    options: { clock },
    make: (empty) => openPlan({ ...empty, clock }, clock, plan, to, opens),
  });
}

async function openPlan(
  ledger: Ledger,
  clock: FixedClock,
  plan: ImportedPlan,
  to: number,
  opens: string,
): Promise<void> {
  await importPlan(ledger, plan);
  const { id, commissionId } = plan;
  await launch(ledger, id, { from: 2027, to }, { ...SYSTEM, kind: 'admin' });
  await openDueCycles(ledger, id);
  clock.set(opens);
  await openDueCycles(ledger, id);
  const officer = (agencyId: string, role: 'agency' | 'commission' | 'government') => ({
    id: agencyId,
    name: `${agencyId}联络员`,
    email: `officer@${agencyId}.example`,
    role,
    agencyId,
  });
  await ledger.db.user.createMany({
    data: [
      officer('shuili', 'agency'),
      officer('caizheng', 'agency'),
      officer('chifeng', 'agency'),
      officer(commissionId, 'commission'),
      officer('zhengfuban', 'government'),
      {
        id: 'admin',
        name: '系统管理员',
        email: 'admin@duban.example',
        role: 'admin',
        agencyId: null,
      },
    ],
  });
}

/** Starts the cycles whose time has come and opens their reports, as their workflows would. */
export async function openDueCycles(ledger: Ledger, planId: string): Promise<void> {
  await stepPlan(ledger, planId);
  const cycles = await ledger.db.cycle.findMany({ where: { planId, openedAt: null } });
  for (const { id } of cycles) await stepCycle(ledger, id);
}
