import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { Owing } from '../../../domain/burden/burden.ts';
import { isPart } from '../../../domain/kinds/parts.ts';
import type { Notice } from '../../../domain/ladder/step.ts';
import { assigns } from '../../commands/launch.ts';
import type { Ledger } from '../../ledger.ts';
import { orderedCycles } from '../../obligations.ts';
import { APART } from '../../outbox/stage.ts';
import { comingSteps, stepsOfCyclesToCome, type ComingReport } from './coming-steps.ts';
import { alike } from './alike.ts';
import {
  activeContacts,
  digestOf,
  mailsOfStep,
  stagedMails,
  type Contacts,
  type StagedMail,
} from './planned-mails.ts';
import { assignedIn, type DeskPlan } from './plans.ts';

/** Mails of one step of one cycle to one agency at one instant. */
export interface SendRow {
  at: Date;
  /** The day of it in the plan's zone. */
  on: CivilDate;
  /** Whose contacts are told. */
  agencyId: string;
  /** Null: about no report, such as the notice of assignment. */
  kind: string | null;
  period: string | null;
  name: string;
  notice: Notice;
  /** Reports that it tells of; none of what is about no report. */
  reports: number;
  /** One for each report and contact. */
  mails: number;
  /** What of it is sent together: the keys of its messages, one for each contact and instant. */
  messages: ReadonlySet<string>;
  /** It goes whatever is filed; the others only if something stays unfiled. */
  isCertain: boolean;
  isProvisional: boolean;
}

/** Every mail that a plan will send if nobody files, and what it asks of each agency. */
export interface SendPlan {
  /** By instant, agency and step. */
  rows: SendRow[];
  /** Messages by agency and year: what a contact finds in the inbox. */
  messages: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** What each agency owes, by cycle. */
  owing: Owing[];
}

const EVER = new Date('9999-12-31T00:00:00Z');
const LONG_AGO = new Date(0);

/**
 * The send plan: of a launch now for these years, or of what a launched plan has still to send; by the
 * functions that its workflows follow. Of a paused plan it says what goes if it is resumed.
 */
export async function sendPlan(
  ledger: Ledger,
  plan: DeskPlan,
  years: { from: number; to: number },
  now: Date,
): Promise<SendPlan> {
  const isLaunched = plan.launchedAt !== null;
  const running = isLaunched
    ? { ...plan, pausedAt: null }
    : { ...plan, launchedAt: now, launchFrom: years.from, launchTo: years.to };
  // What opens with the launch is still to come.
  const before = isLaunched ? now : new Date(now.getTime() - 1);
  const [open, toCome, staged, contacts] = await Promise.all([
    isLaunched ? comingSteps(ledger, running, now) : [],
    stepsOfCyclesToCome(ledger, running, before, EVER),
    isLaunched ? stagedMails(ledger, plan, LONG_AGO, EVER) : [],
    activeContacts(ledger),
  ]);
  const gathered = gather(plan);
  if (!isLaunched)
    await addAssignments(ledger, { ...running, launchedAt: now, ...years }, gathered);
  addStaged(staged, gathered);
  addReports([...open, ...toCome], plan, contacts, gathered);
  return { ...gathered.all(), owing: owingOf([...open, ...toCome]) };
}

type Place = Omit<SendRow, 'on' | 'reports' | 'mails' | 'messages' | 'isProvisional'>;
type Gathering = ReturnType<typeof gather>;

/** What is told at a place: mails of so many reports, each to the contacts of these messages. */
interface Told {
  reports: number;
  digests: readonly string[];
  isProvisional: boolean;
}

