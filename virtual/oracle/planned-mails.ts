import type { ContactRole } from '../../domain/ladder/step.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import { returnDueOn } from '../../domain/ladder/clocks.ts';
import { ladder, type PlannedStep, type Terms } from '../../domain/ladder/ladder.ts';
import { stepsFor, toldBy } from '../../domain/parties.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { OwedReport } from './owed-reports.ts';
import type { Action } from './script.ts';

/** One row that must arrive: a step of a report to a contact, at an instant. */
export interface PlannedMail {
  /** report/terms/step/contact. */
  row: string;
  address: string;
  at: Date;
}

/** A step that must be taken, and when. */
export interface TakenStep {
  step: PlannedStep;
  termsVersion: number;
  /** When it is taken: its own instant, or later where a filing that was taken back had held it up. */
  at: Date;
}

/** What the oracle reckons from. */
export interface OracleContext {
  plan: ImportedPlan;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  launchedAt: Date;
}

/** The notices of assignment: the officers of everyone the document gives something to do. */
export function plannedAssignments({ plan, launchedAt }: OracleContext): PlannedMail[] {
  const named = new Set(
    plan.agencies
      .filter(({ name }) =>
        plan.document.agencies.some(
          (agency) => agency.name === name && agency.leads.length + agency.cooperates.length > 0,
        ),
      )
      .map(({ id }) => id),
  );
  return [...new Set([...named, ...plan.regions])].flatMap((agencyId) =>
    mailsTo(plan, agencyId, ['officer'], `${plan.id}/1/assignment`, launchedAt),
  );
}

/** What one report must cause, from the pure ladder and what its agency and reviewer will do. */
export function plannedForReport(
  report: OwedReport,
  actions: readonly Action[],
  context: OracleContext,
): { mails: PlannedMail[]; taken: TakenStep[] } {
  const { plan, policy, calendar } = context;
  const { cycle, agencyId } = report;
  const steps = stepsFor(cycle.steps, agencyId, plan);
  const time = { zone: policy.zone, workingHour: policy.workingHour, calendar };
  const mails: PlannedMail[] = [];
  const taken: TakenStep[] = [];
  let terms: Terms = {
    version: 1,
    dueOn: cycle.dueOn,
    opensAt: cycle.opensAt,
    armedAt: cycle.opensAt,
  };
  const notice = (name: string, at: Date) =>
    mails.push(
      ...mailsTo(plan, agencyId, ['officer'], `${report.id}/${terms.version}/${name}`, at),
    );
  /** The steps from `from` on are taken, until something is filed. */
  const collect = (from: Date, until: Date | undefined) => {
    const planned = ladder(steps, terms, time).filter(
      ({ at }) => !taken.some((c) => c.termsVersion === terms.version && c.step.at >= at),
    );
    for (const { step, at } of takenBetween(planned, from, until)) {
      taken.push({ step, termsVersion: terms.version, at });
      const told = toldBy(step, agencyId, plan);
      if (told && step.to) {
        const row = `${report.id}/${terms.version}/${step.name}`;
        mails.push(...mailsTo(plan, told, step.to.roles, row, at));
      }
    }
  };
  let since: Date | null = cycle.opensAt;
  for (const { kind, at } of actions) {
    if (kind === 'file') {
      if (since) collect(since, at);
      since = null;
    } else if (kind === 'withdraw') since = at;
    else if (kind === 'return') {
      const dueOn = returnDueOn(at, terms.dueOn, policy, calendar);
      terms = { ...terms, dueOn, version: terms.version + 1, armedAt: at };
      notice('returned', at);
      since = at;
    } else notice('accepted', at);
  }
  if (since) collect(since, undefined);
  return { mails, taken };
}

/** The steps taken from `from` to `until`; of those that fall together only the most severe. */
function takenBetween(
  planned: readonly PlannedStep[],
  from: Date,
  until: Date | undefined,
): { step: PlannedStep; at: Date }[] {
  const all = planned
    .map((step) => ({ step, at: step.at < from ? from : step.at }))
    .filter(({ at }) => until === undefined || at < until);
  return all.filter(
    ({ step, at }) =>
      !all.some(
        (other) =>
          other.at.getTime() === at.getTime() &&
          other.step.effect !== 'close' &&
          other.step.severity > step.severity,
      ),
  );
}

/** What these contacts of an agency must receive of one step. */
export function mailsTo(
  plan: ImportedPlan,
  agencyId: string,
  roles: readonly ContactRole[],
  subject: string,
  at: Date,
): PlannedMail[] {
  return plan.contacts
    .filter((contact) => contact.agencyId === agencyId && roles.includes(contact.role))
    .map(({ id, address }) => ({ row: `${subject}/${id}`, address, at }));
}
