import type { CivilDate } from '../calendar/civil-date.ts';
import type { Clash } from '../kinds/cycles.ts';

/**
 * What is found of a plan before its launch, with the facts it rests on. Whoever accepts a finding
 * accepts these facts: one whose facts change is open again.
 */
export type Finding = {
  /** Names it within its plan, whatever its facts. */
  key: string;
} & (
  | { code: 'no_obligations' }
  /** A task that nobody leads, and nobody is responsible for: nothing is reported of it. */
  | { code: 'task_without_owner'; taskId: string; order: number }
  | ({ code: 'dates_clash' } & Clash)
  | { code: 'steps_out_of_order'; kind: string; steps: readonly string[] }
  /** An agency that owes something, or before which something is put, and that no mail reaches. */
  | {
      code: 'unreachable';
      agencyId: string;
      why: 'no_officer' | 'only_refused';
      /** The kinds of reports that it owes; none: it only supervises. */
      owes: readonly string[];
    }
  /** One of several contacts, whose address a mail server refused. */
  | { code: 'refused_address'; agencyId: string; contactId: string }
  /** Contacts who were not asked about their address yet, or have not answered; accepted as one. */
  | { code: 'unconfirmed_addresses'; contactIds: readonly string[] }
  /** An obligation with neither a sentence of the document nor somebody's reasons. */
  | { code: 'no_sentence'; obligationId: string; kind: string }
  | { code: 'no_confirmer'; obligationId: string; kind: string }
  /** An obligation whose cycles come and go without a report. */
  | { code: 'nobody_owes'; obligationId: string; kind: string; later: boolean }
  | { code: 'no_leader'; agencyIds: readonly string[] }
  /** A cycle that would have opened before the launch. */
  | { code: 'opens_late'; kind: string; period: string; dueOn: CivilDate }
  | { code: 'skipped'; kind: string; periods: readonly string[] }
  /** Targets of the document (indicators) that nobody has confirmed or set aside, by name: nothing asks for them. */
  | { code: 'targets_undecided'; names: readonly string[] }
  /** Years whose calendar of workdays is not published. */
  | { code: 'provisional'; years: readonly number[] }
);

/** The names of the findings, under which pages keep their words. */
export type FindingCode = Finding['code'];

/**
 * How grave a finding is: nothing is launched over one that blocks; one to accept is solved, or accepted
 * by name with a reason; a note is only to be known.
 */
export type Severity = 'blocks' | 'accept' | 'note';

const SEVERITIES: Record<FindingCode, Severity> = {
  no_obligations: 'blocks',
  task_without_owner: 'blocks',
  dates_clash: 'blocks',
  steps_out_of_order: 'blocks',
  unreachable: 'accept',
  refused_address: 'accept',
  unconfirmed_addresses: 'accept',
  no_sentence: 'accept',
  no_confirmer: 'accept',
  nobody_owes: 'accept',
  no_leader: 'note',
  opens_late: 'note',
  skipped: 'note',
  targets_undecided: 'note',
  provisional: 'note',
};

/** How grave a finding is. Whoever is still to be named, such as an assessor, is only noted. */
export const severityOf = (finding: Finding): Severity =>
  finding.code === 'nobody_owes' && finding.later ? 'note' : SEVERITIES[finding.code];

/** A finding that somebody accepted, and on which facts (see `factsOf`). */
export interface Acceptance {
  finding: string;
  facts: string;
}

/** The facts of a finding, as one text: the same facts give the same text. */
export function factsOf({ key: _, ...facts }: Finding): string {
  return JSON.stringify(Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a finding was accepted on the facts it has now, or on more of them: some were solved since. */
export const isAccepted = (finding: Finding, acceptances: readonly Acceptance[]): boolean =>
  acceptances.some(
    (each) =>
      each.finding === finding.key &&
      (each.facts === factsOf(finding) || isPartOf(finding, each.facts)),
  );

function isPartOf(finding: Finding, facts: string): boolean {
  if (finding.code !== 'unconfirmed_addresses') return false;
  const accepted = new Map(JSON.parse(facts) as [string, unknown][]).get('contactIds');
  return Array.isArray(accepted) && finding.contactIds.every((id) => accepted.includes(id));
}

/** What keeps a plan from being launched: what blocks, and what nobody has solved or accepted. */
export function openFindings(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
): Finding[] {
  return findings.filter((finding) => {
    const severity = severityOf(finding);
    return severity === 'blocks' || (severity === 'accept' && !isAccepted(finding, acceptances));
  });
}
