import type { CivilDate } from '../calendar/civil-date.ts';
import { yearOf } from '../calendar/civil-date.ts';
import { clashesOf, stepsOutOfOrder, type CycleDates } from '../kinds/cycles.ts';
import { kindOf, ownersOf } from '../kinds/kinds.ts';
import { rosterOf, type PlanRoles } from '../kinds/roster.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Finding } from './findings.ts';

/** An active contact, as a preflight looks at it. */
export interface PreflightContact {
  id: string;
  agencyId: string;
  role: string;
  isRefused: boolean;
  isConfirmed: boolean;
}

/** A plan as it stands before its launch. */
export interface PreflightFacts {
  launchedAt: Date;
  policy: PlanPolicy;
  commissionId: string;
  governmentId: string;
  /** Every cycle of the launch, parts included. */
  cycles: readonly (CycleDates & { obligationId: string })[];
  obligations: readonly {
    id: string;
    kind: string;
    values: ObligationValues;
    hasSentence: boolean;
    confirmedBy: string;
  }[];
  roles: PlanRoles;
  /** Tasks that nobody leads or is responsible for, and that nobody has set aside. */
  ownerless: readonly { taskId: string; order: number }[];
  /** The names of the targets that nobody has confirmed or set aside, in the document's order. */
  undecided: readonly string[];
  /** The active ones. */
  contacts: readonly PreflightContact[];
  isProvisional(day: CivilDate): boolean;
}

/** What there is to solve, to accept or to know before a plan is launched; the gravest first. */
export function preflight(facts: PreflightFacts): Finding[] {
  return [
    ...ofDates(facts),
    ...facts.ownerless.map(({ taskId, order }): Finding => ({
      key: `task_without_owner:${taskId}`,
      code: 'task_without_owner',
      taskId,
      order,
    })),
    ...ofPeople(facts),
    ...ofObligations(facts),
    ...toKnow(facts),
  ];
}

function ofDates({ obligations, cycles, policy }: PreflightFacts): Finding[] {
  if (obligations.length === 0) return [{ key: 'no_obligations', code: 'no_obligations' }];
  const disordered = new Map(
    cycles.flatMap(({ kind, steps }) => {
      const late = stepsOutOfOrder(steps);
      return late.length > 0 ? [[kind, late] as const] : [];
    }),
  );
  return [
    ...clashesOf(cycles, policy).map((clash): Finding => ({
      key: `dates_clash:${clash.kind}:${clash.period}`,
      code: 'dates_clash',
      ...clash,
    })),
    ...[...disordered].map(([kind, steps]): Finding => ({
      key: `steps_out_of_order:${kind}`,
      code: 'steps_out_of_order',
      kind,
      steps,
    })),
  ];
}

/** The kinds of reports that each agency owes, whatever the period. */
function owedBy({ obligations, roles }: PreflightFacts): Map<string, Set<string>> {
  const owed = new Map<string, Set<string>>();
  for (const { kind, values } of obligations)
    for (const { agencyId } of rosterOf('', ownersOf(kind, values), roles))
      owed.set(agencyId, (owed.get(agencyId) ?? new Set()).add(kind));
  return owed;
}

