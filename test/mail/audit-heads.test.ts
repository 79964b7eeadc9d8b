import { beforeEach, expect, test } from '@jest/globals';
import { readHead } from '../../ledger/audit-chain/links.ts';
import { mailHeads } from '../../ledger/audit-chain/mail-heads.ts';
import { linkEntries } from '../../ledger/audit-chain/seal.ts';
import { verifyLedger } from '../../local/verify-audit/verify.ts';
import { OPENING } from '../support/dates.ts';
import { delivered } from '../support/delivered.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await linkEntries(year.ledger);
});

const mailed = async (done: string[] = []) => mailHeads(year.ledger, new Set(done));
const headsIn = (text: string) => text.split(/\s+/).flatMap((word) => readHead(word) ?? []);

test('commission and government get one a day, from the working hour on, whoever looks how often', async () => {
  year.clock.set(new Date(OPENING.getTime() - 60_000));
  expect(await mailed()).toEqual([]);
  year.clock.set(OPENING);
  expect(await mailed()).toEqual(['small 2027-11-01']);
  expect(await mailed(['small 2027-11-01'])).toEqual([]);
  await mailed();
  const messages = await delivered(year.ledger);
  expect(messages.map(({ to }) => to).sort()).toEqual([
    'officer@fagaiwei.example',
    'officer@zhengfuban.example',
  ]);
  expect(messages[0]!.subject).toContain('审计记录今日位置');
  year.clock.set(new Date(OPENING.getTime() + 86_400_000));
  expect(await mailed()).toEqual(['small 2027-11-02']);
  expect(await delivered(year.ledger)).toHaveLength(2);
});

test('verify-audit takes what the mail says, and finds by it that the newest entries were cut off', async () => {
  await mailed();
  const [message] = await delivered(year.ledger);
  const { text, html } = await message!.body();
  const heads = headsIn(text);
  expect(heads.map(({ chain }) => chain)).toContain('small');
  expect(headsIn(html.replace(/<[^>]*>/g, ' '))).toEqual(heads);
  expect(await verifyLedger(year.ledger, heads)).toMatchObject({ ok: true });
  const { seq } = heads.find(({ chain }) => chain === 'small')!;
  await year.ledger.db.$executeRaw`
    WITH cut AS (DELETE FROM audit_link WHERE chain = 'small' AND seq >= ${seq} RETURNING audit_id)
    DELETE FROM audit WHERE id IN (SELECT audit_id FROM cut)`;
  const { chains } = await verifyLedger(year.ledger, heads);
  expect(chains.flatMap(({ faults }) => faults.map(({ fault }) => fault))).toEqual(['cut']);
});
