import { drawn } from './draw.ts';

/** Work that may be inspected: an agency's on a task that it leads, or a region's on the whole plan. */
export interface Candidate {
  agencyId: string;
  taskId: string | null;
  /** Its place in the document; those without a task come last. */
  order: number | null;
  /** Its reports whose light is red now. */
  red: number;
  /** Its reports of the period that came after their first due date, or never. */
  late: number;
  /** Both sides of the midterm evaluation lie two steps or more apart. */
  differs: boolean;
  /** By how many points it is behind the course of time; null: by nothing that was reported. */
  behind: number | null;
  /** How often its agency was inspected this year. */
  inspected: number;
}

/** Why something is proposed for inspection. */
export type ProposalReason =
  | { code: 'red'; reports: number }
  | { code: 'late'; reports: number }
  | { code: 'differs' }
  | { code: 'behind'; points: number }
  /** Drawn from all that nothing else speaks for. */
  | { code: 'random'; seed: number };

/** Something that is proposed for inspection, with every reason there is. */
export interface ProposedSubject extends Pick<Candidate, 'agencyId' | 'taskId' | 'inspected'> {
  reasons: ProposalReason[];
}

/** How a proposal is made. */
export interface ProposalSettings {
  /** What the random share is drawn by: recorded, so that the draw can be done again. */
  seed: number;
  /** Of all that nothing speaks for, in percent; rounded up. */
  randomShare: number;
  /** Who was inspected so often this year is not drawn; a reason may still speak for it. */
  perYear: number;
  /** From so many points behind the course of time on. */
  farBehind: number;
}

/**
 * Proposes what to inspect, and why: what burns, came late, is judged differently or lies far behind,
 * and a random share of the rest, so that nobody knows beforehand. What most speaks for comes first,
 * then by the document; what was drawn stands last.
 */
export function proposedSubjects(
  candidates: readonly Candidate[],
  { seed, randomShare, perYear, farBehind }: ProposalSettings,
): ProposedSubject[] {
  const judged = candidates.map((candidate) => ({
    candidate,
    reasons: reasonsFor(candidate, farBehind),
  }));
  const spokenFor = judged
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || inOrder(a.candidate, b.candidate));
  const rest = judged
    .filter(({ reasons }) => reasons.length === 0)
    .map(({ candidate }) => candidate);
  const able = rest.filter(({ inspected }) => inspected < perYear);
  const count = Math.min(able.length, Math.ceil((rest.length * randomShare) / 100));
  const chosen = drawn(able, keyOf, seed, count).toSorted(inOrder);
  return [
    ...spokenFor.map(({ candidate, reasons }) => subjectOf(candidate, reasons)),
    ...chosen.map((candidate) => subjectOf(candidate, [{ code: 'random', seed }])),
  ];
}

/** What names a candidate, in the draw and on pages. */
export const keyOf = ({ agencyId, taskId }: Pick<Candidate, 'agencyId' | 'taskId'>): string =>
  `${agencyId} ${taskId ?? ''}`;

function reasonsFor({ red, late, differs, behind }: Candidate, farBehind: number) {
  const reasons: ProposalReason[] = [];
  if (red > 0) reasons.push({ code: 'red', reports: red });
  if (late > 0) reasons.push({ code: 'late', reports: late });
  if (differs) reasons.push({ code: 'differs' });
  if (behind !== null && behind >= farBehind) reasons.push({ code: 'behind', points: behind });
  return reasons;
}

const subjectOf = (
  { agencyId, taskId, inspected }: Candidate,
  reasons: ProposalReason[],
): ProposedSubject => ({ agencyId, taskId, inspected, reasons });

const inOrder = (a: Candidate, b: Candidate): number =>
  (a.order ?? Infinity) === (b.order ?? Infinity)
    ? keyOf(a) < keyOf(b)
      ? -1
      : 1
    : (a.order ?? Infinity) - (b.order ?? Infinity);
