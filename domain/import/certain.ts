import type { ImportDecision } from '../../schemas/import-decision.ts';
import { isSettled, isUndecided, type Drafted } from './drafted.ts';

/** Decisions that follow from what was read, for a person to take at once after a look. */
export interface CertainDecision {
  decision: ImportDecision;
  /** Stands in forms. */
  key: string;
}

/**
 * What is certain of a draft: rules as their sentence has them, new agencies whose name says what they
 * are, duties whose kind, rhythm and days were all read. What is doubtful or stands for several is not,
 * nor what is already past on `today`.
 */
export function certainDecisions(draft: Drafted, today: string): CertainDecision[] {
  const { rules, names, duties } = draft;
  return [
    ...rules
      .filter(({ holds, changes }) => holds === null && changes > 0)
      .map(({ kind }) => ({
        key: `rule-${kind}`,
        decision: { what: 'rule' as const, rule: kind, holds: true },
      })),
    ...names.flatMap((name, index) =>
      !isSettled(name) && name.state === 'new'
        ? [
            {
              key: `name-${index}`,
              decision: { what: 'name' as const, name: name.name, match: name.proposed },
            },
          ]
        : [],
    ),
    ...duties.flatMap((duty) => {
      const { proposed } = duty;
      if (!isUndecided(duty) || !proposed?.isCertain) return [];
      if (proposed.obligations.some(({ dated }) => dated && dated.on < today)) return [];
      const decision = {
        what: 'duty' as const,
        duty: duty.duty,
        obligations: proposed.obligations,
      };
      return [{ key: `duty-${duty.duty}`, decision }];
    }),
  ];
}
