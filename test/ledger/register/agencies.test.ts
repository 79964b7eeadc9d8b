import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  addAgency,
  addAlias,
  changeAgency,
  removeAlias,
} from '../../../ledger/commands/register/agencies.ts';
import { endAgency } from '../../../ledger/commands/register/end-agency.ts';
import { saveContact } from '../../../ledger/commands/register/contacts.ts';
import { registeredAgency } from '../../../ledger/read/register/agency.ts';
import { registerAgencies } from '../../../ledger/read/register/agencies.ts';
import { GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { anotherLedger, type TestLedger } from '../../support/database.ts';
import { ADMIN, codeOf, contactForm, given, registerLedger } from './world.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ({ ledger } = await registerLedger());
});
const form = (name: string, kind = 'department') => ({ name, nameEn: '', kind });
const added = async (name: string, kind?: string) =>
  given(await addAgency(ledger, form(name, kind), REVIEWER)).agencyId;
const end = (id: string, intoId: string | null = null, why = '机构改革') =>
  endAgency(ledger, id, { intoId, why }, REVIEWER);
const aliasesOf = async (agencyId: string) =>
  (await ledger.db.agencyAlias.findMany({ where: { agencyId }, orderBy: { name: 'asc' } })).map(
    ({ name }) => name,
  );

describe('an agency', () => {
  test('is added by the commission, and says who added it', async () => {
    const id = await added('  自治区统计局 ');
    const agency = await registeredAgency(ledger, id);
    expect(agency).toMatchObject({ name: '自治区统计局', nameEn: null, contacts: [] });
    expect(agency?.history).toMatchObject([{ action: 'add_agency', actorName: REVIEWER.name }]);
  });

  test('is added by nobody else', async () => {
    for (const actor of [WATER, GOVERNMENT])
      expect(codeOf(await addAgency(ledger, form('某局'), actor))).toBe('only_operator');
    expect(await ledger.db.agency.count({ where: { name: '某局' } })).toBe(0);
  });

  test('is called as nobody else is: by name or alias, of two at once either', async () => {
    given(await addAlias(ledger, 'shuili', '水利厅', REVIEWER));
    expect(codeOf(await addAgency(ledger, form('自治区水利厅'), REVIEWER))).toBe('name_taken');
    expect(codeOf(await addAgency(ledger, form('水利厅'), REVIEWER))).toBe('alias_taken');
    expect(codeOf(await addAgency(ledger, form('  '), REVIEWER))).toBe('bad_agency');
    const other = anotherLedger(ledger);
    const both = await Promise.all(
      [ledger, other].map((each) => addAgency(each, form('统计局'), REVIEWER)),
    );
    expect(both.map(codeOf).sort()).toEqual(['name_taken', 'ok']);
  });

  test('that reviews is made by an administrator alone', async () => {
    for (const kind of ['commission', 'government_office'])
      expect(codeOf(await addAgency(ledger, form('某办', kind), REVIEWER))).toBe('only_admin');
    const typed = { ...form('自治区水利厅', 'commission'), keepAlias: false };
    expect(codeOf(await changeAgency(ledger, 'shuili', typed, REVIEWER))).toBe('only_admin');
    expect(codeOf(await changeAgency(ledger, 'shuili', typed, ADMIN))).toBe('ok');
  });

  test('keeps its former name as an alias if that is wished, and in its history', async () => {
    const typed = { ...form('水利水务厅'), nameEn: 'Water', keepAlias: true };
    given(await changeAgency(ledger, 'shuili', typed, REVIEWER));
    expect(await aliasesOf('shuili')).toEqual(['自治区水利厅']);
    const agency = await registeredAgency(ledger, 'shuili');
    expect(agency?.history[0]).toMatchObject({
      action: 'change_agency',
      data: { before: { name: '自治区水利厅' }, after: { name: '水利水务厅', nameEn: 'Water' } },
    });
    given(
      await changeAgency(ledger, 'shuili', { ...form('自治区水利厅'), keepAlias: false }, REVIEWER),
    );
    expect(await aliasesOf('shuili')).toEqual([]);
  });

  test('has no alias that means another one', async () => {
    const clash = await addAlias(ledger, 'shuili', '自治区财政厅', REVIEWER);
    expect(clash).toMatchObject({ refusal: { code: 'alias_taken', agency: '自治区财政厅' } });
    given(await addAlias(ledger, 'caizheng', '财政', REVIEWER));
    expect(codeOf(await addAlias(ledger, 'shuili', '财政', REVIEWER))).toBe('alias_taken');
    given(await removeAlias(ledger, 'caizheng', '财政', REVIEWER));
    expect(codeOf(await addAlias(ledger, 'shuili', '财政', REVIEWER))).toBe('ok');
    given(await addAlias(ledger, 'shuili', '财政', REVIEWER));
    expect(await aliasesOf('shuili')).toEqual(['财政']);
  });

  test('is found by name, alias and kind, and by having nobody to write to', async () => {
    const id = await added('自治区统计局');
    given(await addAlias(ledger, id, '统计机构', REVIEWER));
    const find = async (of: object) =>
      (
        await registerAgencies(ledger, { search: '', kind: null, show: 'open', page: 1, ...of })
      ).rows.map((row) => row.id);
    expect(await find({ search: '统计机构' })).toEqual([id]);
    expect(await find({ search: '%' })).toEqual([]);
    expect(await find({ kind: 'region' })).toEqual(['chifeng']);
    expect(await find({ show: 'silent' })).toEqual([id]);
  });
});

