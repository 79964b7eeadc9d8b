import type { Rung } from '../../domain/ladder/rungs.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import { SYSTEM } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import { bumpCycle } from '../cycle-count.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { cancelMails } from '../outbox/stage.ts';
import { notifyOfRung } from './notify-of-rung.ts';

/** Does what a rung means, under the report's lock; answers the stage the report is in afterwards. */
export async function climb(tx: Tx, locked: LockedReport, rung: Rung): Promise<ReportStage> {
  switch (rung.kind) {
    case 'open':
    case 'remind':
    case 'urge':
      await notifyOfRung(tx, locked, rung);
      return 'collecting';
    case 'escalate':
      await raise(tx, locked, 'commission');
      await notifyOfRung(tx, locked, rung);
      return 'collecting';
    case 'letter':
    case 'circular':
      // A draft only: a person issues it, and is told that it waits.
      await raise(tx, locked, rung.kind);
      await notifyOfRung(tx, locked, rung);
      return 'collecting';
    case 'close':
      await closeBooks(tx, locked);
      return 'missed';
  }
}

async function raise(
  tx: Tx,
  { report, now }: LockedReport,
  level: 'commission' | 'letter' | 'circular',
): Promise<void> {
  const { id: reportId, planId, dueVersion } = report;
  await tx.escalation.create({
    data: { id: `${reportId}/${dueVersion}/${level}`, reportId, dueVersion, level, raisedAt: now },
  });
  const data = { level, dueVersion };
  await audit(tx, { at: now, actor: SYSTEM, action: 'escalate', planId, subject: reportId, data });
}

/** 关账: the report ends as missed; what is still staged for it is taken back. */
async function closeBooks(tx: Tx, { report, now }: LockedReport): Promise<void> {
  const { id, planId } = report;
  await cancelMails(tx, id, now);
  await tx.report.update({ where: { id }, data: { stage: 'missed', missedAt: now } });
  await audit(tx, { at: now, actor: SYSTEM, action: 'close', planId, subject: id });
  await bumpCycle(tx, report);
}
