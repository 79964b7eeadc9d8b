import { rosterOf } from '../../../domain/kinds/roster.ts';
import type { Refusal } from '../../../domain/report/refusal.ts';
import { assigns, datesRefusal, periodRefusal } from '../../commands/launch.ts';
import type { Ledger } from '../../ledger.ts';
import { cyclesWithParts, planRoles } from '../../obligations.ts';
import { stepsOfCyclesToCome } from './coming-steps.ts';
import { unreachableAgencies, type UnreachableAgency } from './contacts.ts';
import { assignedIn, type DeskPlan } from './plans.ts';
import { mailsOf } from './planned-mails.ts';

/** One cycle that a launch would bring about. */
export interface PreviewedCycle {
  kind: string;
  period: string;
  opensAt: Date;
  dueOn: string;
  provisional: boolean;
  skippedCause: string | null;
  /** Reports owed in it, and by how many agencies. */
  reports: number;
  agencies: number;
}

/** What launching a plan now would bring about. */
export interface LaunchPreview {
  from: number;
  to: number;
  /** Every cycle of every obligation; none if the years are refused. */
  cycles: PreviewedCycle[];
  /** Why it would be refused, if so: years that cannot be, dates that clash, no obligation. */
  refusal: Refusal | null;
  /** Notices of assignment, at once. */
  assignments: number;
  /** Messages of the first year's cycles: all filed at their opening, and nothing ever filed. */
  mails: { least: number; most: number };
  /** Agencies that would owe something and be told nothing. */
  unreachable: UnreachableAgency[];
}

const FIRST_YEAR_MS = 366 * 86_400_000;

/** Computes the preview from the obligations and the rules; writes nothing. */
export async function launchPreview(
  ledger: Ledger,
  plan: DeskPlan,
  { from, to }: { from: number; to: number },
  now: Date,
): Promise<LaunchPreview> {
  const [assignments, unreachable] = await Promise.all([
    ledger.db.contact.count({
      where: { active: true, role: 'officer', agency: assignedIn(plan) },
    }),
    unreachableAgencies(ledger, plan),
  ]);
  const common = { from, to, assignments, unreachable };
  const nothing = { least: assignments, most: assignments };
  const badYears = periodRefusal({ from, to }, now, plan.policy);
  if (badYears) return { ...common, cycles: [], refusal: badYears, mails: nothing };
  const launched = { ...plan, launchedAt: now, launchFrom: from, launchTo: to };
  const ordered = await cyclesWithParts(ledger.db, ledger, launched);
  const refusal: Refusal | null =
    ordered.length === 0 ? { code: 'no_obligations' } : datesRefusal(ordered, plan.policy);
  const roles = await planRoles(ledger.db, plan.id);
  const cycles = ordered.map(({ kind, period, owners, opensAt, dueOn, skippedCause }) => {
    const roster = skippedCause === null ? rosterOf('', owners, roles) : [];
    return {
      kind,
      period,
      opensAt,
      dueOn,
      skippedCause,
      provisional: ledger.calendar.isProvisional(dueOn),
      reports: roster.length,
      agencies: new Set(roster.map(({ agencyId }) => agencyId)).size,
    };
  });
  if (refusal) return { ...common, cycles, refusal, mails: nothing };
  return { ...common, cycles, refusal, mails: await mailsOfFirstYear() };

  /** The ladders as if it were launched, so that the rules are asked and not repeated. */
  async function mailsOfFirstYear(): Promise<LaunchPreview['mails']> {
    const until = new Date(now.getTime() + FIRST_YEAR_MS);
    const before = new Date(now.getTime() - 1);
    const coming = await stepsOfCyclesToCome(ledger, launched, before, until);
    const count = async (reports: typeof coming) =>
      (await mailsOf(ledger, plan, reports)).reduce((sum, { messages }) => sum + messages, 0);
    const opening = coming.map((each) => ({ ...each, steps: each.steps.slice(0, 1) }));
    // A notice that is the opening of a receipt is among its steps.
    const apart = ordered.some(assigns) ? 0 : assignments;
    return {
      least: apart + (await count(opening)),
      most: apart + (await count(coming)),
    };
  }
}
