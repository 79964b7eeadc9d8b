import { beforeAll, describe, expect, test } from '@jest/globals';
import { importPlan } from '../../ledger/import-plan.ts';
import { loadSeeds, SEED_PLAN, seedPlan } from '../../seeds/load.ts';
import { contents } from '../support/contents.ts';
import { testLedger, type TestLedger } from '../support/database.ts';

describe('the seeds', () => {
  let ledger: TestLedger;
  beforeAll(async () => {
    ledger = await testLedger();
    await loadSeeds(ledger);
  });

  test('hold the document, its agencies, the five eastern regions and the government office', async () => {
    const plan = await ledger.db.plan.findUniqueOrThrow({
      where: { id: SEED_PLAN },
      include: {
        tasks: true,
        duties: true,
        regions: { include: { agency: true } },
        commission: true,
        government: true,
      },
    });
    expect(plan.tasks).toHaveLength(99);
    expect(plan.duties.map(({ kind }) => kind)).toEqual(
      seedPlan().document.duties.map((d) => d.kind),
    );
    expect(plan.regions.map(({ agency }) => agency.name).sort()).toEqual(
      ['呼伦贝尔市', '兴安盟', '通辽市', '赤峰市', '锡林郭勒盟'].sort(),
    );
    expect(plan.commission).toMatchObject({ name: '自治区发展改革委', kind: 'commission' });
    expect(plan.government).toMatchObject({ kind: 'government_office' });
    expect(plan.launchedAt).toBeNull();
    expect([plan.sourceFrom, plan.sourceTo]).toEqual([2011, 2015]);
  });

  test('nothing in the ledger is without its source: every span gives back its text', async () => {
    const { sourceText, sha256 } = await ledger.db.plan.findUniqueOrThrow({
      where: { id: SEED_PLAN },
    });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const tasks = await ledger.db.task.findMany({ where: { planId: SEED_PLAN } });
    for (const { text, spanStart, spanEnd } of tasks)
      expect(sourceText.slice(spanStart, spanEnd)).toBe(text);
    const duties = await ledger.db.duty.findMany({ where: { planId: SEED_PLAN } });
    for (const { quote, spanStart, spanEnd } of duties)
      expect(sourceText.slice(spanStart, spanEnd)).toBe(quote);
  });

  test('every task has a lead; every agency an officer and a leader at .example', async () => {
    const leaderless = await ledger.db.task.count({
      where: { responsibilities: { none: { role: 'lead' } } },
    });
    expect(leaderless).toBe(0);
    const agencies = await ledger.db.agency.findMany({ include: { contacts: true } });
    for (const { contacts } of agencies) {
      expect(contacts.map(({ role }) => role).sort()).toEqual(['leader', 'officer']);
      for (const { address } of contacts) expect(address).toMatch(/@[a-z-]+\.example$/);
    }
  });

  test('loading twice changes nothing', async () => {
    const before = await contents(ledger);
    expect(await loadSeeds(ledger)).toEqual({ created: false });
    expect(await contents(ledger)).toEqual(before);
  });

  test('two who load at the same time make one plan', async () => {
    const fresh = await testLedger();
    const made = await Promise.all([loadSeeds(fresh), loadSeeds(fresh)]);
    expect(made.map(({ created }) => created).sort()).toEqual([false, true]);
    const sizes = async (of: TestLedger) =>
      Object.entries(await contents(of)).map(([name, rows]) => [name, rows.length]);
    expect(await sizes(fresh)).toEqual(await sizes(ledger));
  });

  test('another document under the same id is refused, and nothing of it stays', async () => {
    const before = await contents(ledger);
    const other = { ...seedPlan(), sha256: '0'.repeat(64) };
    await expect(importPlan(ledger, other)).rejects.toThrow('another document');
    expect(await contents(ledger)).toEqual(before);
  });

  test('a plan that names an unknown agency is not imported half-way', async () => {
    const fresh = await testLedger();
    const plan = seedPlan();
    const agencies = plan.agencies.filter(({ id }) => id !== 'shuili');
    const contacts = plan.contacts.filter(({ agencyId }) => agencyId !== 'shuili');
    const users = plan.users.filter(({ agencyId }) => agencyId !== 'shuili');
    const incomplete = { ...plan, agencies, contacts, users };
    await expect(importPlan(fresh, incomplete)).rejects.toThrow('no agency');
    const { _prisma_migrations, ...rest } = await contents(fresh);
    expect(_prisma_migrations).not.toEqual([]);
    expect(Object.values(rest).flat()).toEqual([]);
  });
});
