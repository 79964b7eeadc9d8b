import type { DutyKind } from '../document/types.ts';
import { assessment } from './assessment.ts';
import { consolidation } from './consolidation.ts';
import { contribution } from './contribution.ts';
import { deliverable } from './deliverable.ts';
import { evaluationReport } from './evaluation-report.ts';
import { implementationPlan } from './implementation-plan.ts';
import { issueHandling } from './issue-handling.ts';
import { midterm } from './midterm.ts';
import { periodic } from './periodic.ts';
import { receipt } from './receipt.ts';
import { rectification } from './rectification.ts';

/** What comes back by the calendar. */
export const RHYTHMIC = periodic.kind;
/** What is owed once, by a day of the text. */
export const DATED = deliverable.kind;
/** What is owed so many days after the launch. */
export const AFTER_LAUNCH = implementationPlan.kind;
/** What sums up every cycle of periodic reports. */
export const SUMS_UP = consolidation.kind;
/** What is done about every major issue that somebody raises. */
export const ISSUES = issueHandling.kind;
/** What is done about every finding of an inspection. */
export const FINDINGS = rectification.kind;
/** The midterm evaluation: both of its sides, and the report on them; the first stands for all. */
export const EVALUATION = [midterm.kind, assessment.kind, evaluationReport.kind] as const;
/** What no sentence orders, and whoever launches a plan may add by name. */
export const ADDED_BY_NAME: readonly string[] = [receipt.kind, contribution.kind];

const ORDERED: Partial<Record<DutyKind, readonly string[]>> = {
  implementation_plan: [AFTER_LAUNCH],
  midterm: EVALUATION,
  consolidation: [SUMS_UP],
  major_issue: [ISSUES],
  inspection: [FINDINGS],
};

/** The kinds that a duty orders by what it is; none where its rhythm or its day says it. */
export const kindsOrderedBy = (duty: DutyKind): readonly string[] => ORDERED[duty] ?? [];
