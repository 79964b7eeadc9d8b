import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { certainDecisions } from '../../../domain/import/certain.ts';
import { drafted, isSettled, isUndecided } from '../../../domain/import/drafted.ts';
import { importedDocument, keptTasks } from '../../../domain/import/imported.ts';
import { openPoints } from '../../../domain/import/open-points.ts';
import { resolve, resolvedRoles } from '../../../domain/import/resolve.ts';
import { subjectsOf } from '../../../domain/import/subjects.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { readingOf } from '../../../domain/import/reading.ts';
import type { ImportDecision, NameMatch } from '../../../schemas/import-decision.ts';
import { inForce } from '../../../ledger/drafts/open-draft.ts';
import { HARBOUR_REGISTER, HARBOUR_TEXT } from '../../support/harbour.ts';

const reading = readingOf(HARBOUR_TEXT, parseDocument(HARBOUR_TEXT));
const context = {
  text: HARBOUR_TEXT,
  reading,
  register: HARBOUR_REGISTER,
  agencyId: 'fagai',
  plans: [],
  year: 2027,
};
const after = (...decisions: ImportDecision[]) => drafted(context, decisions);
const names = after().names.map(({ name }) => name);

const taskKey = fc.integer({ min: 1, max: 15 }).map((place) => `r${place}`);
const role = fc.constantFrom('lead' as const, 'cooperating' as const, 'responsible' as const);
const roles = fc.array(fc.record({ name: fc.constantFrom(...names, '市新设局', '各街道'), role }), {
  maxLength: 4,
});
const why = fc.constantFrom('理由', '另有文件');
const decision: fc.Arbitrary<ImportDecision> = fc.oneof(
  fc.record({ what: fc.constant('title' as const), title: fc.constantFrom('甲', '乙') }),
  fc.record({
    what: fc.constant('rule' as const),
    rule: fc.constant('first_listed_leads' as const),
    holds: fc.boolean(),
  }),
  fc.record({ what: fc.constant('roles' as const), task: taskKey, roles }),
  fc.record({
    what: fc.constant('text' as const),
    task: taskKey,
    text: fc.constantFrom('丙', '丁'),
  }),
  fc.record({
    what: fc.constant('split' as const),
    task: taskKey,
    at: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ what: fc.constant('merge' as const), task: taskKey, into: taskKey }),
  fc.record({ what: fc.constant('remove' as const), task: taskKey, why }),
  fc.integer({ min: 1, max: 32 }).chain((from) =>
    fc.record({
      what: fc.constant('add' as const),
      from: fc.constant(from),
      to: fc.integer({ min: from, max: 33 }),
      text: fc.constant('补充的任务'),
      roles,
    }),
  ),
  fc.record({ what: fc.constant('aside' as const), unread: fc.constant(0), why }),
  fc.record({
    what: fc.constant('name' as const),
    name: fc.constantFrom(...names),
    match: fc.oneof(
      fc.record({ to: fc.constant('agency' as const), id: fc.constantFrom('caizheng', 'donghu') }),
      fc.constant<NameMatch>({ to: 'new', kind: 'department', nameEn: '' }),
      fc.constant<NameMatch>({ to: 'members', ids: ['donghu'], names: ['北山县'] }),
      fc.constant<NameMatch>({ to: 'nobody' }),
    ),
  }),
  fc.record({
    what: fc.constant('duty_aside' as const),
    duty: fc.integer({ min: 0, max: 2 }),
    why,
  }),
);
const decisions = fc.array(decision, { maxLength: 8 });

