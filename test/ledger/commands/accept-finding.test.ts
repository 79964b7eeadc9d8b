import { beforeEach, describe, expect, test } from '@jest/globals';
import { factsOf } from '../../../domain/preflight/findings.ts';
import { acceptFinding, reopenFinding } from '../../../ledger/commands/accept-finding.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { preflightOf } from '../../../ledger/preflight.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { LAUNCH } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const YEARS = { from: 2027, to: 2027 };
const WHY = '联络员下周到任';
const KEY = 'unreachable:shuili';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger({ clock: new FixedClock(LAUNCH) });
  await importSmallPlan(ledger, { tasks: 2 });
  await ledger.db.contact.delete({ where: { id: 'shuili-officer' } });
});

async function found() {
  const plan = await ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
  const policy = planPolicySchema.parse(plan.policy);
  return preflightOf(ledger.db, ledger, { ...plan, policy, ...YEARS }, LAUNCH);
}

async function lookedAt(finding = KEY) {
  const { findings } = await found();
  const it = findings.find(({ key }) => key === finding);
  return { planId: 'small', finding, years: YEARS, facts: it ? factsOf(it) : '' };
}

describe('a launch', () => {
  test('is refused while a finding is open, and writes nothing', async () => {
    const before = await contents(ledger);
    expect(await launch(ledger, 'small', YEARS, OPERATOR)).toEqual({
      ok: false,
      refusal: { code: 'preflight_open', open: 1 },
    });
    expect(await contents(ledger)).toEqual(before);
  });

  test('goes on once it is accepted by name, and again once it is solved', async () => {
    expect(await acceptFinding(ledger, await lookedAt(), WHY, REVIEWER)).toMatchObject({
      ok: true,
    });
    expect(await ledger.db.preflightAcceptance.findMany()).toMatchObject([
      { finding: KEY, reason: WHY, acceptedBy: '审核岗', acceptedAt: LAUNCH },
    ]);
    expect(await ledger.db.audit.findMany()).toMatchObject([
      { action: 'accept_finding', actor: 'commission:fagaiwei 审核岗', data: { reason: WHY } },
    ]);
    expect(await launch(ledger, 'small', YEARS, OPERATOR)).toMatchObject({ ok: true });
    const late = await acceptFinding(ledger, await lookedAt(), WHY, REVIEWER);
    expect(late).toMatchObject({ refusal: { code: 'already_launched' } });
  });

  test('is refused anew when the facts change after the acceptance', async () => {
    await acceptFinding(ledger, await lookedAt(), WHY, REVIEWER);
    await ledger.db.obligation.create({
      data: {
        id: 'small-receipt',
        planId: 'small',
        kind: 'receipt',
        addedBy: '王某',
        addedWhy: '会议议定',
        confirmedBy: '王某',
        values: {},
      },
    });
    expect(await launch(ledger, 'small', YEARS, OPERATOR)).toMatchObject({
      refusal: { code: 'preflight_open', open: 1 },
    });
    await acceptFinding(ledger, await lookedAt(), WHY, REVIEWER);
    expect(await launch(ledger, 'small', YEARS, OPERATOR)).toMatchObject({ ok: true });
  });

  test('is refused over a task that nobody owns, which cannot be accepted', async () => {
    await acceptFinding(ledger, await lookedAt(), WHY, REVIEWER);
    await ledger.db.responsibility.deleteMany({ where: { taskId: 'small-t002', role: 'lead' } });
    const owner = await lookedAt('task_without_owner:small-t002');
    expect(await acceptFinding(ledger, owner, WHY, OPERATOR)).toMatchObject({
      refusal: { code: 'finding_blocks' },
    });
    expect(await launch(ledger, 'small', YEARS, OPERATOR)).toMatchObject({
      refusal: { code: 'preflight_open', open: 1 },
    });
    await ledger.db.task.update({ where: { id: 'small-t002' }, data: { setAsideAt: LAUNCH } });
    expect(await launch(ledger, 'small', YEARS, OPERATOR)).toMatchObject({ ok: true });
  });
});

describe('an acceptance', () => {
  test.each([
    ['of an agency', FINANCE, WHY, 'only_operator'],
    ['of the government', GOVERNMENT, WHY, 'only_operator'],
    ['of another commission', { ...REVIEWER, agencyId: 'other' }, WHY, 'only_operator'],
    ['without words', REVIEWER, ' …。', 'needs_words'],
    ['in too many words', REVIEWER, '字'.repeat(1_001), 'words_too_long'],
  ])('%s is refused', async (_, actor, why, code) => {
    const before = await contents(ledger);
    const outcome = await acceptFinding(ledger, await lookedAt(), why, actor);
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
    expect(await contents(ledger)).toEqual(before);
  });

  test('of facts that were not shown, or of what is no more, is refused', async () => {
    const stale = { ...(await lookedAt()), facts: '[]' };
    expect(await acceptFinding(ledger, stale, WHY, REVIEWER)).toMatchObject({
      refusal: { code: 'finding_changed' },
    });
    const gone = await lookedAt('unreachable:caizheng');
    expect(await acceptFinding(ledger, gone, WHY, REVIEWER)).toMatchObject({
      refusal: { code: 'finding_gone' },
    });
    const wrong = { ...(await lookedAt()), years: { from: Number.NaN, to: 2027 } };
    expect(await acceptFinding(ledger, wrong, WHY, REVIEWER)).toMatchObject({
      refusal: { code: 'bad_period' },
    });
  });

  test('is taken back once; then the finding is open again', async () => {
    await acceptFinding(ledger, await lookedAt(), WHY, REVIEWER);
    expect(await reopenFinding(ledger, 'small', KEY, FINANCE)).toMatchObject({
      refusal: { code: 'only_operator' },
    });
    expect(await reopenFinding(ledger, 'small', KEY, REVIEWER)).toMatchObject({ ok: true });
    expect((await found()).open.map(({ key }) => key)).toEqual([KEY]);
    expect(await reopenFinding(ledger, 'small', KEY, REVIEWER)).toMatchObject({
      refusal: { code: 'finding_gone' },
    });
  });

  test('of two people at once, the later reason stands', async () => {
    const at = await lookedAt();
    const outcomes = await Promise.all(
      ['甲的理由', '乙的理由'].map((why) => acceptFinding(ledger, at, why, REVIEWER)),
    );
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await ledger.db.preflightAcceptance.count()).toBe(1);
    expect(await ledger.db.audit.count({ where: { action: 'accept_finding' } })).toBe(2);
  });
});
