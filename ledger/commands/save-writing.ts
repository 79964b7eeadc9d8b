import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { decideSaving, type SaveCommand } from '../../domain/sign-off/sign-off.ts';
import { textsSchema } from '../../schemas/assembly.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { withReport } from '../lock-report.ts';
import { assembled } from '../read/signed/assembled.ts';

/**
 * 起草、送签: saves what is written of a document that is to be signed off, together with what is assembled
 * beside it now, and hands it in if it is said so. Every saving stays; whoever saves last is the one whose
 * words are signed off, by somebody else.
 */
export async function saveWriting(
  ledger: Ledger,
  reportId: string,
  command: SaveCommand,
  actor: Actor,
): Promise<Outcome<{ version: number }>> {
  const outcome = await withReport(ledger, reportId, async (tx, { report, now }) => {
    if (kindOf(report.kind).asks !== 'sign-off') return refused({ code: 'not_found' });
    const newest = await tx.writing.aggregate({ where: { reportId }, _max: { version: true } });
    const known = newest._max.version ?? 0;
    const decision = decideSaving(report, { version: known }, command, actor, now);
    if (!decision.ok) return decision;
    const version = known + 1;
    const assembly = await assembled(tx, report, now);
    await tx.writing.create({
      data: {
        reportId,
        version,
        texts: textsSchema.parse(command.texts),
        assembly: JSON.parse(JSON.stringify(assembly)) as object,
        savedAt: now,
        savedBy: actor.name,
        savedById: actor.userId ?? null,
        handedInAt: command.handIn ? now : null,
      },
    });
    await audit(tx, {
      at: now,
      actor,
      action: command.handIn ? 'hand_in' : 'save_writing',
      planId: report.planId,
      subject: reportId,
      data: { version },
    });
    return { ok: true as const, value: { version } };
  });
  return outcome ?? refused({ code: 'not_found' });
}
