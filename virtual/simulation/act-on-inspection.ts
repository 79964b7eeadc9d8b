import type { Actor } from '../../domain/report/actor.ts';
import type { Outcome } from '../../domain/report/refusal.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import { announceInspection } from '../../ledger/inspections/announce.ts';
import { answerInspection } from '../../ledger/inspections/answer.ts';
import { arrangeInspection } from '../../ledger/inspections/arrange.ts';
import { concludeInspection } from '../../ledger/inspections/conclude.ts';
import { recordFinding } from '../../ledger/inspections/findings.ts';
import { orderInspection } from '../../ledger/inspections/order.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { InspectionAct } from '../oracle/action.ts';

/** Somebody does something about an inspection, by the same commands as the pages. */
export async function actOnInspection(
  ledger: Ledger,
  act: InspectionAct,
  plan: ImportedPlan,
): Promise<Outcome<unknown>> {
  const id = `${plan.id}-inspection-${act.number}`;
  const government: Actor = { kind: 'government', agencyId: plan.governmentId, name: '督查室' };
  const actor: Actor = { kind: 'commission', agencyId: plan.commissionId, name: '综合岗' };
  switch (act.does) {
    case 'order': {
      const year = (await ledger.clock.now()).getUTCFullYear();
      const order = {
        scope: `检查${year}年以来重点任务落实情况`,
        period: { from: `${year}-01-01`, to: `${year}-04-30` },
        randomShare: 10,
      };
      return orderInspection(ledger, plan.id, order, government, act.seed);
    }
    case 'announce': {
      const arrangement = {
        subjects: (act.subjects ?? []).map(({ agencyId, task }) => ({
          agencyId,
          taskId: `${plan.id}-${taskKeyOf(task)}`,
        })),
        members: act.members ?? [],
        visit: { from: act.from ?? '', to: act.to ?? '' },
        overLimitWhy: '',
      };
      const arranged = await arrangeInspection(ledger, id, arrangement, { actor });
      return arranged.ok ? announceInspection(ledger, id, { actor }) : arranged;
    }
    case 'record': {
      const member: Actor = {
        ...{ kind: 'agency', agencyId: null, name: '检查组成员' },
        contacts: [act.by ?? ''],
      };
      const outcomes: Outcome<unknown>[] = [];
      for (const { agencyId, rectifyBy } of act.findings ?? [])
        outcomes.push(
          await recordFinding(
            ledger,
            id,
            {
              ...{ agencyId, taskId: null, severity: 'general', rectifyBy },
              text: '部分项目台账不全，资金拨付进度慢于计划。',
            },
            { actor: member },
          ),
        );
      return outcomes.find(({ ok }) => !ok) ?? { ok: true, value: null };
    }
    case 'conclude':
      return concludeInspection(ledger, id, '总体推进有力，个别单位资金拨付和台账管理需要改进。', {
        actor,
      });
    case 'answer': {
      const officer: Actor = { kind: 'agency', agencyId: act.agencyId ?? null, name: '联络员' };
      return answerInspection(ledger, id, '同意检查结论，按时整改。', { actor: officer });
    }
  }
}
