import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import { accept, file, returnReport } from '../../ledger/commands/report-commands.ts';
import type { Receipt } from '../../ledger/commands/run-command.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { reportFormSchema } from '../../schemas/report-form.ts';
import type { Action } from './script.ts';

/** Does what the script says, by the same commands as the pages. @throws when it is refused. */
export async function act(ledger: Ledger, action: Action, commissionId: string): Promise<void> {
  const outcome = await command(ledger, action, commissionId);
  if (!outcome.ok)
    throw new Error(`${action.kind} ${action.reportId}: refused, ${outcome.refusal.code}`);
}

async function command(
  ledger: Ledger,
  { kind, reportId, agencyId }: Action,
  commissionId: string,
): Promise<Outcome<Receipt>> {
  const officer: Actor = { kind: 'agency', agencyId, name: '联络员' };
  const reviewer: Actor = { kind: 'commission', agencyId: commissionId, name: '审核岗' };
  if (kind === 'file') {
    const form = reportFormSchema.parse({
      progress: '按年度计划推进，重点项目均已开工，完成投资好于上年同期。',
      policy: '已衔接落实国家相关专项资金政策，建议继续加大支持力度。',
      problems: '部分项目前期手续办理较慢。',
      nextSteps: '加快项目前期工作，年底前完成验收。',
    });
    return file(ledger, reportId, form, officer);
  }
  const revision = await ledger.db.submission.count({ where: { reportId } });
  if (kind === 'return')
    return returnReport(ledger, reportId, revision, '请补充量化指标完成情况。', reviewer);
  return accept(ledger, reportId, revision, reviewer);
}
