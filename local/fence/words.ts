import type { Refusal } from '../../domain/report/refusal.ts';
import type { Fence } from '../../ledger/fence/fence.ts';
import type { WaitingMails } from '../../ledger/fence/waiting.ts';
import { refusalsEn } from '../../server/parts/refusals.en.ts';
import { refusalText } from '../../server/parts/refusals.ts';

/** Why something was refused, and what to do, as the pages say it. */
export function refusalLine(refusal: Refusal): string {
  const { why, todo } = refusalText(refusalsEn, refusal, (instant) => instant.toISOString());
  return `${why} ${todo}`;
}

/** What waits behind the fence, a line each. */
export function statusLines(fence: Fence | null, waiting: WaitingMails | null): string[] {
  if (!fence || !waiting) return ['No fence stands: mails are sent as they fall due.'];
  const { atOnce, later, paused, known, behind, first } = waiting;
  return [
    `Fenced: ${fence.backupName} of ${fence.backupAt.toISOString()} was restored, nothing is sent.`,
    `  at once on release: ${atOnce.messages} messages with ${atOnce.mails} mails`,
    `  later: ${later.messages} messages with ${later.mails} mails; of paused plans: ${paused.messages} messages`,
    `  known outside: ${known.messages} messages; ${known.mails} mails are not sent for it`,
    ...(fence.resetAt === null ? ['  no worker has started the workflows anew yet'] : []),
    ...(behind > 0
      ? [`  ${behind} workflows have steps to take; what they stage comes on top`]
      : []),
    ...first
      .slice(0, 20)
      .map(
        ({ dueAt, agency, tells, mails }) =>
          `  · ${dueAt.toISOString()} ${agency.nameEn ?? agency.name}: ${[...new Set(tells.map(({ step }) => step))].join(', ')} (${mails})`,
      ),
    ...(atOnce.messages + later.messages > 20 ? ['  · …'] : []),
  ];
}