describe('an agency that ends', () => {
  test('owes nothing: one with duties is passed on instead', async () => {
    for (const id of ['shuili', 'caizheng']) expect(codeOf(await end(id))).toBe('has_duties');
    expect(codeOf(await end('fagaiwei'))).toBe('only_admin');
    expect(codeOf(await endAgency(ledger, 'zhengfuban', { intoId: null, why: '撤' }, ADMIN))).toBe(
      'has_duties',
    );
  });

  test('leaves its names and people to the one it is merged into', async () => {
    const id = await added('自治区统计局');
    given(await addAlias(ledger, id, '统计', REVIEWER));
    const to = await added('自治区经济局');
    given(
      await saveContact(
        ledger,
        { agencyId: id, contactId: null },
        contactForm({ address: 'li@tongji.example' }),
        REVIEWER,
      ),
    );
    expect(codeOf(await end(id, id))).toBe('same_agency');
    expect(codeOf(await end(id, 'chifeng'))).toBe('not_alike');
    expect(codeOf(await end(id, to, ' '))).toBe('needs_words');
    given(await end(id, to));
    expect(await aliasesOf(to)).toEqual(['统计', '自治区统计局']);
    const into = await registeredAgency(ledger, to);
    expect(into?.contacts).toMatchObject([{ address: 'li@tongji.example', active: true }]);
    const user = await ledger.db.user.findUnique({ where: { email: 'li@tongji.example' } });
    expect(user).toMatchObject({ agencyId: to, deactivatedAt: null });
    expect(await registeredAgency(ledger, id)).toMatchObject({
      history: [
        { action: 'merge_agency', data: { into: '自治区经济局', why: '机构改革' } },
        {},
        {},
      ],
    });
    expect(codeOf(await end(id, to))).toBe('agency_ended');
  });

  test('dissolved has nobody who signs in for it, and its name is free as an alias', async () => {
    const id = await added('自治区统计局');
    const contact = contactForm({ address: 'li@tongji.example' });
    given(await saveContact(ledger, { agencyId: id, contactId: null }, contact, REVIEWER));
    given(await end(id));
    expect(await ledger.db.user.count({ where: { email: 'li@tongji.example' } })).toBe(0);
    expect(await ledger.db.contact.count({ where: { agencyId: id, active: true } })).toBe(0);
    expect(codeOf(await addAlias(ledger, 'shuili', '自治区统计局', REVIEWER))).toBe('ok');
    expect(codeOf(await addAlias(ledger, id, '又', REVIEWER))).toBe('agency_ended');
  });
});
