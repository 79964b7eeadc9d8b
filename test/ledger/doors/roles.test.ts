import { expect, test } from '@jest/globals';
import { SYSTEM, type Actor } from '../../../domain/report/actor.ts';
import { askExtension } from '../../../ledger/commands/extension-commands.ts';
import { raiseIssue } from '../../../ledger/commands/issues/raise.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { object } from '../../../ledger/commands/objections.ts';
import { startDraft } from '../../../ledger/drafts/start-draft.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { step } from '../../../ledger/steps/step.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { handedIn } from '../../support/harbour.ts';
import { concluded, found, given, inspecting } from '../../support/inspecting.ts';
import { importSmallPlan, owed } from '../../support/small-plan.ts';
import { PLAN_COMMANDS } from './plan-commands.ts';
import { REPORT_COMMANDS } from './report-commands.ts';
import type { Who } from './who.ts';

const ACTORS: Record<Who, Actor> = {
  owner: { ...WATER, contacts: ['shuili-officer'] },
  cooperator: { ...FINANCE, contacts: ['caizheng-officer'] },
  region: { kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  commission: REVIEWER,
  otherCommission: { kind: 'commission', agencyId: 'gongxin', name: '工信委' },
  government: GOVERNMENT,
  otherGovernment: { kind: 'government', agencyId: 'shizhengfu', name: '市政府办' },
  admin: OPERATOR,
  nobody: { kind: 'agency', agencyId: null, name: '无单位' },
};
const COMMANDS = [...PLAN_COMMANDS, ...REPORT_COMMANDS];
const KINDS = [
  'receipt',
  'periodic',
  'consolidation',
  'contribution',
  'issue_handling',
  'rectification',
];
/** What a command says to who may not give it. */
const DOOR = /^(?:only_|not_yours$|not_found$|calendar_of_others$)/;

/** A plan in its year, with an issue, an objection, a request, an inspection and a draft. */
async function world(): Promise<Ledger> {
  const clock = new FixedClock('2027-01-04T02:00:00Z');
  const ledger = await testLedger({ clock });
  await importSmallPlan(ledger, { obligations: KINDS.map((kind) => owed(kind)), region: true });
  const offices = [
    { id: 'gongxin', name: '工业和信息化委', kind: 'commission' as const },
    { id: 'shizhengfu', name: '市人民政府办公室', kind: 'government_office' as const },
  ];
  await ledger.db.agency.createMany({ data: offices });
  await given(launch(ledger, 'small', { from: 2027, to: 2028 }, { ...SYSTEM, kind: 'admin' }));
  for (const at of ['2027-01-04T03:00:00Z', '2027-11-02T02:00:00Z']) {
    clock.set(at);
    await stepPlan(ledger, 'small');
    for (const { id } of await ledger.db.cycle.findMany({ where: { openedAt: null } }))
      if (!id.includes('contribution')) await stepCycle(ledger, id);
  }
  await given(
    object(ledger, 'small-receipt-once-shuili', { taskId: null, text: '不是我单位。' }, WATER),
  );
  await inspecting(ledger);
  clock.set('2027-11-09T02:00:00Z');
  await found(ledger);
  clock.set('2027-11-12T02:00:00Z');
  await concluded(ledger);
  clock.set('2027-12-22T02:00:00Z');
  await step(ledger, 'report/small-periodic-2027-t001');
  const issue = { title: '缺口', what: '停工。', asked: '协调。', urgent: false };
  await given(raiseIssue(ledger, 'small', { ...issue, taskId: null, fromReportId: null }, WATER));
  const more = { newDueOn: '2028-01-14', reason: '数据未汇总。', stateOfWork: '八成。' };
  const officer = { actor: WATER, email: 'officer@shuili.example' };
  await given(askExtension(ledger, 'small-periodic-2027-t001', more, officer));
  const draft = await startDraft(ledger, handedIn(), OPERATOR);
  if (draft.ok)
    await ledger.db.$executeRaw`UPDATE import_draft SET id = 'draft' WHERE id = ${draft.value.id}`;
  return ledger;
}

test.each(Object.entries(ACTORS))(
  '%s: what it may not do is refused as such and changes nothing; the rest is not',
  async (name, actor) => {
    const ledger = await world();
    const faults: string[] = [];
    // What may not be done first: nothing of it leaves a trace.
    const before = await contents(ledger);
    for (const [command, may, give] of COMMANDS) {
      if (may.includes(name as Who)) continue;
      const answers = [await give(ledger, actor)].flat() as {
        ok: boolean;
        refusal?: { code: string };
      }[];
      const codes = answers.map(({ ok, refusal }) => (ok ? 'done' : (refusal?.code ?? '')));
      if (codes.some((code) => !DOOR.test(code))) faults.push(`${command}: ${codes.join()}`);
    }
    expect(faults).toEqual([]);
    expect(await contents(ledger)).toEqual(before);
    for (const [command, may, give] of COMMANDS) {
      if (!may.includes(name as Who)) continue;
      const answers = [await give(ledger, actor)].flat() as {
        ok: boolean;
        refusal?: { code: string };
      }[];
      const codes = answers.map(({ ok, refusal }) => (ok ? 'done' : (refusal?.code ?? '')));
      if (codes.some((code) => /^only_|^not_yours$/.test(code)))
        faults.push(`${command}: ${codes.join()}`);
    }
    expect(faults).toEqual([]);
  },
);
