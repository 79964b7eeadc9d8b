import { describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { makeHerdWorld, stageReminders } from '../../bench/contenders/duban-world.ts';
import { composeOne, contentOf, recipientOf } from '../../bench/contenders/mails.ts';
import { compose } from '../../mail/compose/compose.ts';
import { testLedger } from '../support/database.ts';
import { claim } from '../support/outbox.ts';

/** A ledger with a herd that has just fallen due, and what Duban makes of it, by recipient. */
async function claimed(reports: number, recipients: number) {
  const ledger = await testLedger();
  await makeHerdWorld(ledger.url, { reports, recipients });
  const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 1000);
  await stageReminders(ledger, { from: 0, count: reports, at, recipients });
  const messages = new Map((await claim(ledger)).map((each) => [each.address, each]));
  return { at, messages };
}

/** What a reader sees of a mail. */
async function read(raw: Uint8Array) {
  const { subject, text, html, headers } = await simpleParser(Buffer.from(raw));
  return { subject, text, html, to: headers.get('to'), rows: headers.get('x-duban-rows') };
}

describe('all contenders send the same mails', () => {
  test('what Duban makes of its ledger is what the others make of a number', async () => {
    const { at, messages } = await claimed(3, 3);
    expect(messages.size).toBe(3);
    for (const index of [0, 1, 2]) {
      const { raw, envelope } = await composeOne(index, 3, at);
      expect(envelope.to).toBe(recipientOf(index).address);
      expect(await read(messages.get(envelope.to)!.raw)).toEqual(await read(raw));
    }
  });

  test('a digest tells one recipient of every report', async () => {
    const { at, messages } = await claimed(4, 2);
    expect(messages.size).toBe(2);
    const { raw } = await compose(contentOf([1, 3], 1, at));
    expect(await read(messages.get(recipientOf(1).address)!.raw)).toEqual(await read(raw));
  });
});
