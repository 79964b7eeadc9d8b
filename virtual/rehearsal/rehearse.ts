import { rehearsalLaunch } from '../../domain/rehearsal/launch-instant.ts';
import { refreshCalendar } from '../../ledger/calendar.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { importedPlanOf } from '../../ledger/read/imported-plan.ts';
import { plansFor } from '../../ledger/read/desk/plans.ts';
import { livesAt, rememberFrom } from '../../ledger/rehearsal/history.ts';
import { keepRehearsedMails, type RehearsedMail } from '../../ledger/rehearsal/progress.ts';
import { createDatabase } from '../../local/postgres/databases.ts';
import { findProgram } from '../../local/binaries/find.ts';
import { TEMPORAL_TEST_SERVER } from '../../local/binaries/programs.ts';
import { SOURCES } from '../../local/binaries/sources.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import type {
  RehearsalFault,
  RehearsalMonth,
  RehearsalOrder,
  RehearsalResult,
} from '../../schemas/rehearsal.ts';
import { simulate, type Lived, type Simulation } from '../simulation/simulate.ts';
import type { World } from '../simulation/world.ts';
import type { SinkMessage } from '../sink/sink-message.ts';
import { registeredContacts, toStandIns, writeAbsences } from './absences.ts';
import { monthsOf } from './months.ts';
import { readyForLaunch } from './ready.ts';

/** A rehearsal cannot be; the message is for people who run the product. */
export class CannotRehearse extends Error {
  readonly fault: RehearsalFault;
  constructor(fault: RehearsalFault, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.fault = fault;
  }
}

/** Which agency behaves how is drawn alike every time. */
const SEED = 1;
/** Mails are kept so many at a time. */
const BATCH = 100;

/**
 * Lives through the years of a rehearsal that was asked for, on a database and servers of its own, and
 * keeps every mail for whoever looks at it afterwards.
 * @throws CannotRehearse where the parts are not there.
 */
export async function rehearse(
  ledger: Ledger,
  order: RehearsalOrder,
  watch: (lived: Lived) => void,
): Promise<RehearsalResult> {
  const { id, databaseUrl, folder, mail } = order;
  const asked = await ledger.db.rehearsal.findUniqueOrThrow({
    where: { id },
    include: { plan: { select: { launchedAt: true } } },
  });
  await refreshCalendar(ledger.calendar, ledger.db);
  const plan = await importedPlanOf(ledger, asked.planId);
  if (!plan) throw new Error(`no plan ${asked.planId}`);
  const failsAs = (fault: RehearsalFault) => (cause: unknown) => {
    throw new CannotRehearse(fault, cause);
  };
  await findEngine().catch(failsAs('no_engine'));
  const database = await createDatabase(databaseUrl, asked.database).catch(failsAs('no_database'));
  const years = { from: asked.fromYear, to: asked.toYear };
  const { zone } = planPolicySchema.parse(plan.policy);
  const { calendar } = ledger;
  const launchAt = rehearsalLaunch(years, asked.askedAt, asked.plan.launchedAt, zone, calendar);
  const contacts = await registeredContacts(ledger);
  let months: RehearsalMonth[] = [];
  const refusals: string[] = [];
  const simulation = await simulate(
    { ...years, seed: SEED, fault: 0, reconcile: true },
    () => undefined,
    plan,
    {
      ...{ calendar, launchAt, changes: false, watch },
      prepare: async (copy) => {
        await rememberFrom(copy, launchAt);
        await writeAbsences(copy, contacts);
        await readyForLaunch(copy, plan.id, years);
      },
      before: livesAt,
      readdress: toStandIns(contacts, zone),
      refused: (what) => void refusals.push(what),
      world: { database, folder, mail },
      look: async (world, script) => {
        await keepMails(ledger, id, plan, world);
        const [deskPlan] = await plansFor(world.ledger, { role: 'admin', agencyId: null });
        const to = script.instants.at(-1) ?? launchAt;
        const arrivals = world.sink.messages.map(({ at }) => at ?? launchAt);
        if (deskPlan)
          months = await monthsOf(world.ledger, deskPlan, { from: launchAt, to, arrivals });
      },
    },
  );
  return resultOf(simulation, launchAt, months, refusals);
}

/** In production what is not installed is not fetched: whoever runs it decides what is. */
function findEngine(): Promise<string> {
  const { env } = process;
  const sources = env['NODE_ENV'] === 'production' ? [] : SOURCES;
  return findProgram(TEMPORAL_TEST_SERVER, () => undefined, env, sources);
}

function resultOf(
  { result, differences }: Simulation,
  launchedAt: Date,
  months: RehearsalMonth[],
  refusals: readonly string[],
): RehearsalResult {
  const { mails, messages, kinds, escalated, seconds } = result;
  return {
    launchedAt,
    rows: mails,
    differences: [...refusals, ...differences].slice(0, 50),
    ...{ messages, kinds, escalated, months, seconds },
  };
}

/** Every message of the sink, under the contact whose address it went to. */
async function keepMails(
  ledger: Ledger,
  id: number,
  { contacts }: ImportedPlan,
  { sink }: World,
): Promise<void> {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const rehearsed = (message: SinkMessage, index: number): RehearsedMail => {
    const { rows, at, to: address, subject, raw } = message;
    const contact = rows
      .map(contactIn)
      .map((each) => byId.get(each))
      .find(Boolean);
    return {
      place: index + 1,
      at: at ?? new Date(0),
      ...{ address, subject },
      agencyId: contact?.agencyId ?? '',
      role: contact?.role ?? '',
      raw: Uint8Array.from(raw),
    };
  };
  for (let start = 0; start < sink.messages.length; start += BATCH) {
    const batch = sink.messages.slice(start, start + BATCH);
    await keepRehearsedMails(
      ledger,
      id,
      batch.map((message, index) => rehearsed(message, start + index)),
    );
  }
}

/** The contact's id, at the end of a row's name. */
const contactIn = (row: string): string => row.slice(row.lastIndexOf('/') + 1);
