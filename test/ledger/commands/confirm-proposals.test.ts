import { beforeEach, describe, expect, test } from '@jest/globals';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { confirmProposals } from '../../../ledger/commands/confirm-proposals.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { proposedObligations } from '../../../ledger/read/desk/proposals.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { LAUNCH } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const LETTER = [
  '各部门、各地区要于4月20日前将联络员名单报自治区发展改革委。',
  '自治区财政厅于6月底前公布资金安排。',
];
const CONTACTS = 'small-deliverable-contacts';
const PUBLICATION = 'small-deliverable-publication';
const STEP = 'small-deliverable-t002';
let clock: FixedClock;
let ledger: TestLedger;

beforeEach(async () => {
  clock = new FixedClock(LAUNCH);
  ledger = await testLedger({ clock });
  await importSmallPlan(ledger, {
    letter: LETTER,
    tasks: 2,
    texts: ['推进节水改造', '开展灌区普查。今年年底前完成普查'],
    region: true,
  });
});

const proposed = async () =>
  proposedObligations(
    ledger.db,
    ledger,
    { id: 'small', policy: planPolicySchema.parse({}) },
    await clock.now(),
  );
const confirm = (...ids: string[]) => confirmProposals(ledger, 'small', ids, OPERATOR);
const owed = async () =>
  (await ledger.db.obligation.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);

describe('what the text proposes', () => {
  test('stands with its sentence, day and owners, and nothing is owed', async () => {
    expect(await proposed()).toMatchObject([
      {
        id: CONTACTS,
        quote: LETTER[0]?.slice(0, -1),
        dueOn: '2027-04-20',
        values: { dated: { who: 'all', title: '联络员名单' } },
        reports: 4,
        isPast: false,
        confirmedBy: null,
      },
      {
        id: PUBLICATION,
        dueOn: '2027-06-30',
        values: { dated: { who: { agencies: ['caizheng'] } } },
      },
      { id: STEP, dueOn: '2027-12-31', values: { dated: { who: { tasks: [2] } } }, reports: 1 },
    ]);
    expect(await owed()).toEqual(['small-periodic-year']);
  });

  test('is owed once it is confirmed, by name and with its sentence', async () => {
    expect(await confirm(CONTACTS, STEP)).toMatchObject({
      ok: true,
      value: { added: [CONTACTS, STEP], removed: [] },
    });
    const obligation = await ledger.db.obligation.findUniqueOrThrow({
      where: { id: CONTACTS },
      include: { duty: true, plan: true },
    });
    expect(obligation.confirmedBy).toBe(OPERATOR.name);
    const { spanStart, spanEnd, quote } = obligation.duty!;
    expect(obligation.plan.sourceText.slice(spanStart, spanEnd)).toBe(quote);
    expect((await proposed()).map(({ confirmedBy }) => confirmedBy)).toEqual([
      OPERATOR.name,
      null,
      OPERATOR.name,
    ]);
    expect(await ledger.db.audit.count({ where: { action: 'confirm_obligations' } })).toBe(1);
  });

  test('may be taken back before the launch; the same again changes nothing', async () => {
    await confirm(CONTACTS, STEP);
    expect(await confirm(CONTACTS, STEP)).toMatchObject({ value: { added: [], removed: [] } });
    expect(await confirm(STEP)).toMatchObject({ value: { added: [], removed: [CONTACTS] } });
    expect(await owed()).toEqual([STEP, 'small-periodic-year']);
    expect(await ledger.db.duty.count({ where: { kind: 'dated_step' } })).toBe(1);
    expect(await ledger.db.audit.count({ where: { action: 'confirm_obligations' } })).toBe(2);
  });

  test('whose day is past is refused with its date, and nothing of the choice is kept', async () => {
    clock.set('2027-05-04T10:00:00+08:00');
    expect(await confirm(CONTACTS, STEP)).toMatchObject({
      ok: false,
      refusal: { code: 'dates_clash', clashes: [{ opensOn: '2027-05-04', dueOn: '2027-04-20' }] },
    });
    expect(await owed()).toEqual(['small-periodic-year']);
  });

  test('is nobody’s to confirm but the commission’s and the operator’s', async () => {
    for (const actor of [WATER, { ...REVIEWER, agencyId: 'another' }])
      expect(await confirmProposals(ledger, 'small', [STEP], actor)).toMatchObject({
        refusal: { code: 'only_operator' },
      });
    expect(await confirmProposals(ledger, 'small', [STEP], REVIEWER)).toMatchObject({ ok: true });
    expect(await confirmProposals(ledger, 'none', [STEP], OPERATOR)).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  test('is settled with the launch; an id that is none is passed over', async () => {
    expect(await confirm('small-periodic-year', 'x', STEP)).toMatchObject({
      value: { added: [STEP], removed: [] },
    });
    await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
    expect(await confirm(CONTACTS)).toMatchObject({ refusal: { code: 'already_launched' } });
  });

  test('two at once: every choice is written once', async () => {
    const both = await Promise.all([confirm(CONTACTS), confirm(CONTACTS)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await owed()).toEqual([CONTACTS, 'small-periodic-year']);
  });
});

test('the sentence that has reports summed up proposes that they are, by those confirmed', async () => {
  const other = await testLedger({ clock });
  const letter = ['各地区、各部门落实情况经自治区发展改革委整理汇总后报自治区人民政府。'];
  await importSmallPlan(other, { letter });
  const policy = planPolicySchema.parse({});
  const summed = async () =>
    (await proposedObligations(other.db, other, { id: 'small', policy }, LAUNCH)).filter(
      ({ orders }) => orders === 'consolidation',
    );
  const [proposal] = await summed();
  expect(proposal).toMatchObject({ period: '2027', dueOn: '2028-02-17', reports: 1 });
  expect(letter[0]).toContain(proposal!.quote);
  await confirmProposals(other, 'small', [proposal!.id], OPERATOR);
  expect(await summed()).toMatchObject([{ confirmedBy: OPERATOR.name }]);
  expect(await other.db.duty.findUnique({ where: { id: `${proposal!.id}-duty` } })).toMatchObject({
    kind: 'consolidation',
  });
});
