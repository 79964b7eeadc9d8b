import { beforeEach, describe, expect, test } from '@jest/globals';
import { returnReport, withdraw } from '../../../ledger/commands/report-commands.ts';
import { verifyLedger } from '../../../local/verify-audit/verify.ts';
import { wordsOf } from '../../../local/verify-audit/words.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { REPORT } from '../../support/dates.ts';
import { FILED, oneReport, REVIEWED } from '../../support/one-report.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
const { filedOn } = oneReport(() => year);
beforeEach(async () => {
  year = await openedYear();
  await filedOn();
});

const tamper = (sql: string) => year.ledger.db.$executeRawUnsafe(sql);
const differences = async () =>
  (await verifyLedger(year.ledger, [])).rows!.found.map(({ table, field, is, says }) => [
    ...[table, field, is, says],
  ]);
const returned = async () => {
  year.clock.set(REVIEWED);
  expect((await returnReport(year.ledger, REPORT, 1, '缺少数据', REVIEWER)).ok).toBe(true);
};

describe('what was filed and returned', () => {
  test('is what its entries say', async () => {
    await returned();
    expect(await verifyLedger(year.ledger, [])).toMatchObject({ ok: true, rows: { count: 0 } });
  });

  test.each([
    [`filed_at = '2027-11-01Z'`, ['filed_at', '2027-11-01T00:00:00.000Z', FILED.toISOString()]],
    [`filed_by = 'x'`, ['filed_by', 'x', WATER.name]],
    [`withdrawn_at = '2027-12-02Z'`, ['withdrawn_at', '2027-12-02T00:00:00.000Z', null]],
  ])('a submission whose %s is named', async (set, expected) => {
    await tamper(`UPDATE submission SET ${set}`);
    expect(await differences()).toEqual([['submission', ...expected]]);
  });

  test('one that was taken back, and whose withdrawal is undone in the tables', async () => {
    year.clock.set(REVIEWED);
    expect((await withdraw(year.ledger, REPORT, 1, WATER)).ok).toBe(true);
    expect(await differences()).toEqual([]);
    await tamper('UPDATE submission SET withdrawn_at = NULL');
    expect(await differences()).toEqual([
      ['submission', 'withdrawn_at', null, REVIEWED.toISOString()],
    ]);
  });

  test('one that was added in the tables is named', async () => {
    await tamper(`INSERT INTO submission SELECT (jsonb_populate_record(s, '{"id": "${REPORT}/2", "revision": 2}')).*
      FROM submission s`);
    expect(await differences()).toEqual([['submission', 'row', 'there', null]]);
    const words = wordsOf(await verifyLedger(year.ledger, [])).join('\n');
    expect(words).toContain(`✗ submission ${REPORT}/2: no entry tells of it; the row was added`);
  });

  test.each([
    [`outcome = 'accepted'`, ['outcome', 'accepted', 'returned']],
    [`reviewed_by = 'x'`, ['reviewed_by', 'x', REVIEWER.name]],
    [
      `reviewed_at = '2027-12-02Z'`,
      ['reviewed_at', '2027-12-02T00:00:00.000Z', REVIEWED.toISOString()],
    ],
    [`reason = 'x'`, ['reason (SHA-256)', expect.any(String), expect.any(String)]],
    [`new_due_on = '2028-01-01'`, ['new_due_on', '2028-01-01', expect.any(String)]],
  ])('a review whose %s is named', async (set, expected) => {
    await returned();
    await tamper(`UPDATE review SET ${set}`);
    expect(await differences()).toEqual([['review', ...expected]]);
  });

  test('a review that was taken away or added in the tables is named', async () => {
    await tamper(`INSERT INTO review (id, report_id, submission_id, outcome, reviewed_at, reviewed_by)
      VALUES ('r', '${REPORT}', '${REPORT}/1', 'accepted', now(), 'x')`);
    expect(await differences()).toEqual([['review', 'row', 'there', null]]);
    await tamper('DELETE FROM review');
    await returned();
    await tamper('DELETE FROM review');
    expect(await differences()).toEqual([['review', 'row', null, 'there']]);
  });
});
