import { beforeAll, expect, test } from '@jest/globals';
import { confirmIndicators, changeIndicator } from '../../../ledger/commands/indicators.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import { transferAgency } from '../../../ledger/commands/transfer.ts';
import { answerInspection } from '../../../ledger/inspections/answer.ts';
import { timesInspected } from '../../../ledger/inspections/times-inspected.ts';
import { agencyInspections } from '../../../ledger/read/inspections/agency-inspections.ts';
import { arrangementChoices } from '../../../ledger/read/inspections/choices.ts';
import { inspectionDetail } from '../../../ledger/read/inspections/detail.ts';
import { inspectionsOf } from '../../../ledger/read/inspections/list.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import {
  announced,
  arranged,
  concluded,
  found,
  given,
  INSPECTED,
  INSPECTION,
  ordered,
} from '../../support/inspecting.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

const RATE = 'small-indicator-1';
const RENAMED = { name: '自治区水务厅', nameEn: 'Department of Water Affairs' };
const at = (time: string) => new Date(`${time}+08:00`);
let year: OpenedYear;
beforeAll(async () => {
  const texts = ['推进大型灌区续建配套与节水改造，到2030年，有效灌溉率提高到60%以上'];
  year = await openedYear({ tasks: 2, texts, region: true, obligations: INSPECTED });
  year.clock.set(at('2027-11-03T10:00'));
});
const now = () => year.clock.now();
const detail = async () => {
  const read = await inspectionDetail(year.ledger, INSPECTION, await now());
  if (!read) throw new Error('no inspection');
  return read;
};
const listed = async (agencyId: string) =>
  (await agencyInspections(year.ledger, agencyId, [], await now())).map(({ id }) => id);

test('what lies far behind is proposed for inspection, with its points', async () => {
  const { ledger } = year;
  await given(confirmIndicators(ledger, 'small', [RATE], { actor: REVIEWER }));
  const definition = {
    ...{ name: '有效灌溉率', target: '60', figure: 60, unit: '%', base: 40, baseYear: 2026 },
    ...{
      byYear: 2027,
      yearly: false,
      direction: 'up' as const,
      taskId: 'small-t001',
      agencyId: null,
    },
  };
  const why = { actor: REVIEWER, why: '按统计公报核定。' };
  await given(changeIndicator(ledger, 'small', RATE, definition, why));
  await ordered(ledger);
  const reasons = async () => {
    const { subjects } = await arrangementChoices(ledger, await detail(), await now());
    return subjects.find(({ key }) => key === 'shuili small-t001')?.reasons;
  };
  expect(await reasons()).toEqual([]);
  const figures = {
    [`figure.${RATE}`]: '41%',
    [`figureSource.${RATE}`]: '统计公报',
  };
  await given(file(ledger, REPORT, formOf(figures), WATER));
  // 1 of 20 points of the way, where the whole way should be behind it.
  expect(await reasons()).toEqual([{ code: 'behind', points: 95 }]);
});

test('an inspection of an agency that is renamed meanwhile goes on with whoever took its place', async () => {
  const { ledger, clock } = year;
  await arranged(ledger);
  await announced(ledger);
  clock.set(at('2027-11-08T09:00'));
  const { id } = await found(ledger);
  const order = { cause: 'renamed', fromId: 'shuili', to: RENAMED } as const;
  const moved = await given(
    transferAgency(ledger, 'small', order, { actor: REVIEWER, why: '机构改革' }),
  );
  const heir = moved.to.id;
  expect(await listed(heir)).toEqual([INSPECTION]);
  expect(await listed('shuili')).toEqual([INSPECTION]);
  expect(await listed('caizheng')).toEqual([]);
  const [row] = await inspectionsOf(ledger, (await detail()).plan, await now());
  expect(row?.agencies).toEqual([{ id: heir, ...RENAMED }]);
  // What it was called then stands; whose it is, is told.
  expect(await detail()).toMatchObject({
    agencies: [{ id: heir }],
    subjects: [{ agency: { id: 'shuili' }, heldBy: heir }],
    findings: [{ id, agency: { id: 'shuili' }, heldBy: heir }],
  });
  await concluded(ledger);
  const officer = { kind: 'agency', agencyId: heir, name: '水务厅联络员' } as const;
  await given(answerInspection(ledger, INSPECTION, '照此整改。', { actor: officer }));
  expect((await detail()).answers).toMatchObject([{ heldBy: heir, text: '照此整改。' }]);
});

test('who has a new name was inspected as often as before', async () => {
  const times = await timesInspected(year.ledger.db, 2027);
  expect([...times.values()]).toEqual([1]);
  expect(times.has('shuili')).toBe(false);
});
