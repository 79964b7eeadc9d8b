import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import { returnDueOn } from '../../domain/ladder/clocks.ts';
import { ladder } from '../../domain/ladder/ladder.ts';
import type { Rung } from '../../domain/ladder/rungs.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { OwedReport } from './owed-reports.ts';
import type { Action } from './script.ts';

/** One row that must arrive: a rung of a report to a contact, at an instant. */
export interface PlannedMail {
  /** report/dueVersion/rung/contact. */
  row: string;
  address: string;
  at: Date;
}

export interface OracleContext {
  plan: ImportedPlan;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  launchedAt: Date;
  opensAt: Date;
  dueOn: CivilDate;
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
    to(plan, agencyId, ['officer'], `${plan.id}/1/assignment`, launchedAt),
  );
}

/** Every mail one report must cause, from the pure ladder and what its agency will do. */
export function plannedForReport(
  report: OwedReport,
  actions: Action[],
  context: OracleContext,
): PlannedMail[] {
  const { plan, policy, calendar } = context;
  const mails: PlannedMail[] = [];
  let terms = {
    dueOn: context.dueOn,
    dueVersion: 1,
    opensAt: context.opensAt,
    armedAt: context.opensAt,
  };
  const notice = (rung: string, at: Date) =>
    mails.push(
      ...to(plan, report.agencyId, ['officer'], `${report.id}/${terms.dueVersion}/${rung}`, at),
    );
  const collect = (until: Date | undefined) => {
    for (const rung of climbed(ladder(terms, policy, calendar), until))
      mails.push(...rungMails(rung, report, terms.dueVersion, plan));
  };
  let collecting = true;
  for (const { kind, at } of actions) {
    if (kind === 'file') {
      collect(at);
      collecting = false;
    } else if (kind === 'return') {
      const dueOn = returnDueOn(at, policy, calendar);
      terms = { ...terms, dueOn, dueVersion: terms.dueVersion + 1, armedAt: at };
      notice('returned', at);
      collecting = true;
    } else notice('accepted', at);
  }
  if (collecting) collect(undefined);
  return mails;
}

/** The rungs that are climbed before `until`; of those at one instant only the most severe. */
function climbed(rungs: Rung[], until: Date | undefined): Rung[] {
  const inTime = rungs.filter((rung) => until === undefined || rung.at < until);
  return inTime.filter((rung, i) => inTime[i + 1]?.at.getTime() !== rung.at.getTime());
}

function rungMails(
  { name, kind, at }: Rung,
  report: OwedReport,
  dueVersion: number,
  plan: ImportedPlan,
): PlannedMail[] {
  const subject = `${report.id}/${dueVersion}/${name}`;
  switch (kind) {
    case 'open':
    case 'remind':
      return to(plan, report.agencyId, ['officer'], subject, at);
    case 'urge':
      return to(plan, report.agencyId, ['officer', 'leader'], subject, at);
    case 'escalate':
    case 'letter':
    case 'circular':
      return to(plan, plan.commissionId, ['officer'], subject, at);
    case 'close':
      return [];
  }
}

function to(
  plan: ImportedPlan,
  agencyId: string,
  roles: ('officer' | 'leader')[],
  subject: string,
  at: Date,
): PlannedMail[] {
  return plan.contacts
    .filter((contact) => contact.agencyId === agencyId && roles.includes(contact.role))
    .map(({ id, address }) => ({ row: `${subject}/${id}`, address, at }));
}
