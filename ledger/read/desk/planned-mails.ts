import { annualDueOn } from '../../../domain/ladder/annual-due-on.ts';
import { opensAt } from '../../../domain/ladder/opens-at.ts';
import type { Rung } from '../../../domain/ladder/rungs.ts';
import type { Ledger } from '../../ledger.ts';
import { ladders } from './future-rungs.ts';
import { owedOf } from './owed.ts';
import type { DeskPlan } from './plans.ts';

/** Rungs of one kind at one instant. */
export interface PlannedRung {
  name: string;
  reports: number;
  agencies: number;
  /** Outbox rows; the rows of one contact and instant make one message. */
  rows: number;
}

/** What will be sent at one instant if nobody files before it. */
export interface PlannedInstant {
  at: Date;
  /** It lies in a year whose official calendar is not known. */
  provisional: boolean;
  rungs: PlannedRung[];
  /** Messages, i.e. contacts who will get one. */
  messages: number;
}

interface Gathered {
  provisional: boolean;
  rungs: Map<string, { reports: number; agencies: Set<string>; rows: number }>;
  contacts: Set<string>;
}

type Contacts = Map<string, { officer: string[]; leader: string[] }>;

const TO_COMMISSION = new Set(['escalate', 'letter', 'circular']);

/** The mails planned after `now` up to and including `until`, by instant, from the pure ladder. */
export async function plannedMails(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  until: Date,
): Promise<PlannedInstant[]> {
  const rungsOf = ladders(plan.policy, ledger.calendar, now);
  const contacts = await activeContacts(ledger);
  const instants = new Map<number, Gathered>();
  const gather = (rung: Rung, agencyId: string) => {
    if (rung.at > until || rung.kind === 'close') return;
    const key = rung.at.getTime();
    const instant = instants.get(key) ?? {
      provisional: false,
      rungs: new Map(),
      contacts: new Set<string>(),
    };
    instants.set(key, instant);
    addRung(instant, rung, agencyId, plan, contacts);
  };
  const open = await ledger.db.report.findMany({
    where: { planId: plan.id, stage: 'collecting', missedAt: null },
    select: { agencyId: true, dueOn: true, dueVersion: true, opensAt: true, armedAt: true },
  });
  for (const terms of open) for (const rung of rungsOf(terms)) gather(rung, terms.agencyId);
  for (const { agencyId, terms } of await comingReports(ledger, plan, until))
    for (const rung of rungsOf(terms)) gather(rung, agencyId);
  return [...instants]
    .sort(([a], [b]) => a - b)
    .map(([time, { provisional, rungs, contacts: to }]) => ({
      at: new Date(time),
      provisional,
      messages: to.size,
      rungs: [...rungs].map(([name, { agencies, ...counts }]) => ({
        name,
        ...counts,
        agencies: agencies.size,
      })),
    }));
}

function addRung(
  instant: Gathered,
  { name, provisional }: Rung,
  agencyId: string,
  plan: DeskPlan,
  contacts: Contacts,
): void {
  const to = contacts.get(TO_COMMISSION.has(name) ? plan.commission.id : agencyId);
  const addressed = name === 'urge' ? [...(to?.officer ?? []), ...(to?.leader ?? [])] : to?.officer;
  const rung = instant.rungs.get(name) ?? { reports: 0, agencies: new Set<string>(), rows: 0 };
  instant.rungs.set(name, rung);
  instant.provisional ||= provisional;
  rung.reports++;
  rung.agencies.add(agencyId);
  rung.rows += addressed?.length ?? 0;
  for (const contact of addressed ?? []) instant.contacts.add(contact);
}

async function activeContacts(ledger: Ledger): Promise<Contacts> {
  const contacts: Contacts = new Map();
  const rows = await ledger.db.contact.findMany({
    where: { active: true },
    select: { id: true, agencyId: true, role: true },
  });
  for (const { id, agencyId, role } of rows) {
    const own = contacts.get(agencyId) ?? { officer: [], leader: [] };
    own[role].push(id);
    contacts.set(agencyId, own);
  }
  return contacts;
}

/** The reports of the next year that is not in the ledger yet, if it opens by `until`. */
async function comingReports(ledger: Ledger, plan: DeskPlan, until: Date) {
  const year = nextYearOf(plan);
  if (year === null || !plan.launchedAt) return [];
  const { policy } = plan;
  const opens = opensAt(year, policy, ledger.calendar, plan.launchedAt, policy.opensOn);
  if (opens > until) return [];
  const dueOn = annualDueOn(year, policy.annualDueOn, ledger.calendar);
  const terms = { dueOn, dueVersion: 1, opensAt: opens, armedAt: opens };
  return (await owedOf(ledger, plan.id)).map((agencyId) => ({ agencyId, terms }));
}

/** The first launched year whose cycle is not in the ledger. */
export function nextYearOf({ launchFrom, launchTo, years }: DeskPlan): number | null {
  if (launchFrom === null || launchTo === null) return null;
  for (let year = launchFrom; year <= launchTo; year++) if (!years.includes(year)) return year;
  return null;
}
