import { endOfDay } from '../../domain/calendar/zoned.ts';
import { importPlan } from '../../ledger/import-plan.ts';
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { OUTBOX_CHANNEL } from '../../ledger/outbox/stage.ts';
import { migrate } from '../../prisma/migrator.ts';
import { silent } from '../harness/say.ts';
import { dueOnOf, KIND, PLAN, recipientOf, reportIdOf, STEP, taskPlaceOf } from './mails.ts';

const DAY_MS = 86_400_000;

/** A ledger in which that many reports are owed, by that many recipients in turn. */
export interface HerdWorld {
  reports: number;
  recipients: number;
  /** How many more there are, numbered after them, of the agency of the first recipient, which signs in. */
  filings?: number;
}

/**
 * Brings an empty database to where a herd begins: the real notice, launched, its yearly cycle open, and
 * the reports of it, all due tomorrow. Written at once, for what is measured begins after it.
 */
export async function makeHerdWorld(url: string, world: HerdWorld): Promise<void> {
  await migrate(url, { progress: silent });
  const ledger = openLedger({ url, connections: 2 });
  try {
    await importPlan(ledger, PLAN);
    await open(ledger, world);
  } finally {
    await ledger.close();
  }
}

async function open(
  { db }: Ledger,
  { reports, recipients, filings = 0 }: HerdWorld,
): Promise<void> {
  const now = new Date();
  const [opened, dueOn] = [new Date(now.getTime() - 60 * DAY_MS), dueOnOf(now)];
  const period = dueOn.slice(0, 4);
  const dueAt = endOfDay(dueOn, 'Asia/Shanghai');
  const [year, cycle] = [Number(period), `${PLAN.id}-${KIND}-${period}`];
  const obligation = await db.obligation.findFirstOrThrow({
    where: { planId: PLAN.id, kind: KIND },
  });
  await db.plan.update({
    where: { id: PLAN.id },
    data: { launchedAt: opened, launchFrom: year, launchTo: year },
  });
  await db.cycle.create({
    data: {
      id: cycle,
      planId: PLAN.id,
      obligationId: obligation.id,
      kind: KIND,
      period,
      opensAt: opened,
      openedAt: opened,
      opened: reports + filings,
      dueOn,
      dueAt,
    },
  });
  const people = Array.from({ length: recipients }, (_, index) => recipientOf(index));
  await db.$executeRaw`
    INSERT INTO agency (id, name, kind)
    SELECT id, name, 'department' FROM unnest(
      ${people.map(({ agencyId }) => agencyId)}::text[], ${people.map(({ agency }) => agency)}::text[]) AS a(id, name)`;
  await db.$executeRaw`
    INSERT INTO contact (id, agency_id, role, name, address, confirmed_at)
    SELECT id, agency, 'officer', name, address, ${opened} FROM unnest(
      ${people.map(({ contactId }) => contactId)}::text[], ${people.map(({ agencyId }) => agencyId)}::text[],
      ${people.map(({ name }) => name)}::text[], ${people.map(({ address }) => address)}::text[])
      AS c(id, agency, name, address)`;
  const tasks = await db.task.findMany({ where: { planId: PLAN.id }, orderBy: { order: 'asc' } });
  const filer = recipientOf(0);
  await db.user.create({
    data: {
      id: filer.agencyId,
      name: filer.name,
      email: filer.address,
      role: 'agency',
      agencyId: filer.agencyId,
    },
  });
  const all = Array.from({ length: reports + filings }, (_, index) => index);
  const ownerOf = (index: number) =>
    index < reports ? recipientOf(index % recipients).agencyId : filer.agencyId;
  await db.$executeRaw`
    INSERT INTO report (id, plan_id, cycle_id, kind, period, task_id, agency_id, joined_at, opens_at,
      opened_at, due_on, due_at, original_due_on)
    SELECT id, ${PLAN.id}, ${cycle}, ${KIND}, ${period}, task, agency, ${opened}, ${opened}, ${opened},
      ${dueOn}, ${dueAt}, ${dueOn}
    FROM unnest(${all.map((index) => reportIdOf(index, dueOn))}::text[],
      ${all.map((index) => tasks[taskPlaceOf(index) - 1]!.id)}::text[],
      ${all.map(ownerOf)}::text[]) AS r(id, task, agency)`;
  await db.$executeRaw`
    INSERT INTO terms (report_id, version, due_on, due_at, armed_at, agency_id, cause)
    SELECT id, 1, due_on, due_at, ${opened}, agency_id, 'first' FROM report WHERE cycle_id = ${cycle}`;
  // Each has its workflow, whose next step is the urging after the due date.
  await db.$executeRaw`
    INSERT INTO process (id, type, plan_id, subject, running, next_wake_at, next_step_at, next_to_agency,
      changed_real)
    SELECT 'report/' || id, 'report', plan_id, id, true, due_at + interval '1 day',
      due_at + interval '1 day', agency_id, now()
    FROM report WHERE cycle_id = ${cycle}`;
}

/** Stages the reminders of these reports, as their workflows' steps would one by one. @param isSilent rings nobody. */
export async function stageReminders(
  { db }: Ledger,
  herd: { from: number; count: number; at: Date; recipients: number; isSilent?: boolean },
): Promise<void> {
  const { from, count, at, recipients, isSilent = false } = herd;
  const dueOn = dueOnOf(at);
  const all = Array.from({ length: count }, (_, index) => from + index);
  const digest = `|${at.toISOString()}`;
  await db.$executeRaw`
    INSERT INTO mail (id, plan_id, report_id, agency_id, terms_version, step, notice, severity, epoch,
      contact_id, digest_key, due_at)
    SELECT r.id || '/1/' || ${STEP.name} || '/' || c.id, ${PLAN.id}, r.id, r.agency_id, 1, ${STEP.name},
      ${STEP.notice}, ${STEP.severity}, p.epoch, c.id, ${PLAN.id} || '|' || c.id || ${digest}, ${at}
    FROM unnest(${all.map((index) => reportIdOf(index, dueOn))}::text[],
        ${all.map((index) => recipientOf(index % recipients).contactId)}::text[]) AS h(report, contact)
      JOIN report r ON r.id = h.report JOIN contact c ON c.id = h.contact
      JOIN plan p ON p.id = r.plan_id`;
  if (!isSilent) await db.$queryRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')::text`;
}
