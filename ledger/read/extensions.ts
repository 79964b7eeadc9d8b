import {
  askRefusal,
  isOpen,
  latestDueOn,
  type ExtensionState,
} from '../../domain/extension/extension.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Report } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import type { AgencyName } from './desk/plans.ts';

/** A request for an extension, as pages show it. */
export interface ExtensionRow {
  /** `<report>/extension/<n>`. */
  id: string;
  reportId: string;
  state: ExtensionState;
  /** The date in force when it was asked, and the one asked for. */
  dueOn: CivilDate;
  newDueOn: CivilDate;
  reason: string;
  stateOfWork: string;
  askedAt: Date;
  askedBy: string;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  /** Granted, refused, or withdrawn. */
  decidedAt: Date | null;
  decidedBy: string | null;
  grantedDueOn: CivilDate | null;
  /** The reviewer's words; of a withdrawn one those of the leader who declined. */
  decision: string | null;
}

/** Why nobody of an agency can confirm a request: no leader is known, or none can sign in, or be mailed. */
export type LeaderFault = 'none' | 'no_account' | 'refused';

/** Who confirms what an agency asks for. */
export interface Leaders {
  people: { name: string; address: string }[];
  /** Null: somebody can. */
  fault: LeaderFault | null;
}

/** What a report's page shows of its extensions. */
export interface ReportExtensions extends Leaders {
  /** The newest first. */
  requests: ExtensionRow[];
  /** Why nothing may be asked for now; null if it may. */
  refusal: Refusal | null;
  /** The last day that may be asked for. */
  latest: CivilDate;
}

/** The extensions of one report, as its agency sees them at `now`. */
export async function reportExtensions(
  tx: Tx,
  report: Report,
  policy: PlanPolicy,
  now: Date,
): Promise<ReportExtensions> {
  const requests = await tx.extension.findMany({
    where: { reportId: report.id },
    orderBy: { askedAt: 'desc' },
  });
  const open = requests.find(isOpen) ?? null;
  const { review } = kindOf(report.kind);
  return {
    ...(await leadersOf(tx, report.agencyId)),
    requests,
    refusal: askRefusal(report, open, report, { now, review }),
    latest: latestDueOn(report, policy),
  };
}

/** The leaders of an agency who may confirm. */
async function leadersOf(tx: Tx, agencyId: string): Promise<Leaders> {
  const contacts = await tx.contact.findMany({
    where: { agencyId, role: 'leader', active: true },
    orderBy: { id: 'asc' },
  });
  const people = contacts.map(({ name, address }) => ({ name, address }));
  if (contacts.length === 0) return { people, fault: 'none' };
  const users = await tx.user.findMany({ where: { agencyId }, select: { email: true } });
  const known = new Set(users.map(({ email }) => email.toLowerCase()));
  const able = contacts.filter(({ address }) => known.has(address.toLowerCase()));
  if (able.length === 0) return { people, fault: 'no_account' };
  return { people, fault: able.every(({ refusedAt }) => refusedAt !== null) ? 'refused' : null };
}

/** A request with the report it is about. */
export interface AgencyExtension extends ExtensionRow {
  report: {
    id: string;
    kind: string;
    period: string;
    agency: AgencyName;
    task: { number: string; text: string } | null;
    /** In force. */
    dueOn: CivilDate;
  };
}

/** What an agency has asked for and what waits, by due date. */
export interface AgencyExtensions extends Leaders {
  /** For the leader. */
  toConfirm: AgencyExtension[];
  /** For the reviewer. */
  toDecide: AgencyExtension[];
}

/** The requests of an agency that are not settled, of reports that still wait to be filed. */
export async function agencyExtensions(
  { db }: Ledger,
  agencyId: string,
): Promise<AgencyExtensions> {
  const rows = await db.extension.findMany({
    where: {
      state: { in: ['asked', 'confirmed'] },
      report: { agencyId, leftAt: null, stage: { in: ['collecting', 'missed'] } },
    },
    orderBy: [{ report: { dueOn: 'asc' } }, { id: 'asc' }],
    include: {
      report: {
        select: {
          id: true,
          kind: true,
          period: true,
          dueOn: true,
          agency: { select: { id: true, name: true, nameEn: true } },
          task: { select: { order: true, number: true, text: true } },
        },
      },
    },
  });
  const requests = rows.map(({ report: { task, ...report }, ...request }) => ({
    ...request,
    report: {
      ...report,
      task: task && { number: task.number ?? String(task.order), text: task.text },
    },
  }));
  return {
    ...(await leadersOf(db, agencyId)),
    toConfirm: requests.filter(({ state }) => state === 'asked'),
    toDecide: requests.filter(({ state }) => state === 'confirmed'),
  };
}

/** How many requests of an agency wait for its leader. */
export const countToConfirm = ({ db }: Ledger, agencyId: string): Promise<number> =>
  db.extension.count({
    where: {
      state: 'asked',
      report: { agencyId, leftAt: null, stage: { in: ['collecting', 'missed'] } },
    },
  });