describe('the state of a draft', () => {
  test('begins as it was read: nothing is owed, and everything that is not known is asked', () => {
    const { tasks, duties, rules, unread } = after();
    expect(tasks.map(({ text }) => text)).toEqual(reading.document.tasks.map(({ text }) => text));
    expect(duties.map(isUndecided)).toEqual([true, true, true]);
    expect(rules.map(({ holds, changes }) => [holds, changes])).toEqual([[null, 14]]);
    expect(unread.map(({ state }) => state)).toEqual(['open']);
  });

  test('undoing is exact: whatever was decided before and since stays as it is', () => {
    fc.assert(
      fc.property(decisions, decision, decisions, (before, undone, later) => {
        const taken = [...before, undone, ...later].map((each, seq) => ({
          ...{ seq, batch: seq, at: new Date(0), by: '某', undoneBy: null, decision: each },
          undoneAt: seq === before.length ? new Date(0) : null,
        }));
        expect(after(...inForce(taken))).toEqual(after(...before, ...later));
      }),
      { numRuns: 50 },
    );
  });

  test('decisions on different things commute', () => {
    fc.assert(
      fc.property(decisions, decision, decision, (before, a, b) => {
        const both = subjectsOf(a).some((subject) => subjectsOf(b).includes(subject));
        fc.pre(!both && !touchesTogether(before, a, b));
        expect(after(...before, a, b)).toEqual(after(...before, b, a));
      }),
      { numRuns: 200 },
    );
  });

  test('of two decisions on the same the later holds', () => {
    const text = (words: string): ImportDecision => ({ what: 'text', task: 'r1', text: words });
    expect(after(text('甲'), text('乙'))).toEqual(after(text('乙')));
  });

  test('decisions on what is not there change nothing', () => {
    const nowhere: ImportDecision[] = [
      { what: 'text', task: 'r99', text: '甲' },
      { what: 'merge', task: 'r1', into: 'r1' },
      { what: 'merge', task: 'r1', into: 'l1-2' },
      { what: 'split', task: 'r1', at: 4_000 },
      { what: 'duty_aside', duty: 99, why: '无' },
      { what: 'add', from: 900, to: 901, text: '甲', roles: [] },
    ];
    expect(after(...nowhere)).toEqual(after());
  });

  test('tasks stay in the order of the text, each key once', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const { tasks } = after(...all);
        expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length);
        const starts = tasks.map(({ span }) => span[0]);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        for (const { span, text, touched } of tasks)
          if (touched.size === 0) expect(HARBOUR_TEXT.slice(...span)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('a rule that does not hold leaves each task as its own words say; what a person said stays', () => {
    const refused: ImportDecision = { what: 'rule', rule: 'first_listed_leads', holds: false };
    const mine: ImportDecision = {
      what: 'roles',
      task: 'r2',
      roles: [{ name: '市发展改革委', role: 'lead' }],
    };
    const [first, second] = after(mine, refused).tasks;
    expect(first?.roles.map((each) => each.role)).toEqual(Array(3).fill('responsible'));
    expect(first?.rules).toEqual([]);
    expect(second?.roles).toEqual(mine.what === 'roles' ? mine.roles : []);
  });

  test('an alias that a person types is the document’s own name', () => {
    const typed: ImportDecision = {
      what: 'roles',
      task: 'r1',
      roles: [{ name: '市发展和改革委员会', role: 'lead' }],
    };
    expect(after(typed).tasks[0]?.roles).toEqual([{ name: '市发展改革委', role: 'lead' }]);
  });

  test('whom a decision means must still be there: else it is asked again', () => {
    const gone: ImportDecision[] = [
      { what: 'name', name: '市数据局', match: { to: 'agency', id: 'gone' } },
      {
        what: 'name',
        name: '各县区',
        match: { to: 'members', ids: ['donghu', 'gone'], names: [] },
      },
      { what: 'commission', agency: 'gone' },
      { what: 'regions', agencies: ['donghu', 'gone', 'name:某县'] },
    ];
    const state = after(...gone);
    const asked = state.names.filter((name) => !isSettled(name)).map(({ name }) => name);
    expect(asked).toEqual(expect.arrayContaining(['市数据局', '各县区']));
    expect([state.commission, state.regions]).toEqual(['fagai', ['donghu']]);
    const ended = HARBOUR_REGISTER.map((agency) =>
      agency.id === 'fagai' ? { ...agency, endedAt: new Date(0) } : agency,
    );
    expect(drafted({ ...context, register: ended }, []).commission).toBeNull();
  });

  test('a duty of a task that is not imported orders nothing', () => {
    const { duties } = after({ what: 'remove', task: 'r3', why: '无' });
    expect(duties[2]).toMatchObject({ proposed: null, confirmed: null, tasks: [] });
  });
});

describe('what is imported', () => {
  test('has an agency for every name of every task', () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const state = after(...all);
        const resolved = resolve(state, HARBOUR_REGISTER, (name) => `new ${name}`);
        const known = new Map(
          [...HARBOUR_REGISTER, ...resolved.added].map(({ id, name }) => [id, name]),
        );
        for (const task of keptTasks(state)) {
          const ids = resolvedRoles(task.roles, resolved).map(({ agencyId }) => agencyId);
          expect(ids.filter((id) => !known.has(id))).toEqual([]);
          expect(new Set(ids).size).toBe(ids.length);
        }
        const nameOf = (id: string) => known.get(id) ?? '';
        const document = importedDocument(state, reading.document, resolved, nameOf);
        expect(document.tasks).toHaveLength(keptTasks(state).length);
        expect(document.indicators.every(({ task }) => document.tasks[task - 1])).toBe(true);
        // No name of the register is given twice.
        const given = [...known.values(), ...resolved.aliases.map(({ name }) => name)];
        expect(new Set(given).size).toBe(given.length);
      }),
      { numRuns: 100 },
    );
  });

  test('gives an agency of several names what is most of it: the lead', () => {
    const state = after(
      { what: 'name', name: '各县区', match: { to: 'members', ids: ['donghu'], names: [] } },
      {
        what: 'roles',
        task: 'r1',
        roles: [
          { name: '各县区', role: 'cooperating' },
          { name: '东湖区', role: 'lead' },
        ],
      },
    );
    const resolved = resolve(state, HARBOUR_REGISTER, (name) => name);
    expect(resolvedRoles(state.tasks[0]?.roles ?? [], resolved)).toEqual([
      { agencyId: 'donghu', role: 'lead' },
    ]);
  });

  test('is ready once what is certain is taken, and the rest decided', () => {
    const certain = certainDecisions(after(), '2027-02-10').map((each) => each.decision);
    const sure = after(...certain);
    expect(openPoints(sure)).toEqual([
      { point: 'unread', count: 1 },
      { point: 'names', count: 1 },
    ]);
    expect(sure.names.filter((name) => !isSettled(name)).map(({ name }) => name)).toEqual([
      '各县区',
    ]);
    const rest: ImportDecision[] = [
      { what: 'aside', unread: 0, why: '另行商定' },
      { what: 'name', name: '各县区', match: { to: 'nobody' } },
    ];
    expect(openPoints(after(...certain, ...rest))).toEqual([]);
    // A day that is past is not certain.
    const late = certainDecisions(after(), '2027-04-01');
    expect(late.map(({ key }) => key)).not.toContain('duty-1');
  });

  test('two orders of the same cycles are told', () => {
    const monthly = { kind: 'periodic', values: { every: 'month' as const } };
    const all: ImportDecision[] = [
      { what: 'duty', duty: 0, obligations: [monthly] },
      { what: 'owed', obligation: monthly, why: '会议议定' },
    ];
    expect(openPoints(after(...all))).toContainEqual({ point: 'same_obligation', count: 1 });
  });
});

/** A merge before makes two tasks one: what is decided of either then concerns both. */
function touchesTogether(before: ImportDecision[], a: ImportDecision, b: ImportDecision): boolean {
  const merges = [...before, a, b].filter(({ what }) => what === 'merge');
  const tasks = [a, b].flatMap(subjectsOf).filter((subject) => subject.startsWith('task '));
  return merges.length > 0 && tasks.length > 1;
}