function ofPeople(facts: PreflightFacts): Finding[] {
  const { contacts, commissionId, governmentId } = facts;
  const owed = owedBy(facts);
  const concerned = new Set(owed.keys());
  // Whatever is missed is put before the commission; what it misses itself, before the government.
  if (concerned.size > 0) concerned.add(commissionId);
  if (owed.has(commissionId)) concerned.add(governmentId);
  const findings = [...concerned].toSorted().flatMap((agencyId): Finding[] => {
    const officers = contacts.filter((each) => each.agencyId === agencyId && isOfficer(each));
    if (officers.some(({ isRefused }) => !isRefused)) return [];
    const why = officers.length === 0 ? 'no_officer' : 'only_refused';
    const owes = [...(owed.get(agencyId) ?? [])].toSorted();
    return [{ key: `unreachable:${agencyId}`, code: 'unreachable', agencyId, why, owes }];
  });
  const unreachable = new Set(
    findings.flatMap((each) => (each.code === 'unreachable' ? [each.agencyId] : [])),
  );
  const unconfirmed: string[] = [];
  for (const { id: contactId, agencyId, isRefused, isConfirmed, ...contact } of contacts) {
    if (!concerned.has(agencyId)) continue;
    // Of an agency without anybody who is reached, that is the finding.
    const isCovered = unreachable.has(agencyId) && isOfficer(contact);
    if (isRefused && !isCovered)
      findings.push({
        key: `refused_address:${contactId}`,
        code: 'refused_address',
        agencyId,
        contactId,
      });
    else if (!isRefused && !isConfirmed) unconfirmed.push(contactId);
  }
  if (unconfirmed.length > 0)
    findings.push({
      key: 'unconfirmed_addresses',
      code: 'unconfirmed_addresses',
      contactIds: unconfirmed.toSorted(),
    });
  return findings;
}

const isOfficer = ({ role }: Pick<PreflightContact, 'role'>) => role === 'officer';

function ofObligations({ obligations, roles }: PreflightFacts): Finding[] {
  return obligations.flatMap(({ id, kind, values, hasSentence, confirmedBy }): Finding[] => {
    const about = { obligationId: id, kind };
    const owners = ownersOf(kind, values);
    const isOwed = rosterOf('', owners, roles).length > 0;
    // Assessors are named in the course of the plan; parts come and go with what is cooperated in, and
    // what is found with inspections.
    const later = owners.every(({ who }) =>
      ['assessors', 'cooperators', 'inspected'].includes(who),
    );
    return [
      ...(hasSentence
        ? []
        : [{ key: `no_sentence:${id}`, code: 'no_sentence', ...about } as const]),
      ...(confirmedBy.trim() === ''
        ? [{ key: `no_confirmer:${id}`, code: 'no_confirmer', ...about } as const]
        : []),
      ...(isOwed
        ? []
        : [{ key: `nobody_owes:${id}`, code: 'nobody_owes', ...about, later } as const]),
    ];
  });
}

function toKnow(facts: PreflightFacts): Finding[] {
  const { cycles, contacts, launchedAt, undecided, isProvisional } = facts;
  const withLeader = new Set(
    contacts.filter(({ role }) => role === 'leader').map(({ agencyId }) => agencyId),
  );
  const agencyIds = [...owedBy(facts).keys()].filter((id) => !withLeader.has(id)).toSorted();
  const held = cycles.filter(({ skippedCause }) => skippedCause === null);
  const skipped = new Map<string, string[]>();
  for (const { kind, period, skippedCause } of cycles)
    if (skippedCause !== null) skipped.set(kind, [...(skipped.get(kind) ?? []), period]);
  const late = held.filter(
    ({ kind, opensAt, dueAt }) =>
      kindOf(kind).trigger.on === 'calendar' && +opensAt === +launchedAt && opensAt < dueAt,
  );
  const years = new Set(
    held
      .map(({ dueOn }) => dueOn)
      .filter(isProvisional)
      .map(yearOf),
  );
  return [
    ...(agencyIds.length > 0 ? [{ key: 'no_leader', code: 'no_leader', agencyIds } as const] : []),
    ...late.map(({ kind, period, dueOn }): Finding => ({
      key: `opens_late:${kind}:${period}`,
      code: 'opens_late',
      kind,
      period,
      dueOn,
    })),
    ...[...skipped].map(([kind, periods]): Finding => ({
      key: `skipped:${kind}`,
      code: 'skipped',
      kind,
      periods,
    })),
    ...(undecided.length > 0
      ? [{ key: 'targets_undecided', code: 'targets_undecided', names: undecided } as const]
      : []),
    ...(years.size > 0
      ? [
          {
            key: 'provisional',
            code: 'provisional',
            years: [...years].toSorted((a, b) => a - b),
          } as const,
        ]
      : []),
  ];
}
