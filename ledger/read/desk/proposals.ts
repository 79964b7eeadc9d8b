import { yearOf } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { UnreadableDocument } from '../../../domain/document/errors.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import type { ParsedDocument } from '../../../domain/document/types.ts';
import { cyclesOf } from '../../../domain/kinds/cycles.ts';
import { followingOf, sourceKindOf } from '../../../domain/kinds/following.ts';
import type { Proposal } from '../../../domain/kinds/kind.ts';
import { KIND_NAMES, kindOf } from '../../../domain/kinds/kinds.ts';
import { rosterOf } from '../../../domain/kinds/roster.ts';
import type { PlanPolicy } from '../../../schemas/plan-policy.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { ownSource } from '../../drafts/amendment.ts';
import { obligationsOf, planRoles } from '../../obligations.ts';

/** An obligation that the document may order, and what became of the proposal. */
export interface ProposedObligation extends Proposal {
  /** The id its obligation has once it is confirmed. */
  id: string;
  kind: string;
  /** What its cycle is called, and when it is due. */
  period: string;
  dueOn: string;
  /** How many reports it makes. */
  reports: number;
  /** Its day is past: it cannot be confirmed any more. */
  isPast: boolean;
  /** By whom it was confirmed; null if it was not. */
  confirmedBy: string | null;
}

/** What a plan's document proposes, in its order, if it were launched now. */
export async function proposedObligations(
  tx: Tx,
  { calendar }: Pick<Ledger, 'calendar'>,
  plan: { id: string; policy: PlanPolicy },
  now: Date,
): Promise<ProposedObligation[]> {
  const { sourceText, sha256, sourceFrom, sourceTo } = await tx.plan.findUniqueOrThrow({
    where: { id: plan.id },
    select: { sourceText: true, sha256: true, sourceFrom: true, sourceTo: true },
  });
  // What was imported from a draft was confirmed there, sentence by sentence.
  const draft = await tx.importDraft.findFirst({
    where: { planId: plan.id, sha256 },
    select: { id: true },
  });
  const own = { id: plan.id, sourceText, sha256 };
  const document = draft ? null : readAgain(await ownSource(tx, own));
  if (!document) return [];
  const year = yearOf(civilDateOf(now, plan.policy.zone));
  const context = { document, year, agencies: await namesOf(tx) };
  const confirmed = new Map(
    (
      await tx.obligation.findMany({
        where: { planId: plan.id },
        select: { id: true, confirmedBy: true },
      })
    ).map(({ id, confirmedBy }) => [id, confirmedBy]),
  );
  const roles = await planRoles(tx, plan.id);
  const launch = { launchedAt: now, from: year, to: year + sourceTo - sourceFrom };
  // What sums up other cycles is proposed with the first one of those that are confirmed.
  const sources = (await obligationsOf(tx, plan.id)).flatMap((each) =>
    cyclesOf(each, launch, plan.policy, calendar),
  );
  return KIND_NAMES.flatMap((kind) =>
    (kindOf(kind).proposals?.(context) ?? []).flatMap((proposal) => {
      const id = `${plan.id}-${kind}-${proposal.key}`;
      const obligation = { kind, values: proposal.values };
      const cycles =
        sourceKindOf(kind) === null
          ? cyclesOf(obligation, launch, plan.policy, calendar)
          : sources
              .flatMap((each) => followingOf(obligation, each, now, plan.policy, calendar))
              .slice(0, 1);
      return cycles.map((cycle) => ({
        ...proposal,
        id,
        kind,
        period: cycle.period,
        dueOn: cycle.dueOn,
        reports: rosterOf('', cycle.owners, roles).length,
        isPast: cycle.opensAt >= cycle.dueAt,
        confirmedBy: confirmed.get(id) ?? null,
      }));
    }),
  );
}

/** The document once more; null for a text that a person has to read (nothing is proposed then). */
function readAgain(text: string): ParsedDocument | null {
  try {
    return parseDocument(text);
  } catch (error) {
    if (error instanceof UnreadableDocument) return null;
    throw error;
  }
}

async function namesOf(tx: Tx): Promise<{ id: string; names: string[] }[]> {
  const agencies = await tx.agency.findMany({
    where: { endedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, aliases: { select: { name: true } } },
  });
  return agencies.map(({ id, name, aliases }) => ({
    id,
    names: [name, ...aliases.map((alias) => alias.name)],
  }));
}
