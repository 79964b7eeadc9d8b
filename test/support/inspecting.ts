import type { Actor } from '../../domain/report/actor.ts';
import { announceInspection } from '../../ledger/inspections/announce.ts';
import { arrangeInspection, type Arrangement } from '../../ledger/inspections/arrange.ts';
import { concludeInspection } from '../../ledger/inspections/conclude.ts';
import { recordFinding, type NewFinding } from '../../ledger/inspections/findings.ts';
import { orderInspection } from '../../ledger/inspections/order.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { GOVERNMENT, REVIEWER } from './actors.ts';
import { owed } from './small-plan.ts';

/** What an inspection needs to be concluded. */
export const INSPECTED = [owed('periodic'), owed('rectification')];
/** The small plan's first inspection. */
export const INSPECTION = 'small-inspection-1';
/** The officer of the finance department is its team: it inspects the water department. */
export const MEMBER: Actor = {
  ...{ kind: 'agency', agencyId: 'caizheng', name: '财政厅联络员' },
  contacts: ['caizheng-officer'],
};

export const ARRANGED: Arrangement = {
  subjects: [{ agencyId: 'shuili', taskId: 'small-t001' }],
  members: ['caizheng-officer'],
  visit: { from: '2027-11-08', to: '2027-11-10' },
  overLimitWhy: '',
};

export const FINDING: NewFinding = {
  ...{ agencyId: 'shuili', taskId: 'small-t001', severity: 'serious', rectifyBy: '2027-12-10' },
  text: '灌区续建配套资金没有到位。',
};

/** Takes what a command gave. @throws when it was refused. */
export async function given<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: { code: string } }>,
): Promise<T> {
  const given = await outcome;
  if (!given.ok) throw new Error(given.refusal.code);
  return given.value;
}

export const ordered = (ledger: Ledger, seed = 7) =>
  given(
    orderInspection(
      ledger,
      'small',
      {
        scope: '大型灌区建设进展',
        period: { from: '2027-01-01', to: '2027-12-31' },
        randomShare: 10,
      },
      GOVERNMENT,
      seed,
    ),
  );

export const arranged = (ledger: Ledger, change: Partial<Arrangement> = {}, id = INSPECTION) =>
  given(arrangeInspection(ledger, id, { ...ARRANGED, ...change }, { actor: REVIEWER }));

export const announced = (ledger: Ledger, id = INSPECTION) =>
  given(announceInspection(ledger, id, { actor: REVIEWER }));

/** Ordered, arranged and announced. */
export async function inspecting(ledger: Ledger, change: Partial<Arrangement> = {}) {
  await ordered(ledger);
  await arranged(ledger, change);
  return announced(ledger);
}

export const found = (ledger: Ledger, change: Partial<NewFinding> = {}) =>
  given(recordFinding(ledger, INSPECTION, { ...FINDING, ...change }, { actor: MEMBER }));

export const concluded = (ledger: Ledger) =>
  given(concludeInspection(ledger, INSPECTION, '总体进展良好，资金到位慢。', { actor: REVIEWER }));
