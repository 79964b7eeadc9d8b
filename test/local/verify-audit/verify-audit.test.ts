import { join } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import { accept } from '../../../ledger/commands/report-commands.ts';
import { headText, readHead, type Head } from '../../../ledger/audit-chain/links.ts';
import { linkEntries, linkOf } from '../../../ledger/audit-chain/seal.ts';
import { chainsOfFile, linesOfChains } from '../../../local/verify-audit/chain-file.ts';
import { verifyChains, verifyLedger } from '../../../local/verify-audit/verify.ts';
import { wordsOf } from '../../../local/verify-audit/words.ts';
import { anotherLedger } from '../../support/database.ts';
import { REPORT } from '../../support/dates.ts';
import { REVIEWER } from '../../support/actors.ts';
import { oneReport, REVIEWED } from '../../support/one-report.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { tempFolder } from '../temp.ts';

let year: OpenedYear;
let given: Head;
const { filedOn } = oneReport(() => year);
const folder = await tempFolder();
afterAll(() => folder.remove());

beforeAll(async () => {
  year = await openedYear();
  await filedOn();
  const link = await linkOf(year.ledger, REPORT, ['file'], 1);
  if (!link) throw new Error('the filing has no link');
  given = link;
  year.clock.set(REVIEWED);
  await accept(year.ledger, REPORT, 1, REVIEWER);
});

const faultsOf = async (heads: Head[] = []) => {
  const { chains } = await verifyLedger(year.ledger, heads);
  return chains.flatMap(({ faults }) => faults.map(({ fault }) => fault));
};
/** Does this to the tables as somebody with the database's password could, and takes it back after. */
async function tampered<T>(sql: string, undo: string, look: () => Promise<T>): Promise<T> {
  await year.ledger.db.$executeRawUnsafe(sql);
  try {
    return await look();
  } finally {
    await year.ledger.db.$executeRawUnsafe(undo);
  }
}

describe('the audit of a year', () => {
  test('is linked once, whoever links, at the same time too', async () => {
    const other = anotherLedger(year.ledger);
    const done = await Promise.all([linkEntries(year.ledger), linkEntries(other)]);
    const entries = await year.ledger.db.audit.count();
    expect(await year.ledger.db.auditLink.count()).toBe(entries);
    expect(Math.min(...done)).toBe(0);
    expect(await linkEntries(year.ledger)).toBe(0);
    const verified = await verifyLedger(year.ledger, [given]);
    expect(verified).toMatchObject({ ok: true, unlinked: 0, texts: [] });
    expect(wordsOf(verified).at(-1)).toBe('The audit is whole.');
    expect(
      readHead(verified.chains.find(({ chain }) => chain === given.chain)!.head!),
    ).not.toBeNull();
  });

  test('an entry that was changed in the tables is named', async () => {
    const { id } = await year.ledger.db.audit.findFirstOrThrow({ where: { action: 'file' } });
    const verified = await tampered(
      `UPDATE audit SET at = at - interval '1 day' WHERE id = ${id}`,
      `UPDATE audit SET at = at + interval '1 day' WHERE id = ${id}`,
      () => verifyLedger(year.ledger, []),
    );
    expect(verified.ok).toBe(false);
    expect(wordsOf(verified).join('\n')).toContain(`(entry ${id}): the entry was changed`);
  });

  test('so is what was filed, if its text is another one, with or without its hash', async () => {
    const look = async () => (await verifyLedger(year.ledger, [])).texts;
    const named = [{ reportId: REPORT, revision: 1 }];
    const { form } = await year.ledger.db.submission.findFirstOrThrow();
    const set = (value: string) => `UPDATE submission SET form = ${value}`;
    const was = set(`$form$${JSON.stringify(form)}$form$::jsonb`);
    expect(await tampered(set(`jsonb_set(form, '{nilReason}', '"x"')`), was, look)).toEqual(named);
    const hash = `UPDATE submission SET sha256 = reverse(sha256)`;
    expect(await tampered(hash, hash, look)).toEqual(named);
    expect(await look()).toEqual([]);
  });

  test('an entry that is gone, and entries cut off behind, with and without a head', async () => {
    await year.ledger.db.$executeRaw`CREATE TABLE kept AS SELECT * FROM audit`;
    await year.ledger.db.$executeRaw`CREATE TABLE kept_link AS SELECT * FROM audit_link`;
    const undo = `INSERT INTO audit SELECT * FROM kept ON CONFLICT DO NOTHING`;
    const gone = `DELETE FROM audit WHERE action = 'file'`;
    expect(await tampered(gone, undo, faultsOf)).toEqual(['dropped']);

    const cut = `WITH l AS (DELETE FROM audit_link WHERE chain = '${given.chain}' AND seq >= ${given.seq}
      RETURNING audit_id) DELETE FROM audit WHERE id IN (SELECT audit_id FROM l)`;
    const back = `INSERT INTO audit_link SELECT * FROM kept_link ON CONFLICT DO NOTHING`;
    const both = `WITH a AS (${undo}) ${back}`;
    expect(await tampered(cut, both, () => faultsOf())).toEqual([]);
    expect(await tampered(cut, both, () => faultsOf([given]))).toEqual(['cut']);
  });

  test('an entry that nobody has linked yet is no fault, and is told', async () => {
    year.clock.set(REVIEWED);
    await year.ledger.db.audit.create({
      data: { at: REVIEWED, actor: 'system x', action: 'x', planId: null, subject: 's', data: {} },
    });
    const verified = await verifyLedger(year.ledger, []);
    expect(verified).toMatchObject({ ok: true, unlinked: 1 });
    expect(wordsOf(verified).join('\n')).toContain('1 entries are not linked yet');
  });

  test('is checked from a file, without the database', async () => {
    const file = join(folder.path, 'chains.jsonl');
    let text = '';
    for await (const line of linesOfChains(year.ledger)) text += line;
    await writeFile(file, text);
    const check = async (content: string, heads: Head[] = [given]) =>
      verifyChains(chainsOfFile(Readable.from([content])), heads);
    expect(await check(await readFile(file, 'utf8'))).toMatchObject({ ok: true, unlinked: null });
    const changed = await check(text.replace('"file"', '"return"'));
    expect(changed.chains.flatMap(({ faults }) => faults.map(({ fault }) => fault))).toEqual([
      'changed',
    ]);
    const cut = await check(text.split('\n').slice(0, 1).join('\n'));
    expect(wordsOf(cut).join('\n')).toContain('the newest links are gone');
    await expect(check('no line\n')).rejects.toThrow('line 1 is no link');
    expect(headText(given)).toMatch(/^small:\d+:[0-9a-f]{64}$/);
  });
});