/** Sums mails up by instant, agency, step and cycle. */
function gather({ policy: { zone } }: DeskPlan) {
  const rows = new Map<string, SendRow & { messages: Set<string> }>();
  const digests = new Map<string, Map<number, Set<string>>>();
  return {
    add(place: Place, { reports, digests: told, isProvisional }: Told): void {
      const { at, agencyId, kind, period, name, notice, isCertain } = place;
      const key = [+at, agencyId, kind, period, name, notice, isCertain].join('|');
      const row = rows.get(key) ?? {
        ...{ ...place, on: civilDateOf(at, zone), reports: 0, mails: 0 },
        ...{ messages: new Set<string>(), isProvisional: false },
      };
      rows.set(key, row);
      row.reports += reports;
      row.mails += Math.max(1, reports) * told.length;
      row.isProvisional ||= isProvisional;
      const year = Number(row.on.slice(0, 4));
      const byYear = digests.get(agencyId) ?? new Map<number, Set<string>>();
      digests.set(agencyId, byYear);
      const ofYear = byYear.get(year) ?? new Set<string>();
      byYear.set(year, ofYear);
      for (const digest of told) {
        row.messages.add(digest);
        ofYear.add(digest);
      }
    },
    all() {
      const sorted = [...rows.values()].sort(
        (a, b) =>
          +a.at - +b.at ||
          compare(a.agencyId, b.agencyId) ||
          compare(a.kind ?? '', b.kind ?? '') ||
          compare(a.name, b.name),
      );
      const counted = [...digests].map(
        ([agency, byYear]) =>
          [agency, new Map([...byYear].map(([year, keys]) => [year, keys.size]))] as const,
      );
      return { rows: sorted, messages: new Map(counted) };
    },
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Reports of one agency in one cycle that stand at the same place share their steps: told of at once. */
function addReports(
  reports: readonly ComingReport[],
  plan: DeskPlan,
  contacts: Contacts,
  gathered: Gathering,
): void {
  for (const { report, count } of alike(reports)) {
    const { kind, period, agencyId, steps, isFresh } = report;
    const apart = isPart(kind) ? APART : '';
    steps.forEach((step, index) => {
      const { at, name, notice, provisional } = step;
      const mails = mailsOfStep(step, agencyId, apart, plan, contacts);
      const told = mails[0]?.told;
      if (told === undefined) return;
      gathered.add(
        { at, agencyId: told, kind, period, name, notice, isCertain: isFresh && index === 0 },
        {
          reports: count,
          digests: mails.map((mail) => digestOf(plan, at, mail)),
          isProvisional: provisional,
        },
      );
    });
  }
}

/** Mails that are staged: one row of them a report and contact. */
function addStaged(staged: readonly StagedMail[], gathered: Gathering): void {
  const seen = new Set<string>();
  for (const { at, told, kind, period, name, notice, digest, reportId } of staged) {
    const report = `${+at}|${told}|${name}|${notice}|${reportId ?? ''}`;
    const reports = reportId === null || seen.has(report) ? 0 : 1;
    seen.add(report);
    gathered.add(
      { at, agencyId: told, kind, period, name, notice, isCertain: true },
      { reports, digests: [digest], isProvisional: false },
    );
  }
}

/** The notices that the launch itself stages, unless a receipt's opening is the notice. */
async function addAssignments(
  ledger: Ledger,
  plan: DeskPlan & { launchedAt: Date; from: number; to: number },
  gathered: Gathering,
): Promise<void> {
  const { launchedAt: at, from: launchFrom, to: launchTo } = plan;
  const cycles = await orderedCycles(ledger.db, ledger, { ...plan, launchFrom, launchTo });
  if (cycles.some(assigns)) return;
  const officers = await ledger.db.contact.findMany({
    where: { active: true, role: 'officer', agency: assignedIn(plan) },
    select: { id: true, agencyId: true },
  });
  for (const { id, agencyId } of officers) {
    const what = { kind: null, period: null, name: 'assignment', notice: 'assignment' } as const;
    gathered.add(
      { at, agencyId, ...what, isCertain: true },
      { reports: 0, digests: [`${plan.id}/1/assignment/${id}`], isProvisional: false },
    );
  }
}

/** The reports of each agency in each cycle, with the date they are due. */
function owingOf(reports: readonly ComingReport[]): Owing[] {
  const all = new Map<string, Owing>();
  for (const { agencyId, kind, period, dueOn } of reports) {
    const key = `${agencyId}|${kind}|${period}|${dueOn}`;
    const known = all.get(key) ?? { agencyId, kind, period, dueOn, reports: 0 };
    known.reports++;
    all.set(key, known);
  }
  return [...all.values()].sort(
    (a, b) => compare(a.dueOn, b.dueOn) || compare(a.agencyId, b.agencyId),
  );
}
