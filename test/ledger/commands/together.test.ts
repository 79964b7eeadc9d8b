import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../domain/report/refusal.ts';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { formOf } from '../../support/forms.ts';
import { OPENING, REPORT } from '../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
});

const codes = (outcomes: Outcome<unknown>[]) =>
  outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.refusal.code)).sort();

describe('the same command twice at the same time', () => {
  test('one files, the others are told that it is filed', async () => {
    const { ledger, other } = year;
    const outcomes = await Promise.all(
      [ledger, other, ledger, other].map((each) => file(each, REPORT, formOf(), WATER)),
    );
    expect(codes(outcomes)).toEqual(['already_filed', 'already_filed', 'already_filed', 'ok']);
    expect(await ledger.db.submission.count()).toBe(1);
    expect(await ledger.db.audit.count({ where: { action: 'file' } })).toBe(1);
    expect(await ledger.db.relay.count()).toBe(0);
  });

  test('two reviewers who disagree: one wins, the other is told', async () => {
    const { ledger, other } = year;
    await file(ledger, REPORT, formOf(), WATER);
    const outcomes = await Promise.all([
      accept(ledger, REPORT, 1, REVIEWER),
      returnReport(other, REPORT, 1, '再改', REVIEWER),
    ]);
    const [accepted, returned] = outcomes;
    expect(codes(outcomes)).toEqual(
      accepted!.ok ? ['already_accepted', 'ok'] : ['nothing_to_review', 'ok'],
    );
    expect(returned!.ok).toBe(!accepted!.ok);
    expect(await ledger.db.review.count()).toBe(1);
  });
});

describe('a crash half-way', () => {
  /** From now on the server kills whoever writes to the table, in the middle of the transaction. */
  const killOn = async (table: string) => {
    await year.ledger.db.$executeRawUnsafe(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
    await year.ledger.db.$executeRawUnsafe(
      `CREATE TRIGGER die AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION die()`,
    );
  };

  test.each(['submission', 'audit'])('while filing, at %s: nothing is left', async (table) => {
    await killOn(table);
    const before = await contents(year.ledger);
    await expect(file(year.other, REPORT, formOf(), WATER)).rejects.toThrow();
    expect(await contents(year.ledger)).toEqual(before);
  });

  test.each(['review', 'mail', 'audit', 'relay'])(
    'while returning, at %s: nothing is left',
    async (table) => {
      await file(year.ledger, REPORT, formOf(), WATER);
      await killOn(table);
      const before = await contents(year.ledger);
      await expect(returnReport(year.other, REPORT, 1, '再改', REVIEWER)).rejects.toThrow();
      expect(await contents(year.ledger)).toEqual(before);
    },
  );

  test.each(['step_record', 'mail'])('while climbing, at %s: nothing is left', async (table) => {
    await year.ledger.db.$executeRaw`DELETE FROM mail`;
    await year.ledger.db.$executeRaw`DELETE FROM step_record`;
    await killOn(table);
    const before = await contents(year.ledger);
    await expect(year.stepAt(OPENING)).rejects.toThrow();
    expect(await contents(year.ledger)).toEqual(before);
  });
});
