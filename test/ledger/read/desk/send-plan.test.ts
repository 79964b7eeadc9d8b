import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { launch } from '../../../../ledger/commands/launch.ts';
import { sendPlan, type SendPlan } from '../../../../ledger/read/desk/send-plan.ts';
import { OPERATOR } from '../../../support/actors.ts';
import { testLedger, type TestLedger } from '../../../support/database.ts';
import { LAUNCH } from '../../../support/dates.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { runPlan } from '../../../support/run-plan.ts';
import { owedOf } from '../../../support/dated.ts';
import { importSmallPlan, owed, type SmallPlanOptions } from '../../../support/small-plan.ts';
import { deskPlan } from './desk-plan.ts';

const YEARS = { from: 2027, to: 2027 };

/** A row in short: `2027-11-01T01:00:00.000Z shuili opening periodic 2027: 2 reports, 2 mails`. */
const short = (rows: SendPlan['rows']) =>
  rows
    .map(
      ({ at, agencyId, name, kind, period, reports, mails }) =>
        `${at.toISOString()} ${agencyId} ${name} ${kind} ${period}: ${reports} reports, ${mails} mails`,
    )
    .sort();

/** What the ledger has staged, told in the same way. */
async function staged({ db }: TestLedger): Promise<string[]> {
  const rows = await db.$queryRaw<
    {
      at: Date;
      agency: string;
      name: string;
      kind: string | null;
      period: string | null;
      reports: number;
      mails: number;
    }[]
  >`
    SELECT m.due_at AS at, c.agency_id AS agency, m.step AS name, r.kind, r.period,
      count(DISTINCT m.report_id)::int AS reports, count(*)::int AS mails
    FROM mail m JOIN contact c ON c.id = m.contact_id LEFT JOIN report r ON r.id = m.report_id
    WHERE m.state <> 'cancelled' GROUP BY 1, 2, 3, 4, 5`;
  return rows
    .map(
      ({ at, agency, name, kind, period, reports, mails }) =>
        `${at.toISOString()} ${agency} ${name} ${kind} ${period}: ${reports} reports, ${mails} mails`,
    )
    .sort();
}

async function planned(options: SmallPlanOptions, launchedAt = LAUNCH) {
  const clock = new FixedClock(launchedAt);
  const ledger = await testLedger({ clock });
  await importSmallPlan(ledger, options);
  const plan = await sendPlan(ledger, await deskPlan(ledger, 'small'), YEARS, launchedAt);
  const launched = await launch(ledger, 'small', YEARS, OPERATOR);
  return { ledger, clock, plan, launched };
}

const choices = fc.record({
  tasks: fc.integer({ min: 1, max: 3 }),
  region: fc.boolean(),
  joint: fc.boolean(),
  moreOfficers: fc.constantFrom<string[]>([], ['deputy']),
  obligations: fc
    .record({
      periodic: fc.constantFrom<object>(
        {},
        { every: 'quarter' },
        { every: 'half-year', about: 'previous' },
        { opens: { on: '10-08' }, due: { on: '12-10' } },
        { ladder: { reminders: [20, 2], letterAfter: null, circularAfter: null } },
      ),
      others: fc.subarray([
        'receipt',
        'implementation_plan',
        'contribution',
        'consolidation',
        'deliverable',
        'midterm',
      ]),
    })
    .map(({ periodic, others }) => [owed('periodic', periodic), ...others.map(owedOf)]),
  policy: fc.constantFrom<object>({}, { workingHour: '08:30' }, { zone: 'Asia/Urumqi' }),
});

describe('the send plan', () => {
  test('of random small plans is what is staged in the end when nobody files', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (options) => {
        const { ledger, clock, plan, launched } = await planned(options);
        expect(launched).toMatchObject({ ok: true });
        await runPlan(ledger, clock);
        expect(await staged(ledger)).toEqual(short(plan.rows));
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);

  test('of a running plan is what is still to come', async () => {
    const { ledger, clock, plan } = await planned({ tasks: 2 });
    const half = new Date('2027-12-15T00:00:00Z');
    await runPlan(ledger, clock, half);
    clock.set(half);
    const rest = await sendPlan(ledger, await deskPlan(ledger, 'small'), YEARS, half);
    expect(short(rest.rows)).toEqual(short(plan.rows.filter(({ at }) => at > half)));
  });

  test('marks what goes whatever is filed, and counts messages by agency and year', async () => {
    const { plan } = await planned({ tasks: 2 });
    const certain = plan.rows.filter(({ isCertain }) => isCertain);
    expect(certain.map(({ name, agencyId }) => `${name} ${agencyId}`)).toEqual([
      'assignment caizheng',
      'assignment fagaiwei',
      'assignment shuili',
      'opening shuili',
    ]);
    // Two reports of one agency at one instant are one message to each contact.
    expect(plan.messages.get('shuili')?.get(2027)).toBe(1 + 1 + 5);
    expect(plan.owing).toEqual([
      { agencyId: 'shuili', kind: 'periodic', period: '2027', dueOn: '2027-12-31', reports: 2 },
    ]);
    expect(
      plan.rows.filter(({ kind }) => kind !== null).every(({ isProvisional }) => isProvisional),
    ).toBe(true);
  });
});
