import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RegisterTables, RowChange, TableRow } from '../../../domain/register/table.ts';
import {
  importRegister,
  previewRegister,
} from '../../../ledger/commands/register/import/import-register.ts';
import { addAgency } from '../../../ledger/commands/register/agencies.ts';
import { wholeRegister } from '../../../ledger/read/register/whole.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import type { TestLedger } from '../../support/database.ts';
import { ADMIN, codeOf, given, registerLedger } from './world.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ({ ledger } = await registerLedger());
});

const rows = (...cells: TableRow['cells'][]): TableRow[] =>
  cells.map((each, index) => ({ row: index + 2, cells: each }));
const preview = async (tables: RegisterTables, actor = ADMIN) =>
  given(await previewRegister(ledger, tables, actor));
const apply = async (tables: RegisterTables, onlyGood = true, actor = ADMIN) => {
  const { seen } = await preview(tables, actor);
  return importRegister(ledger, tables, { seen, onlyGood }, actor);
};
const brief = (changes: RowChange[]) =>
  changes.map(({ table, row, outcome, column, refusal }) =>
    [table, row, outcome, ...(refusal ? [column, refusal.code] : [])].join(' '),
  );
const asTables = async (): Promise<RegisterTables> => {
  const { agencies, aliases, contacts, users } = await wholeRegister(ledger, true);
  return {
    ...{ agencies: rows(...agencies), aliases: rows(...aliases) },
    ...{ contacts: rows(...contacts), users: rows(...users) },
  };
};

const NEW: RegisterTables = {
  agencies: rows({ name: '统计局', kind: 'department' }, { name: '自治区财政厅', nameEn: 'Money' }),
  aliases: rows({ agency: '统计局', alias: '统计' }),
  contacts: rows(
    { agency: '统计', role: 'officer', name: '统计联络员', address: 'a@tongji.example' },
    { id: 'shuili-officer', phone: '0471-123' },
  ),
  users: rows({
    name: '专员',
    address: 'z@fagaiwei.example',
    role: 'commission',
    agencies: '自治区发展改革委',
  }),
};

