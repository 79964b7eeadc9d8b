import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { decideSendingBack } from '../../domain/sign-off/sign-off.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { withReport } from '../lock-report.ts';
import { newestSigned, newestWriting, writersSince } from '../read/signed/documents.ts';

/**
 * 退改: whoever might sign a document off sends what was handed in back to its writer, in words, instead.
 * It is within one agency: nobody is mailed, no clock stops, and the next saving begins anew.
 * @param basedOn the saving that was read.
 */
export async function sendBack(
  ledger: Ledger,
  reportId: string,
  { basedOn, reason }: { basedOn: number; reason: string },
  actor: Actor,
): Promise<Outcome<{ version: number }>> {
  const outcome = await withReport(ledger, reportId, async (tx, { report, now }) => {
    if (kindOf(report.kind).asks !== 'sign-off') return refused({ code: 'not_found' });
    const written = await newestWriting(tx, reportId);
    const former = await newestSigned(tx, reportId);
    const facts = {
      version: written?.version ?? 0,
      handedInAt: written?.handedInAt ?? null,
      writers: await writersSince(tx, reportId, former?.writing ?? 0),
    };
    const why = reason.trim();
    const decision = decideSendingBack(report, facts, { basedOn, reason: why }, actor, now);
    if (!decision.ok) return decision;
    const { version } = facts;
    await tx.writing.update({
      where: { reportId_version: { reportId, version } },
      data: { sentBackAt: now, sentBackBy: actor.name, sentBackWhy: why },
    });
    const { planId } = report;
    const data = { version };
    await audit(tx, { at: now, actor, action: 'send_back', planId, subject: reportId, data });
    return { ok: true as const, value: { version } };
  });
  return outcome ?? refused({ code: 'not_found' });
}
