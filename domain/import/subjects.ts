import type { ImportDecision } from '../../schemas/import-decision.ts';

/**
 * What a decision is about. Decisions about different things may be taken in any order, and by two people
 * at once; of two about the same one the later holds.
 */
export function subjectsOf(decision: ImportDecision): string[] {
  switch (decision.what) {
    case 'rule':
      return [`rule ${decision.rule}`];
    case 'merge':
      return [taskOf(decision.task), taskOf(decision.into)];
    case 'roles':
    case 'text':
    case 'split':
    case 'remove':
      return [taskOf(decision.task)];
    case 'add':
      return [`task l${decision.from}-${decision.to}`];
    case 'aside':
      return [`unread ${decision.unread}`];
    case 'name':
      return [`name ${decision.name}`];
    case 'duty':
    case 'duty_aside':
      return [`duty ${decision.duty}`];
    case 'owed':
      return [`owed ${JSON.stringify(decision.obligation)}`];
    case 'title':
    case 'period':
    case 'commission':
    case 'government':
    case 'regions':
    case 'amends':
      return [decision.what];
  }
}

/** What was split off a task belongs to it. */
const taskOf = (key: string): string => `task ${key.split('.', 1)[0] ?? key}`;
