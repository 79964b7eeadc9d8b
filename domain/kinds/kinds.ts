import type { ObligationValues } from '../../schemas/obligation-values.ts';
import { assessment } from './assessment.ts';
import { consolidation } from './consolidation.ts';
import { contribution } from './contribution.ts';
import { deliverable } from './deliverable.ts';
import { evaluationReport } from './evaluation-report.ts';
import { implementationPlan } from './implementation-plan.ts';
import { issueHandling } from './issue-handling.ts';
import type { Kind, Owner } from './kind.ts';
import { midterm } from './midterm.ts';
import { periodic } from './periodic.ts';
import { receipt } from './receipt.ts';
import { rectification } from './rectification.ts';

const ALL: readonly Kind[] = [
  receipt,
  periodic,
  implementationPlan,
  contribution,
  deliverable,
  midterm,
  assessment,
  evaluationReport,
  consolidation,
  issueHandling,
  rectification,
];
const byName = new Map(ALL.map((kind) => [kind.kind, kind]));

/** The names of all kinds, in the order in which pages list them. */
export const KIND_NAMES: readonly string[] = ALL.map(({ kind }) => kind);

/** The kind of a name. @throws RangeError for a name that is none. */
export function kindOf(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new RangeError(`no kind of report is called ${JSON.stringify(name)}`);
  return kind;
}

/** Who owes what an obligation orders. */
export function ownersOf(name: string, values: ObligationValues): readonly Owner[] {
  const { owners } = kindOf(name);
  return typeof owners === 'function' ? owners(values) : owners;
}
