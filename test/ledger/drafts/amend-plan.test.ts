import { beforeEach, describe, expect, test } from '@jest/globals';
import { certainDecisions } from '../../../domain/import/certain.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { amendPlan, type Accepted } from '../../../ledger/drafts/amend-plan.ts';
import { amendmentOf, ownSource } from '../../../ledger/drafts/amendment.ts';
import { decideDraft } from '../../../ledger/drafts/decide-draft.ts';
import { importDraft } from '../../../ledger/drafts/import-draft.ts';
import { openDraft } from '../../../ledger/drafts/open-draft.ts';
import { startDraft } from '../../../ledger/drafts/start-draft.ts';
import type { ImportDecision } from '../../../schemas/import-decision.ts';
import { openDueCycles } from '../../server/support/site.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import {
  handedIn,
  HARBOUR_COMMISSION as ME,
  HARBOUR_TEXT,
  harbourRegister,
} from '../../support/harbour.ts';

/** A task that comes with the amendment, and its target. */
const TARGET = '到2030年，船员服务中心覆盖率达到95%';
const CENTRE = `建立船员服务中心。${TARGET}。`;

/** The notice again: one task reworded, one given to another, one new, one gone. */
const AMENDMENT = HARBOUR_TEXT.replace('关于印发', '关于调整')
  .replace('2.完善进港铁路专用线。', '2.完善进港铁路专用线并延伸至三期。')
  .replace('（责任单位：市水利局、市交通运输局）', '（责任单位：市港航局、市交通运输局）')
  .replace(/5\.健全港口安全监管机制。.*\n/, `5.${CENTRE}（责任单位：市港航局）\n`);
const NONE: Accepted = { changed: [], added: [], gone: [] };

let ledger: TestLedger;
let clock: FixedClock;
let planId: string;
let id: string;

async function stateOf(draft: string) {
  const open = await openDraft(ledger.db, draft, ME, await ledger.clock.now());
  if (!open) throw new Error('no draft');
  return open;
}

async function decide(draft: string, ...decisions: ImportDecision[]) {
  const { row } = await stateOf(draft);
  return decideDraft(ledger, draft, row.version, decisions, ME);
}

/** A draft in which everything is decided. */
async function checkedDraft(text: string): Promise<string> {
  const started = await startDraft(ledger, handedIn(text), ME);
  if (!started.ok) throw new Error(started.refusal.code);
  const draft = started.value.id;
  const { state } = await stateOf(draft);
  await decide(draft, ...certainDecisions(state, '2027-02-10').map(({ decision }) => decision));
  await decide(
    draft,
    { what: 'roles', task: 'r8', roles: [{ name: '市商务局', role: 'lead' }] },
    { what: 'name', name: '各县区', match: { to: 'members', ids: ['donghu'], names: [] } },
  );
  return draft;
}

beforeEach(async () => {
  clock = new FixedClock('2027-02-10T02:00:00Z');
  ledger = await testLedger({ clock });
  await harbourRegister(ledger);
  const imported = await importDraft(ledger, await checkedDraft(HARBOUR_TEXT), ME);
  if (!imported.ok) throw new Error(imported.refusal.code);
  planId = imported.value.planId;
  id = await checkedDraft(AMENDMENT);
});

const tasks = () =>
  ledger.db.task.findMany({
    where: { planId },
    orderBy: { order: 'asc' },
    include: { responsibilities: true, changes: true },
  });

/** Everything that differs. */
async function all(): Promise<Accepted> {
  const amendment = await amendmentOf(ledger.db, await stateOf(id));
  if (!amendment) throw new Error('no amendment');
  const { changed, added, gone } = amendment.difference;
  return {
    changed: changed.map(({ after }) => after.id),
    added: added.map((task) => task.id),
    gone: gone.map((task) => task.id),
  };
}

