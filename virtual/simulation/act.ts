import { INPUT, OPINION, POSITION } from '../../domain/forms/opinion.ts';
import { makeSignedFiles } from '../../documents/signed-files.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { superiorOf } from '../../domain/parties.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import { answer } from '../../ledger/commands/contribute.ts';
import { answerObjection, object } from '../../ledger/commands/objections.ts';
import {
  accept,
  file,
  reopen,
  returnReport,
  withdraw,
} from '../../ledger/commands/report-commands.ts';
import { saveWriting } from '../../ledger/commands/save-writing.ts';
import { signOff } from '../../ledger/commands/sign-off.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { newestText } from '../../ledger/read/texts.ts';
import { isOfReport, type Action, type ReportAction } from '../oracle/action.ts';
import { actOnIssue } from './act-on-issue.ts';
import { actOnExtension, isOfExtension } from './act-on-extension.ts';
import { actOnInspection } from './act-on-inspection.ts';
import { changePlan } from './change-plan.ts';
import { filledIn } from './fill-in.ts';
import { issueDrafts } from './issue.ts';
import { nameAssessors } from './name-assessors.ts';

/** In what words something is returned. */
const RETURNED = {
  report: '请补充量化指标完成情况。',
  document: '请补充主要指标与规划目标的对比，并说明未完成事项的原因。',
};

/** Does what the script says, by the same commands as the pages. @throws when it is refused. */
export async function act(ledger: Ledger, action: Action, plan: ImportedPlan): Promise<void> {
  if (action.kind === 'nameAssessors') return nameAssessors(ledger, action, plan);
  if (action.kind === 'issue') return issueDrafts(ledger, action, plan);
  if (action.kind === 'inspect') return taken(action, await actOnInspection(ledger, action, plan));
  const outcome = isOfReport(action)
    ? await command(ledger, action, plan)
    : action.kind === 'majorIssue'
      ? await actOnIssue(ledger, action, plan)
      : await changePlan(ledger, action, plan);
  taken(action, outcome);
}

function taken(action: Action, outcome: Outcome<unknown>): void {
  if (outcome.ok) return;
  const subject = isOfReport(action) ? ` ${action.reportId}` : '';
  throw new Error(`${action.kind}${subject}: refused, ${outcome.refusal.code}`);
}

async function command(
  ledger: Ledger,
  action: ReportAction,
  plan: ImportedPlan,
): Promise<Outcome<unknown>> {
  const { kind, reportId, agencyId, of } = action;
  const officer: Actor = { kind: 'agency', agencyId, name: '联络员' };
  const superior = superiorOf(agencyId, plan);
  const reviewer: Actor = {
    kind: superior === plan.commissionId ? 'commission' : 'government',
    agencyId: superior,
    name: '审核岗',
  };
  if (isOfExtension(kind)) return actOnExtension(ledger, action, officer, reviewer);
  const newest = () => ledger.db.submission.count({ where: { reportId } });
  switch (kind) {
    case 'file':
      return fileOrSign(ledger, reportId, officer);
    case 'answer':
      return answerPart(ledger, action, officer);
    case 'withdraw':
      return withdraw(ledger, reportId, await newest(), officer);
    case 'return':
      return returnReport(
        ledger,
        reportId,
        await newest(),
        RETURNED[of === 'document' ? of : 'report'],
        reviewer,
      );
    case 'accept':
      return accept(ledger, reportId, await newest(), reviewer);
    case 'reopen':
      return reopen(ledger, reportId, await newest(), '与决算数据不一致，请核对。', reviewer);
    case 'object':
      return object(
        ledger,
        reportId,
        { taskId: null, text: '部分任务职责分工与三定规定不符。' },
        officer,
      );
    case 'answerObjection':
      return answerObjection(
        ledger,
        `${reportId}/objection-1`,
        '已商有关部门，按分工执行。',
        reviewer,
      );
  }
}

/** Files it, in person where one person owes it; a document is written by one, and signed off by another. */
async function fileOrSign(ledger: Ledger, reportId: string, officer: Actor) {
  const form = await filledIn(ledger, reportId);
  const { kind, assigneeId } = await ledger.db.report.findUniqueOrThrow({
    where: { id: reportId },
  });
  const contacts = assigneeId === null ? {} : { contacts: [assigneeId] };
  if (kindOf(kind).asks !== 'sign-off')
    return file(ledger, reportId, form, { ...officer, ...contacts });
  const basedOn = await ledger.db.writing.count({ where: { reportId } });
  const author = { ...officer, name: '规划处', userId: 'author' };
  const signer = { ...officer, name: '分管主任', userId: 'signer' };
  const command = { basedOn, handIn: true, texts: form.values };
  const saved = await saveWriting(ledger, reportId, command, author);
  if (!saved.ok) return saved;
  return signOff(ledger, reportId, saved.value.version, signer, makeSignedFiles);
}

/** A cooperating agency answers on whatever its lead has shown last. */
async function answerPart(ledger: Ledger, { reportId, position }: ReportAction, officer: Actor) {
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
