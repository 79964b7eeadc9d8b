import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { importPlan, type ImportedPlan } from '../../ledger/import-plan.ts';
import { testLedger, type TestLedger } from '../support/database.ts';

/** Real notices for development, where they lie beside the project. */
const GIVEN = new URL('../../../shared/documents/', import.meta.url);

const INVENTED = [
  '云岭市支持创新创业若干措施',
  '第一条 资金支持',
  '给予支持。（责任单位：市财政局、市科技局，各县区。列第一位者为牵头单位，下同）',
  '第二条 人才支持',
  '（一）引进人才。（市人社局负责）',
  '（二）培养人才。（市教育局会同有关部门负责）',
  '第三条 场地支持',
  '（一）建设园区。（市住建局、市科技局负责）',
].join('\n');

function imported(id: string, sourceText: string): ImportedPlan {
  const document = parseDocument(sourceText);
  const agencies = document.agencies.map(({ name, aliases }, index) => ({
    id: `${id}-agency-${index + 1}`,
    name: `${name}（${id}）`,
    nameEn: name,
    kind: 'department' as const,
    aliases,
  }));
  const first = agencies[0]?.id ?? '';
  return {
    ...{ id, sourceName: `${id}.txt`, sourceText, period: { from: 2026, to: 2027 } },
    sha256: createHash('sha256').update(sourceText).digest('hex'),
    document: withNames(document, new Map(agencies.map(({ nameEn, name }) => [nameEn, name]))),
    agencies: agencies.map((agency) => ({ ...agency, aliases: [] })),
    ...{ regions: [], commissionId: first, governmentId: first },
    ...{ contacts: [], users: [], policy: {}, obligations: [] },
  };
}

/** Agencies of several documents in one register: each under a name of its own. */
function withNames(
  document: ImportedPlan['document'],
  names: ReadonlyMap<string, string>,
): ImportedPlan['document'] {
  const named = (list: readonly string[]) => list.map((name) => names.get(name) ?? name);
  return {
    ...document,
    tasks: document.tasks.map((task) => ({
      ...task,
      lead: named(task.lead),
      cooperating: named(task.cooperating),
      ...(task.responsible && { responsible: named(task.responsible) }),
    })),
  };
}

describe('documents of any notation in the ledger', () => {
  let ledger: TestLedger;
  beforeAll(async () => {
    ledger = await testLedger();
  });

  const held = (planId: string) =>
    ledger.db.task.findMany({
      where: { planId },
      orderBy: { order: 'asc' },
      include: { responsibilities: { orderBy: [{ role: 'asc' }, { position: 'asc' }] } },
    });

  test('numbers that begin anew, tasks without a section, roles by a rule', async () => {
    const plan = imported('invented', INVENTED);
    await importPlan(ledger, plan);
    const tasks = await held('invented');
    expect(
      tasks.map(({ id, number, chapterNumber, sectionTitle }) => [
        id,
        number,
        chapterNumber,
        sectionTitle,
      ]),
    ).toEqual([
      ['invented-t001', '第一条', null, null],
      ['invented-t002', '（一）', '2', null],
      ['invented-t003', '（二）', '2', null],
      ['invented-t004', '（一）', '3', null],
    ]);
    expect(tasks.map(({ responsibilities }) => responsibilities.map(({ role }) => role))).toEqual([
      ['lead', 'cooperating', 'cooperating'],
      ['lead'],
      ['lead', 'cooperating'],
      ['lead', 'cooperating'],
    ]);
    for (const { text, spanStart, spanEnd } of tasks)
      expect(INVENTED.slice(spanStart, spanEnd)).toBe(text);
  });

  test('a document that names no years is refused without them', async () => {
    const plan = imported('without-years', INVENTED);
    delete plan.period;
    await expect(importPlan(ledger, plan)).rejects.toThrow('says its years');
  });

  const given = existsSync(GIVEN)
    ? ['01-hubei', '06-luohu', '12-consumption-poverty', '14-task-table']
    : [];
  (given.length > 0 ? test.each(given) : test.skip.each(['no documents']))(
    'as read, with every responsibility: %s',
    async (name) => {
      const text = readFileSync(new URL(`${name}.txt`, GIVEN), 'utf8');
      const plan = imported(name, text);
      await importPlan(ledger, plan);
      const tasks = await held(name);
      expect(tasks).toHaveLength(plan.document.tasks.length);
      expect(tasks.flatMap(({ responsibilities }) => responsibilities)).toHaveLength(
        plan.document.tasks.flatMap(({ lead, cooperating, responsible = [] }) => [
          ...lead,
          ...cooperating,
          ...responsible,
        ]).length,
      );
      for (const { text: words, spanStart, spanEnd } of tasks)
        expect(text.slice(spanStart, spanEnd)).toBe(words);
    },
  );
});
