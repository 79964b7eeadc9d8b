import { afterEach, expect, test } from '@jest/globals';
import type { Actor } from '../../domain/report/actor.ts';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import { file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { OPERATOR, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { LAUNCH } from '../support/dates.ts';
import { owed } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';

const SELF = 'small-midterm-2027-t001';
const OTHER = 'small-assessment-2027-t001';
const ASSESSOR: Actor = {
  ...{ kind: 'agency', agencyId: 'chifeng', name: '赤峰市联络员' },
  contacts: ['chifeng-officer'],
};
const day = (date: string) => new Date(`${date}T12:00:00+08:00`);

let world: World;
afterEach(() => world.stop());

const says = async (id: string, actor: Actor, values: Record<string, string>) => {
  const filed = await file(world.ledger, id, { values, nil: false, nilReason: '' }, actor);
  if (!filed.ok) throw new Error(`${id}: ${filed.refusal.code}`);
  await world.untilRest();
};
const arrived = (id: string) =>
  world.sink.messages.flatMap(({ rows, to, at }) =>
    rows
      .filter((row) => row.startsWith(`${id}/`))
      .map((row) => {
        const [, terms, step] = row.split('/');
        return `${terms} ${step} → ${to.split('.')[0]} ${at?.toISOString().slice(5, 10) ?? ''}`;
      }),
  );
const revealedAt = async () =>
  (await world.ledger.db.cycle.findUniqueOrThrow({ where: { id: 'small-midterm-2027' } }))
    .revealedAt;

test('blind until both clocks have run out; then who differs is asked for words, and the plan ends', async () => {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    tasks: 2,
    obligations: [owed('midterm'), owed('assessment')],
  });
  await world.launch();
  const taskIds = ['small-t001', 'small-t002'];
  await assignAssessors(
    world.ledger,
    'small',
    { taskIds, contactIds: ['chifeng-officer'] },
    { actor: OPERATOR },
  );
  await world.liveTo(day('2027-06-02'));
  await says(SELF, WATER, { rating: 'complete', evidence: '渠首工程已经完工。' });
  await says(OTHER, ASSESSOR, { rating: 'limited', evidence: '渠首工程尚未验收。' });
  // The second task is evaluated by nobody.
  await world.liveTo(day('2027-09-02'));
  expect(await revealedAt()).toBeNull();
  const waiting = await world.client.workflow.getHandle('midterm/small').query('waitingFor');
  expect(waiting).toBe('self-evaluations and independent assessments');

  await world.liveTo(day('2027-09-04'));
  expect(await revealedAt()).not.toBeNull();
  const asked = await world.ledger.db.report.findMany({
    where: { differsAt: { not: null } },
    orderBy: { id: 'asc' },
  });
  expect(asked.map(({ id, stage }) => [id, stage])).toEqual([
    [OTHER, 'collecting'],
    [SELF, 'collecting'],
  ]);
  const late = await file(
    world.ledger,
    'small-midterm-2027-t002',
    { values: { rating: 'limited', evidence: '迟到。' }, nil: false, nilReason: '' },
    WATER,
  );
  expect(late).toMatchObject({ ok: false, refusal: { code: 'revealed' } });
  const wordless = await file(
    world.ledger,
    SELF,
    { values: { rating: 'substantial', evidence: '主体完工。' }, nil: false, nilReason: '' },
    WATER,
  );
  expect(wordless).toMatchObject({ refusal: { code: 'field_needed', field: 'difference' } });
  await says(SELF, WATER, {
    rating: 'substantial',
    evidence: '主体完工。',
    difference: '附属工程未验收，调整为进展明显。',
  });
  await world.liveTo(day('2028-01-31'));
  expect(arrived(SELF)).toEqual([
    '1 opening → officer@shuili 06-01',
    '2 difference → officer@shuili 09-03',
  ]);
  // The assessor never answers: reminded, urged, put before the commission; then the clock runs out.
  expect(arrived(OTHER).map((each) => each.replace(/ → .*/, ''))).toEqual([
    ...['1 opening', '2 difference'],
    ...['2 remind-7', '2 remind-3', '2 remind-1'].filter((step) =>
      arrived(OTHER).some((each) => each.startsWith(step)),
    ),
    ...['2 urge', '2 escalate'],
  ]);
  expect(await world.ledger.db.process.findMany({ where: { running: true } })).toEqual([]);
  expect(await world.ledger.db.plan.findMany()).toMatchObject([{ endedAt: expect.any(Date) }]);
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});

const evaluatedEarly = async () => {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) => testLedger({ clock }),
    obligations: [owed('midterm'), owed('assessment')],
  });
  await world.launch();
  await world.liveTo(day('2027-06-02'));
  await says(SELF, WATER, { rating: 'complete', evidence: '渠首工程已经完工。' });
};

test('nobody is named when the self-evaluations are in: somebody may still be, and both are in then', async () => {
  await evaluatedEarly();
  expect(await revealedAt()).toBeNull();
  await world.liveTo(day('2027-06-20'));
  const order = { taskIds: ['small-t001'], contactIds: ['chifeng-officer'] };
  const named = await assignAssessors(world.ledger, 'small', order, { actor: OPERATOR });
  expect(named.ok).toBe(true);
  await world.untilRest();
  await says(OTHER, ASSESSOR, { rating: 'complete', evidence: '渠首工程已经验收。' });
  expect(await revealedAt()).not.toBeNull();
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});

test('nobody is ever named: revealed when the assessments’ clock has run out', async () => {
  await evaluatedEarly();
  await world.liveTo(day('2027-09-02'));
  expect(await revealedAt()).toBeNull();
  await world.liveTo(day('2027-09-04'));
  expect((await revealedAt())?.toISOString().slice(0, 10)).toBe('2027-09-03');
  expect(await reconcile(world.ledger, 0)).toEqual([]);
});
