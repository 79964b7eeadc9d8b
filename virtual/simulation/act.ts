import { INPUT, OPINION, POSITION } from '../../domain/forms/opinion.ts';
import { superiorOf } from '../../domain/parties.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import { answer } from '../../ledger/commands/contribute.ts';
import {
  accept,
  file,
  returnReport,
  withdraw,
  type Receipt,
} from '../../ledger/commands/report-commands.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { newestText } from '../../ledger/read/texts.ts';
import { formsOf } from '../../ledger/read/form-of.ts';
import type { Action } from '../oracle/script.ts';
import { wordingOf } from '../oracle/wording.ts';

/** Does what the script says, by the same commands as the pages. @throws when it is refused. */
export async function act(ledger: Ledger, action: Action, plan: ImportedPlan): Promise<void> {
  const outcome = await command(ledger, action, plan);
  if (!outcome.ok)
    throw new Error(`${action.kind} ${action.reportId}: refused, ${outcome.refusal.code}`);
}

async function command(
  ledger: Ledger,
  action: Action,
  plan: ImportedPlan,
): Promise<Outcome<Receipt | { revision: number }>> {
  const { kind, reportId, agencyId } = action;
  const officer: Actor = { kind: 'agency', agencyId, name: '联络员' };
  if (action.kind === 'answer') return answerPart(ledger, action, officer);
  if (kind === 'file') return file(ledger, reportId, await filledIn(ledger, reportId), officer);
  const revision = await ledger.db.submission.count({ where: { reportId } });
  if (kind === 'withdraw') return withdraw(ledger, reportId, revision, officer);
  const superior = superiorOf(agencyId, plan);
  const reviewer: Actor = {
    kind: superior === plan.commissionId ? 'commission' : 'government',
    agencyId: superior,
    name: '审核岗',
  };
  if (kind === 'return')
    return returnReport(ledger, reportId, revision, '请补充量化指标完成情况。', reviewer);
  return accept(ledger, reportId, revision, reviewer);
}

/** The form of the report as its page would show it, with every field filled in. */
async function filledIn({ db }: Ledger, reportId: string) {
  const report = await db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { planId: true, kind: true, taskId: true, agencyId: true, period: true, cycleId: true },
  });
  const forms = await formsOf(db, report);
  const revision = await db.submission.count({ where: { reportId } });
  const text = wordingOf(reportId, report.cycleId, revision);
  const values = Object.fromEntries(forms.fields(forms.version).map(({ key }) => [key, text]));
  return { values, nil: false, nilReason: '' };
}

/** A cooperating agency answers on whatever its lead has shown last. */
async function answerPart(ledger: Ledger, { reportId, position }: Action, officer: Actor) {
  const { parentId } = await ledger.db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { parentId: true },
  });
  const text = await newestText(ledger.db, parentId ?? '');
  const values = {
    [INPUT]: '配套资金已下达，项目按进度推进。',
    [POSITION]: position ?? '',
    ...(position === 'disagree' && { [OPINION]: '投资完成数与我单位台账不符，请核对。' }),
  };
  return answer(ledger, reportId, { values, on: text, basedOn: 0 }, officer);
}