describe('a document that amends a plan', () => {
  test('is proposed as such, and asked about', async () => {
    const { state } = await stateOf(id);
    expect([state.seemsToAmend, state.amends]).toEqual([planId, undefined]);
    expect(await importDraft(ledger, id, ME)).toMatchObject({
      refusal: { code: 'open_points', points: [{ point: 'amends', count: 1 }] },
    });
    await decide(id, { what: 'amends', plan: planId });
    expect(await importDraft(ledger, id, ME)).toEqual({
      ok: false,
      refusal: { code: 'is_amendment' },
    });
  });

  test('changes what is accepted of it, with its title as the reason; a preview nothing', async () => {
    await decide(id, { what: 'amends', plan: planId });
    const accepted = await all();
    expect([accepted.changed, accepted.added, accepted.gone]).toEqual([
      ['r2', 'r4'],
      ['r15'],
      [`${planId}-t015`],
    ]);
    const before = await tasks();
    expect(await amendPlan(ledger, id, accepted, ME, true)).toMatchObject({ ok: true });
    expect(await tasks()).toEqual(before);
    expect(await amendPlan(ledger, id, accepted, ME)).toMatchObject({
      ok: true,
      value: { planId },
    });
    const after = await tasks();
    expect(after).toHaveLength(16);
    expect(after[1]?.text).toBe('完善进港铁路专用线并延伸至三期。');
    expect(after[1]?.changes).toEqual([
      expect.objectContaining({
        by: '综合岗',
        why: '滨江市2027年港口经济发展重点任务分工',
        before: { text: '完善进港铁路专用线。' },
      }),
    ]);
    const port = await ledger.db.agency.findUniqueOrThrow({ where: { name: '市港航局' } });
    expect(after[3]?.responsibilities).toContainEqual(
      expect.objectContaining({ agencyId: port.id, role: 'lead' }),
    );
    expect(after[14]).toMatchObject({ setAsideCause: 'dropped', setAsideBy: '综合岗' });
    expect(after[15]).toMatchObject({
      id: `${planId}-t016`,
      text: CENTRE,
      responsibilities: [{ agencyId: port.id, role: 'lead' }],
    });
    // Its place is in the amendment's text, behind the plan's own.
    const plan = await ledger.db.plan.findUniqueOrThrow({ where: { id: planId } });
    const spans = after.map(({ spanStart, spanEnd }) => plan.sourceText.slice(spanStart, spanEnd));
    expect([spans[0], spans[15]]).toEqual([after[0]?.text, CENTRE]);
    expect(await ownSource(ledger.db, plan)).toBe(HARBOUR_TEXT);
    // Its target is proposed like those of the first document.
    const targets = await ledger.db.indicator.findMany({ where: { taskId: `${planId}-t016` } });
    expect(targets).toMatchObject([
      { name: '船员服务中心覆盖率', figure: 95, byYear: 2030, state: 'proposed' },
    ]);
    const [{ spanStart = null, spanEnd = null } = {}] = targets;
    expect(plan.sourceText.slice(spanStart ?? 0, spanEnd ?? 0)).toBe(TARGET);
    expect(await amendPlan(ledger, id, accepted, ME)).toEqual({
      ok: false,
      refusal: { code: 'imported', planId },
    });
    expect((await stateOf(id)).row).toMatchObject({ planId, importedBy: '综合岗' });
  });

  test('takes nothing that is not accepted, and nothing at all without', async () => {
    await decide(id, { what: 'amends', plan: planId });
    expect(await amendPlan(ledger, id, NONE, ME)).toEqual({
      ok: false,
      refusal: { code: 'nothing_to_amend' },
    });
    expect(await amendPlan(ledger, id, { ...NONE, changed: ['r2'] }, ME)).toMatchObject({
      ok: true,
    });
    const after = await tasks();
    expect(after).toHaveLength(15);
    expect(after.filter(({ changes }) => changes.length > 0).map(({ order }) => order)).toEqual([
      2,
    ]);
    // An agency that only other tasks bring does not come into the register.
    expect(await ledger.db.agency.count({ where: { name: '市港航局' } })).toBe(0);
  });

  test('passes open reports of a running plan on, and tells whom it concerns', async () => {
    await ledger.db.contact.createMany({
      data: (await ledger.db.agency.findMany()).map(({ id: agencyId }) => ({
        id: agencyId,
        agencyId,
        role: 'officer' as const,
        name: '联络员',
        address: `officer@${agencyId}.example`,
        confirmedAt: new Date(),
      })),
    });
    expect(await launch(ledger, planId, { from: 2027, to: 2027 }, ME)).toMatchObject({ ok: true });
    await openDueCycles(ledger, planId);
    clock.set('2027-06-25T02:00:00Z');
    await openDueCycles(ledger, planId);
    await decide(id, { what: 'amends', plan: planId });
    const outcome = await amendPlan(ledger, id, await all(), ME);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { left, passed, told } = outcome.value;
    expect(passed.map(({ task }) => task?.text)).toEqual(['开展航道清淤整治。']);
    expect(left.map(({ task }) => task?.text)).toEqual(['健全港口安全监管机制。']);
    expect(told.map(({ notice }) => notice).toSorted()).toEqual(
      expect.arrayContaining(['amended', 'left', 'passed_on']),
    );
  });

  test('is not entered where a task would be nobody’s: nothing of it', async () => {
    await decide(id, { what: 'amends', plan: planId }, { what: 'roles', task: 'r4', roles: [] });
    expect(await amendPlan(ledger, id, await all(), ME)).toMatchObject({
      refusal: { code: 'task_refused', task: '4' },
    });
    expect(await ledger.db.taskChange.count()).toBe(0);
    expect(await ledger.db.agency.count({ where: { name: '市港航局' } })).toBe(0);
    expect((await stateOf(id)).row.planId).toBeNull();
  });
});
