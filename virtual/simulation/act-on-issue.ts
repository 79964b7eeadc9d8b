import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import { answerIssue, sendIssueBack, withdrawIssue } from '../../ledger/commands/issues/answer.ts';
import { mergeIssue, passOnIssue, takeUpIssue } from '../../ledger/commands/issues/handle.ts';
import { raiseIssue } from '../../ledger/commands/issues/raise.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { IssueAct } from '../oracle/action.ts';

/** What agencies raise, in turn. */
const RAISED = [
  ['重点项目用地指标不足', '三个重点项目用地预审未通过，已停工一个月。', '请协调落实用地指标。'],
  ['配套资金缺口较大', '本级财力有限，配套资金缺口影响年度目标。', '请协调上级资金支持。'],
  ['跨区域协调事项久拖未决', '涉及两地的基础设施建设标准不一致。', '请政府召集有关方面研究确定。'],
] as const;

/** Does about a major issue what the script says, by the same commands as the pages. */
export async function actOnIssue(
  ledger: Ledger,
  { does, number, agencyId, urgent = false, into }: IssueAct,
  plan: ImportedPlan,
): Promise<Outcome<unknown>> {
  const id = idOf(plan, number);
  const officer: Actor = {
    kind: agencyId === plan.commissionId ? 'commission' : 'agency',
    agencyId,
    name: '联络员',
  };
  const commission: Actor = { kind: 'commission', agencyId: plan.commissionId, name: '综合处' };
  const government: Actor = { kind: 'government', agencyId: plan.governmentId, name: '督查室' };
  switch (does) {
    case 'raise': {
      const [title, what, asked] = RAISED[number % RAISED.length] ?? RAISED[0];
      const text = { title: `${title}（${number}）`, what, asked };
      const raised = { ...text, urgent, taskId: null, fromReportId: null };
      return raiseIssue(ledger, plan.id, raised, officer);
    }
    case 'passOn': {
      const words = {
        opinion: '经核实情况属实，需政府统筹研究。',
        proposal: '建议由分管领导召集会议研究。',
      };
      const taken = await takeUpIssue(ledger, id, '已转有关处室研究。', commission);
      // Passed on again, it was taken up before.
      if (!taken.ok && taken.refusal.code !== 'already_taken_up') return taken;
      return passOnIssue(ledger, id, words, commission);
    }
    case 'answer':
      return answerIssue(ledger, id, '同意所提建议，请有关部门按职责抓紧办理。', government);
    case 'sendBack':
      return sendIssueBack(ledger, id, '请补充涉及项目清单和资金数额。', government);
    case 'withdraw':
      return withdrawIssue(ledger, id, '问题已自行解决。', officer);
    case 'merge':
      return mergeIssue(ledger, id, idOf(plan, into ?? 0), '与前一件属同一事项。', commission);
  }
}

const idOf = ({ id }: ImportedPlan, number: number) => `${id}-issue-${number}`;
