import { fieldsOf, type RepeatItems } from '../../domain/forms/field-spec.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { superiorOf } from '../../domain/parties.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import {
  accept,
  file,
  returnReport,
  withdraw,
  type Receipt,
} from '../../ledger/commands/report-commands.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Action } from '../oracle/script.ts';

/** Does what the script says, by the same commands as the pages. @throws when it is refused. */
export async function act(ledger: Ledger, action: Action, plan: ImportedPlan): Promise<void> {
  const outcome = await command(ledger, action, plan);
  if (!outcome.ok)
    throw new Error(`${action.kind} ${action.reportId}: refused, ${outcome.refusal.code}`);
}

async function command(
  ledger: Ledger,
  { kind, reportId, agencyId }: Action,
  plan: ImportedPlan,
): Promise<Outcome<Receipt>> {
  const officer: Actor = { kind: 'agency', agencyId, name: '联络员' };
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

const NOTHING: RepeatItems = { task: [], chapter: [], indicator: [], year: [], named: [] };

/** A form of the report's kind with every field filled in. */
async function filledIn({ db }: Ledger, reportId: string) {
  const { kind, ...subject } = await db.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { kind: true, taskId: true, period: true },
  });
  const { forms, formVersion } = kindOf(kind);
  const fields = fieldsOf(forms[formVersion]?.(subject) ?? [], NOTHING);
  const text = '按计划推进，重点项目均已开工，完成投资好于上年同期；部分项目前期手续办理较慢。';
  const values = Object.fromEntries(fields.map(({ key }) => [key, text]));
  return { values, nil: false, nilReason: '' };
}
