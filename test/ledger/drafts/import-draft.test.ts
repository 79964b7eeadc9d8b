import { beforeEach, describe, expect, test } from '@jest/globals';
import { certainDecisions } from '../../../domain/import/certain.ts';
import type { ImportDecision } from '../../../schemas/import-decision.ts';
import { decideDraft, redoDecision, undoDecision } from '../../../ledger/drafts/decide-draft.ts';
import { discardDraft, restoreDraft } from '../../../ledger/drafts/discard-draft.ts';
import { importDraft } from '../../../ledger/drafts/import-draft.ts';
import { openDraft } from '../../../ledger/drafts/open-draft.ts';
import { startDraft } from '../../../ledger/drafts/start-draft.ts';
import { anotherLedger, testLedger, type TestLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import {
  handedIn,
  HARBOUR_COMMISSION as ME,
  HARBOUR_TEXT,
  harbourRegister,
} from '../../support/harbour.ts';

const NOW = '2027-02-10T02:00:00Z';
const COLLEAGUE = { ...ME, name: '统计岗' };
const OTHER = { kind: 'commission' as const, agencyId: 'caizheng', name: '赵某' };
const GONE = { ok: false, refusal: { code: 'not_found' } };

let ledger: TestLedger;
let id: string;
beforeEach(async () => {
  ledger = await testLedger({ clock: new FixedClock(NOW) });
  await harbourRegister(ledger);
  const started = await startDraft(ledger, handedIn(), ME);
  if (!started.ok) throw new Error(started.refusal.code);
  id = started.value.id;
});

async function stateOf() {
  const open = await openDraft(ledger.db, id, ME, new Date(NOW));
  if (!open) throw new Error('no draft');
  return open;
}

async function decide(...decisions: ImportDecision[]) {
  const { row } = await stateOf();
  return decideDraft(ledger, id, row.version, decisions, ME);
}

/** Everything that is certain, and what only a person knows. */
async function decideAll() {
  const { state } = await stateOf();
  await decide(...certainDecisions(state, '2027-02-10').map(({ decision }) => decision));
  await decide(
    { what: 'roles', task: 'r8', roles: [{ name: '市商务局', role: 'lead' }] },
    {
      what: 'name',
      name: '各县区',
      match: { to: 'members', ids: ['donghu', 'xicheng'], names: [] },
    },
  );
}

describe('a draft', () => {
  test('writes nothing into the register before the import', async () => {
    const before = await ledger.db.agency.count();
    await decideAll();
    expect(await ledger.db.agency.count()).toBe(before);
    expect(await ledger.db.plan.count()).toBe(0);
  });

  test('says what is still to be done, and is not imported before', async () => {
    const outcome = await importDraft(ledger, id, ME);
    expect(outcome).toEqual({
      ok: false,
      refusal: {
        code: 'open_points',
        points: [
          { point: 'unread', count: 1 },
          { point: 'rules', count: 1 },
          { point: 'names', count: 16 },
          { point: 'duties', count: 3 },
        ],
      },
    });
    expect(await ledger.db.plan.count()).toBe(0);
  });

  test('becomes a plan with its agencies, tasks, and obligations by name', async () => {
    await decideAll();
    const outcome = await importDraft(ledger, id, ME);
    expect(outcome).toMatchObject({ ok: true });
    if (!outcome.ok) return;
    const { planId } = outcome.value;
    expect(planId).toMatch(/^plan-2027-[0-9a-f]{6}$/);
    const plan = await ledger.db.plan.findUniqueOrThrow({
      where: { id: planId },
      include: {
        tasks: { include: { responsibilities: true }, orderBy: { order: 'asc' } },
        obligations: { orderBy: { id: 'asc' } },
        duties: true,
      },
    });
    expect([plan.commissionId, plan.governmentId, plan.launchedAt]).toEqual([
      'fagai',
      'zhengfuban',
      null,
    ]);
    expect(plan.tasks).toHaveLength(15);
    const rolesOf = (place: number) =>
      plan.tasks[place - 1]?.responsibilities
        .toSorted((a, b) => b.role.localeCompare(a.role) || a.position - b.position)
        .map(({ agencyId, role }) => `${agencyId} ${role}`);
    // 各县区 is each of them; an alias is its agency.
    expect(rolesOf(7)?.slice(-2)).toEqual(['donghu cooperating', 'xicheng cooperating']);
    expect(rolesOf(10)?.[0]).toBe('renshe lead');
    expect(rolesOf(12)?.[0]).toBe('fagai lead');
    expect(
      plan.obligations.map(({ kind, values, confirmedBy }) => [kind, values, confirmedBy]),
    ).toEqual([
      [
        'deliverable',
        expect.objectContaining({
          dated: expect.objectContaining({
            on: '2027-03-31',
            title: '联络员名单',
            who: 'with-tasks',
          }),
        }),
        '综合岗',
      ],
      [
        'deliverable',
        expect.objectContaining({
          dated: expect.objectContaining({ on: '2027-09-30', who: { tasks: [3] } }),
        }),
        '综合岗',
      ],
      ['periodic', { every: 'quarter', due: { month: 1, day: 10 }, about: 'previous' }, '综合岗'],
    ]);
    const aliases = await ledger.db.agencyAlias.findMany({ where: { agencyId: 'fagai' } });
    expect(aliases.map(({ name }) => name)).toEqual(['市发展和改革委员会']);
    expect(await ledger.db.contact.count()).toBe(0);
    expect((await stateOf()).row).toMatchObject({ planId, importedBy: '综合岗' });
  });

  test('is imported once: the second is told where, and two at once make one plan', async () => {
    await decideAll();
    const both = await Promise.all([
      importDraft(ledger, id, ME),
      importDraft(anotherLedger(ledger), id, COLLEAGUE),
    ]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    const planId = (await ledger.db.plan.findFirstOrThrow()).id;
    expect(both).toContainEqual({ ok: false, refusal: { code: 'imported', planId } });
    expect(await importDraft(ledger, id, ME)).toEqual({
      ok: false,
      refusal: { code: 'imported', planId },
    });
    expect(await ledger.db.audit.count({ where: { action: 'import' } })).toBe(1);
  });

  test('is nobody’s but its commission’s and the administrator’s', async () => {
    expect(await openDraft(ledger.db, id, OTHER, new Date(NOW))).toBeNull();
    expect(await decideDraft(ledger, id, 1, [{ what: 'title', title: '某' }], OTHER)).toEqual(GONE);
    expect(await importDraft(ledger, id, OTHER)).toEqual(GONE);
    const admin = { kind: 'admin' as const, agencyId: null, name: '系统管理员' };
    expect(await openDraft(ledger.db, id, admin, new Date(NOW))).not.toBeNull();
  });

  test('is recognized by its file, also once it is a plan; thrown away it is not', async () => {
    const known = { ok: false, refusal: { code: 'known_file', draftId: id, planId: null } };
    expect(await startDraft(ledger, handedIn(), COLLEAGUE)).toEqual(known);
    expect(await startDraft(ledger, handedIn(), OTHER)).toMatchObject({ ok: true });
    await discardDraft(ledger, id, ME);
    expect(await decide({ what: 'title', title: '某' })).toMatchObject({
      refusal: { code: 'discarded', by: '综合岗' },
    });
    const again = await startDraft(ledger, handedIn(), ME);
    expect(again).toMatchObject({ ok: true });
    expect(await restoreDraft(ledger, id, ME)).toMatchObject({ refusal: { code: 'known_file' } });
  });

  test('may hold rare characters wherever an excerpt of them ends', async () => {
    for (const before of ['', '某']) {
      const line = `3.${before}${'𠮷'.repeat(30)}${before}。`;
      const text = HARBOUR_TEXT.replace('3.支持航运服务企业集聚。', line);
      expect(await startDraft(ledger, handedIn(text), ME)).toMatchObject({ ok: true });
    }
  });

  test('is taken back after it was thrown away, with all that was decided', async () => {
    await decide({ what: 'title', title: '改过的标题' });
    await discardDraft(ledger, id, ME);
    expect(await restoreDraft(ledger, id, COLLEAGUE)).toMatchObject({ ok: true });
    expect((await stateOf()).state.title).toBe('改过的标题');
    expect(await restoreDraft(ledger, id, ME)).toMatchObject({
      refusal: { code: 'not_discarded' },
    });
  });
});

describe('decisions of two colleagues', () => {
  test('on the same: who is late is told, and nothing is decided over', async () => {
    const first: ImportDecision = { what: 'text', task: 'r1', text: '甲' };
    const late: ImportDecision = { what: 'roles', task: 'r1', roles: [] };
    expect(await decideDraft(ledger, id, 1, [first], ME)).toMatchObject({ ok: true });
    expect(await decideDraft(ledger, id, 1, [late], COLLEAGUE)).toEqual({
      ok: false,
      refusal: { code: 'decided_meanwhile', by: '综合岗', at: new Date(NOW) },
    });
    expect(await decideDraft(ledger, id, 2, [late], COLLEAGUE)).toMatchObject({ ok: true });
  });

  test('on different things both hold, also at once', async () => {
    const outcomes = await Promise.all([
      decideDraft(ledger, id, 1, [{ what: 'text', task: 'r1', text: '甲' }], ME),
      decideDraft(
        anotherLedger(ledger),
        id,
        1,
        [{ what: 'text', task: 'r2', text: '乙' }],
        COLLEAGUE,
      ),
    ]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const { state } = await stateOf();
    expect(state.tasks.slice(0, 2).map(({ text }) => text)).toEqual(['甲', '乙']);
  });

  test('are undone in one go, or one by one, and taken again', async () => {
    const { state: before } = await stateOf();
    await decide(
      { what: 'text', task: 'r1', text: '甲' },
      { what: 'text', task: 'r2', text: '乙' },
    );
    const { state: after } = await stateOf();
    expect(await undoDecision(ledger, id, { lastOf: 2 }, COLLEAGUE)).toEqual({
      ok: true,
      value: { undone: 2 },
    });
    expect((await stateOf()).state).toEqual(before);
    expect(await redoDecision(ledger, id, { lastOf: 3 }, ME)).toEqual({
      ok: true,
      value: { redone: 2 },
    });
    expect((await stateOf()).state).toEqual(after);
    // Whoever saw an earlier state does not undo what a colleague has done since.
    expect(await undoDecision(ledger, id, { lastOf: 2 }, ME)).toMatchObject({
      refusal: { code: 'decided_meanwhile' },
    });
    expect(await undoDecision(ledger, id, 1, ME)).toMatchObject({ ok: true });
    expect((await stateOf()).state.tasks.slice(0, 2).map(({ text }) => text)).toEqual([
      before.tasks[0]?.text,
      '乙',
    ]);
    expect(await undoDecision(ledger, id, 1, ME)).toMatchObject({
      refusal: { code: 'nothing_to_undo' },
    });
  });
});