describe('bringing in a register', () => {
  test('adds and changes what its rows say, those that rest on one another too', async () => {
    const { rows: seen } = await preview(NEW);
    expect(brief(seen)).toEqual([
      ...['agencies 2 added', 'agencies 3 changed', 'aliases 2 added'],
      ...['contacts 2 added', 'contacts 3 changed', 'users 2 added'],
    ]);
    expect(seen[1]?.cells).toEqual([
      { column: 'nameEn', from: 'Department of Finance', to: 'Money' },
    ]);
    expect(await ledger.db.agency.count({ where: { name: '统计局' } })).toBe(0);
    const done = given(await apply(NEW));
    expect(done.rows).toEqual(seen);
    const contact = await ledger.db.contact.findFirst({ where: { address: 'a@tongji.example' } });
    expect(contact).toMatchObject({ active: true, confirmedAt: null });
    expect(await ledger.db.contact.findUnique({ where: { id: 'shuili-officer' } })).toMatchObject({
      ...{ phone: '0471-123', address: 'officer@shuili.example', agencyId: 'shuili' },
    });
    expect(await ledger.db.audit.count({ where: { action: 'import_register' } })).toBe(1);
  });

  test('twice changes nothing the second time, and what is not in it stays', async () => {
    const before = await asTables();
    expect((await preview(before)).rows.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
    given(await apply(NEW));
    expect((await preview(NEW)).rows.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
    given(await apply({ agencies: rows({ name: '另一局' }) }));
    expect(await ledger.db.contact.count({ where: { active: false } })).toBe(0);
  });

  test('says of each refused row which cell is to blame, and brings in the others', async () => {
    const tables: RegisterTables = {
      agencies: rows(
        { name: '', nameEn: 'x' },
        { name: '好局', kind: 'shop' },
        { id: 'no', name: '某' },
        { name: '统计局' },
      ),
      aliases: rows({ agency: '无此局', alias: 'x' }, { agency: '统计局', alias: '自治区水利厅' }),
      contacts: rows(
        { agency: '统计局', role: 'king', name: '甲', address: 'a@b.example' },
        { agency: '统计局', role: 'officer', name: '甲', address: 'nobody' },
        { agency: '统计局', role: 'officer', name: '甲', address: 'officer@shuili.example' },
        { id: 'shuili-officer', active: 'no' },
        {
          agency: '统计局',
          role: 'officer',
          name: '乙',
          address: 'b@b.example',
          active: 'perhaps',
        },
        { agency: '统计局', role: 'officer', name: '乙', address: 'b@b.example' },
      ),
      users: rows(
        { address: 'admin@duban.example', role: 'agency', agencies: '自治区水利厅' },
        { name: '丙', address: 'c@b.example', role: 'commission', agencies: '自治区水利厅' },
        { name: '丙', address: 'c@b.example', role: 'agency', agencies: '无此局' },
      ),
    };
    const refusedRows = [
      ...['agencies 2 refused name bad_cell', 'agencies 3 refused kind bad_cell'],
      ...['agencies 4 refused id no_such_agency', 'agencies 5 added'],
      ...['aliases 2 refused agency no_such_agency', 'aliases 3 refused alias alias_taken'],
      ...['contacts 2 refused role bad_cell', 'contacts 3 refused address bad_cell'],
      ...['contacts 4 refused address address_taken', 'contacts 5 refused active last_officer'],
      ...['contacts 6 refused active bad_cell', 'contacts 7 added'],
      ...['users 2 refused role last_admin', 'users 3 refused agencies bad_user'],
      'users 4 refused agencies no_such_agency',
    ];
    expect(brief((await preview(tables)).rows)).toEqual(refusedRows);
    expect(codeOf(await apply(tables, false))).toBe('register_changed');
    expect(await ledger.db.agency.count({ where: { name: '统计局' } })).toBe(0);
    given(await apply(tables, true));
    expect(await ledger.db.contact.count({ where: { address: 'b@b.example' } })).toBe(1);
  });

  test('writes nothing where the register has changed since it was looked at', async () => {
    const { seen } = await preview(NEW);
    given(await addAgency(ledger, { name: '统计局', nameEn: '', kind: 'department' }, ADMIN));
    const late = await importRegister(ledger, NEW, { seen, onlyGood: true }, ADMIN);
    expect(codeOf(late)).toBe('register_changed');
    expect(await ledger.db.user.count({ where: { email: 'z@fagaiwei.example' } })).toBe(0);
  });

  test('is for those who keep the register; users are an administrator’s', async () => {
    expect(codeOf(await previewRegister(ledger, NEW, WATER))).toBe('only_operator');
    const { rows: seen } = await preview(NEW, REVIEWER);
    expect(brief(seen).at(-1)).toBe('users 2 refused  only_admin');
    const office = { agencies: rows({ name: '某委', kind: 'commission' }) };
    expect(brief((await preview(office, REVIEWER)).rows)).toEqual([
      'agencies 2 refused kind only_admin',
    ]);
  });

  test('does what its preview showed, whatever the rows say', async () => {
    const name = fc.constantFrom('自治区水利厅', '自治区财政厅', '甲局', '乙局', '');
    const role = fc.constantFrom('officer', 'leader', 'deputy', 'x');
    const address = fc.constantFrom('a@x.example', 'b@x.example', 'officer@shuili.example', 'no');
    const cell = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 8 });
    const table = <T extends object>(of: fc.Arbitrary<T>) =>
      fc
        .array(of, { maxLength: 4 })
        .map((all) =>
          rows(
            ...all.map((each) =>
              Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined)),
            ),
          ),
        );
    const tables = fc.record({
      agencies: table(fc.record({ name, nameEn: cell(fc.constantFrom('A', 'B')) })),
      aliases: table(fc.record({ agency: name, alias: fc.constantFrom('甲', '乙局', '丙') })),
      contacts: table(
        fc.record({ agency: name, role: cell(role), name: fc.constantFrom('张', ''), address }),
      ),
      users: table(fc.record({ name: fc.constantFrom('李'), address, agencies: name })),
    });
    await fc.assert(
      fc.asyncProperty(tables, async (some) => {
        const shown = await preview(some);
        const done = given(
          await importRegister(ledger, some, { seen: shown.seen, onlyGood: true }, ADMIN),
        );
        expect(done.rows).toEqual(shown.rows);
        // What was refused may be possible once the others are there; nothing is added twice.
        const again = (await preview(some)).rows.filter(
          (_, index) => shown.rows[index]?.outcome !== 'refused',
        );
        expect(brief(again).filter((each) => / added/.test(each))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
