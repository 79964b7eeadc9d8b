import type { MailShape, PlanShape } from '../domain/shape/changes.ts';
import { isPart } from '../domain/kinds/parts.ts';
import type { PrismaClient } from '../prisma/generated/client.ts';
import type { Ledger, Tx } from './ledger.ts';
import { APART } from './outbox/stage.ts';
import { alike } from './read/desk/alike.ts';
import {
  comingSteps,
  cyclesToCome,
  stepsOfCyclesToCome,
  type ComingReport,
} from './read/desk/coming-steps.ts';
import { activeContacts, mailsOfStep } from './read/desk/planned-mails.ts';
import { plansFor } from './read/desk/plans.ts';

const EVER = new Date('9999-12-31T00:00:00Z');

/**
 * What a plan has in front of it as its transaction sees it, with nothing staged ahead: its open cycles
 * and those to come, and the mails of them if nobody files.
 * @param years of a plan that is not launched: as if it were, now.
 */
export async function planShape(
  tx: Tx,
  ledger: Ledger,
  planId: string,
  years: { from: number; to: number } | null,
  now: Date,
): Promise<PlanShape> {
  const within: Ledger = { ...ledger, db: tx as PrismaClient };
  const plans = await plansFor(within, { role: 'admin', agencyId: null });
  const found = plans.find(({ id }) => id === planId);
  if (!found || (!found.launchedAt && !years)) return { cycles: [], mails: [] };
  const launched = found.launchedAt
    ? { launchedAt: found.launchedAt, launchFrom: found.launchFrom, launchTo: found.launchTo }
    : { launchedAt: now, launchFrom: years?.from ?? null, launchTo: years?.to ?? null };
  const plan = { ...found, ...launched, pausedAt: null };
  const before = found.launchedAt ? now : new Date(now.getTime() - 1);
  const open = await tx.cycle.findMany({
    where: { planId, openedAt: { not: null }, closedAt: null },
    select: { kind: true, period: true, opensAt: true, dueOn: true },
  });
  const toCome = await cyclesToCome(within, plan);
  const contacts = await activeContacts(within);
  const steps = [
    ...(await comingSteps(within, plan, before)),
    ...(await stepsOfCyclesToCome(within, plan, before, EVER)),
  ];
  const isOpen = ({ reportId }: ComingReport) => reportId !== null;
  const mails = [
    ...steps.filter(isOpen).map((report) => ({ report, count: 1 })),
    ...alike(steps.filter((report) => !isOpen(report))),
  ].flatMap(({ report, count }) => {
    const { reportId, kind, period, agencyId } = report;
    const apart = isPart(kind) ? APART : '';
    // What is not in the ledger yet has no name: an agency's reports of a cycle go together.
    const whose = reportId ?? `${kind} ${period} ${agencyId}`;
    return report.steps.flatMap((step): MailShape[] => {
      const told = mailsOfStep(step, agencyId, apart, plan, contacts).length;
      const mail = { kind, period, key: `${whose} ${step.name}`, at: step.at, mails: count * told };
      return told > 0 ? [mail] : [];
    });
  });
  return {
    cycles: [
      ...open,
      ...toCome.map(({ kind, period, opensAt, dueOn }) => ({ kind, period, opensAt, dueOn })),
    ],
    mails,
  };
}
