import type { ContactRole } from '../../domain/ladder/step.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import type { LadderTime } from '../../domain/ladder/ladder.ts';
import type { ImportedContact, ImportedPlan } from '../../ledger/import-plan.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Transfer } from './action.ts';

/** One row that must arrive: a step of a report to a contact, at an instant. */
export interface PlannedMail {
  /** report/terms/step/contact. */
  row: string;
  address: string;
  at: Date;
}

/** What the oracle reckons from. */
export interface OracleContext {
  plan: ImportedPlan;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  launchedAt: Date;
  seed: number;
  /** Everybody who is written to in these years, with those of agencies that come to be in them. */
  contacts: readonly ImportedContact[];
}

/** What turns days into instants. */
export const timeOf = ({ policy, calendar }: OracleContext): LadderTime => ({
  zone: policy.zone,
  workingHour: policy.workingHour,
  calendar,
});

/** What these contacts of an agency must receive of one step. */
export function mailsTo(
  { contacts }: Pick<OracleContext, 'contacts'>,
  agencyId: string,
  roles: readonly ContactRole[],
  subject: string,
  at: Date,
): PlannedMail[] {
  return contacts
    .filter((contact) => contact.agencyId === agencyId && roles.includes(contact.role))
    .map(({ id, address }) => ({ row: `${subject}/${id}`, address, at }));
}

/** What one person must receive of a step, whatever their role. */
export function mailsToOne(
  { contacts }: Pick<OracleContext, 'contacts'>,
  contactId: string,
  subject: string,
  at: Date,
): PlannedMail[] {
  return contacts
    .filter(({ id }) => id === contactId)
    .map(({ id, address }) => ({ row: `${subject}/${id}`, address, at }));
}

/** Whether an agency has anybody in a role. */
export const has = (
  { contacts }: Pick<OracleContext, 'contacts'>,
  agencyId: string,
  role: ContactRole,
): boolean => contacts.some((each) => each.agencyId === agencyId && each.role === role);

/** The notices of assignment: the officers of everyone the document gives something to do. */
export function plannedAssignments(context: OracleContext): PlannedMail[] {
  const { plan, launchedAt } = context;
  const named = plan.agencies.filter(({ name }) =>
    plan.document.tasks.some(({ lead, cooperating, responsible = [] }) =>
      [...lead, ...cooperating, ...responsible].includes(name),
    ),
  );
  const told = new Set([...named.map(({ id }) => id), ...plan.regions]);
  return [...told].flatMap((agencyId) =>
    mailsTo(context, agencyId, ['officer'], `${plan.id}/1/assignment`, launchedAt),
  );
}

/** The people of the plan, and those of the agencies that come of transfers. */
export function contactsWith(
  contacts: readonly ImportedContact[],
  transfers: readonly Transfer[],
): ImportedContact[] {
  return transfers.reduce<ImportedContact[]>(
    (all, { cause, fromId, toId, officer }) => {
      if (cause === 'renamed') return [...all, ...copied(all, fromId, toId)];
      if (!officer) return all;
      const id = `${toId}-officer-1`;
      return [...all, { id, agencyId: toId, role: 'officer', ...officer }];
    },
    [...contacts],
  );
}

/** Under a new name an agency has the same people, in the order of their roles. */
function copied(
  contacts: readonly ImportedContact[],
  fromId: string,
  toId: string,
): ImportedContact[] {
  const rank = { officer: 0, leader: 1, deputy: 2 };
  return contacts
    .filter(({ agencyId }) => agencyId === fromId)
    .toSorted((a, b) => rank[a.role] - rank[b.role] || (a.id < b.id ? -1 : 1))
    .map((each, index) => ({ ...each, id: `${toId}-${each.role}-${index + 1}`, agencyId: toId }));
}
