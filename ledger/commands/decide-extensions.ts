import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import type { Ledger } from '../ledger.ts';
import {
  confirmExtension,
  decideExtension,
  takeBackExtension,
  type ExtensionDecision,
  type ExtensionReceipt,
  type Person,
} from './extension-commands.ts';

/** One request of several, and what became of it. */
export interface EachOutcome {
  extensionId: string;
  outcome: Outcome<ExtensionReceipt>;
}

/** Decides several requests; each is decided by itself, and what was refused says why. */
export const decideExtensions = (
  ledger: Ledger,
  decisions: readonly { extensionId: string; decision: ExtensionDecision }[],
  actor: Actor,
): Promise<EachOutcome[]> =>
  each(decisions, ({ extensionId, decision }) =>
    decideExtension(ledger, extensionId, decision, actor),
  );

/** Confirms several as a leader, or with words declines them. */
export const answerExtensions = (
  ledger: Ledger,
  extensionIds: readonly string[],
  declined: string | null,
  person: Person,
): Promise<EachOutcome[]> =>
  each(
    extensionIds.map((extensionId) => ({ extensionId })),
    ({ extensionId }) =>
      declined === null
        ? confirmExtension(ledger, extensionId, person)
        : takeBackExtension(ledger, extensionId, declined, person),
  );

/** One after the other, in a transaction each: none waits for a lock that another of them holds. */
async function each<T extends { extensionId: string }>(
  all: readonly T[],
  act: (one: T) => Promise<Outcome<ExtensionReceipt>>,
): Promise<EachOutcome[]> {
  const outcomes: EachOutcome[] = [];
  for (const one of all) outcomes.push({ extensionId: one.extensionId, outcome: await act(one) });
  return outcomes;
}
