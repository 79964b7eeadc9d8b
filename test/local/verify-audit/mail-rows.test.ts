import { beforeEach, describe, expect, test } from '@jest/globals';
import { bringKnown } from '../../../ledger/commands/fence.ts';
import { sendAgain } from '../../../ledger/commands/send-again.ts';
import { raiseFence } from '../../../ledger/fence/fence.ts';
import { UnusableAddress } from '../../../ledger/outbox/claim.ts';
import { digestsAgain } from '../../../ledger/outbox/due-digests.ts';
import { removeRetained } from '../../../ledger/retention/retain.ts';
import { verifyLedger } from '../../../local/verify-audit/verify.ts';
import { wordsOf } from '../../../local/verify-audit/words.ts';
import { OPERATOR } from '../../support/actors.ts';
import { OPENING } from '../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, claimOne, realTimePasses, record } from '../../support/outbox.ts';

const SENT = { kind: 'sent', code: 'dot-250-2.0.0' } as const;
const REFUSED = { kind: 'refused', code: 'rcpt-550-5.1.1', fault: 'recipient' } as const;
const DEFERRED = { kind: 'deferred', code: 'rcpt-451', smtpCode: 451 } as const;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
});

const found = async () => (await verifyLedger(year.ledger, [])).rows!.found;
const differences = async () =>
  (await found()).map(({ table, field, is, says }) => ({ table, field, is, says }));
const tamper = (sql: string) => year.ledger.db.$executeRawUnsafe(sql);
const begun = async () => {
  const message = await claimOne(year.ledger);
  expect(await begin(year.ledger, message)).toBe(true);
  return message;
};
const sent = async () => {
  const message = await begun();
  await record(year.ledger, message, SENT);
  return message;
};

describe('a mail that was sent', () => {
  const mail = (field: string, is: unknown, says: unknown) => ({ table: 'mail', field, is, says });
  const message = (field: string) => ({
    ...{ table: 'message', field, is: expect.any(String), says: expect.any(String) },
  });

  test('and its message are what their entry says', async () => {
    await sent();
    expect(await verifyLedger(year.ledger, [])).toMatchObject({ ok: true, rows: { count: 0 } });
  });

  test.each([
    ['outcome', `UPDATE mail SET state = 'refused'`, [mail('state', 'refused', 'sent')]],
    [
      'outcome, as if it were never to be sent',
      `UPDATE mail SET state = 'cancelled'`,
      [mail('state', 'cancelled', 'sent')],
    ],
    ['answer', `UPDATE mail SET code = 'x'`, [mail('code', 'x', SENT.code)]],
    [
      'instant',
      `UPDATE mail SET settled_at = NULL`,
      [mail('settled_at', null, OPENING.toISOString())],
    ],
    [
      'Message-ID',
      `UPDATE mail SET message_id = NULL`,
      [mail('message_id', null, expect.any(String))],
    ],
    [
      'contact',
      `UPDATE mail SET contact_id = 'fagaiwei-officer'`,
      [
        mail(
          'contact_id, report_id, terms_version or step',
          expect.any(String),
          expect.any(String),
        ),
      ],
    ],
    ['bytes', `UPDATE message SET raw = raw || 'x'::bytea`, [message('raw (SHA-256)')]],
    ['bytes, taken away', `UPDATE message SET raw = ''`, [message('raw (SHA-256)')]],
    ['address', `UPDATE message SET address = 'x@x.example'`, [message('address (hash)')]],
    ['subject', `UPDATE message SET subject = 'x'`, [message('subject (hash)')]],
    [
      'message’s contact',
      `UPDATE message SET contact_id = 'fagaiwei-officer'`,
      [message('contact_id')],
    ],
    [
      'message’s instant',
      `UPDATE message SET sent_at = NULL`,
      [{ ...message('sent_at'), is: null }],
    ],
  ])('whose %s was changed in the tables is named', async (_what, sql, expected) => {
    await sent();
    await tamper(sql);
    expect(await differences()).toEqual(expected);
  });

  test('and is gone from the tables is named, and so is its message', async () => {
    const { messageId, members } = await sent();
    await tamper('DELETE FROM mail');
    const [first] = await found();
    expect(first).toMatchObject({ table: 'mail', row: members[0], field: 'row', is: null });
    await tamper('DELETE FROM message');
    expect(await found()).toContainEqual(
      expect.objectContaining({ table: 'message', row: messageId, field: 'row', is: null }),
    );
    const words = wordsOf(await verifyLedger(year.ledger, [])).join('\n');
    expect(words).toContain(`✗ mail ${members[0]}: the row is gone; entry`);
    expect(words).toContain('The audit is not whole.');
  });

  test('but never was is named: a row added, or marked as sent', async () => {
    await tamper(`UPDATE mail SET state = 'sent', code = 'x'`);
    expect(await differences()).toEqual([mail('state', 'sent', null)]);
    await tamper(`UPDATE mail SET state = 'staged', code = NULL`);
    await tamper(`INSERT INTO message (id, plan_id, contact_id, digest_key, part, address, subject, raw, formed_at, sent_at)
      SELECT '<a@x>', plan_id, contact_id, 'd', 1, 'a', 's', '', now(), now() FROM mail`);
    expect(await differences()).toEqual([{ ...message('sent_at'), says: null }]);
  });

  test('loses its bytes and its recipient by the retention’s rules, and that is no difference', async () => {
    await sent();
    await tamper(`UPDATE contact SET active = false`);
    const days = {
      messages: 30,
      sessions: 0,
      heartbeats: 0,
      signIns: 0,
      contacts: 30,
      users: 0,
      questions: 0,
    };
    await tamper(
      `INSERT INTO audit (at, actor, action, subject, data) SELECT '2027-01-05', 'admin x', 'deactivate_contact', id, '{}' FROM contact`,
    );
    year.clock.set(new Date(OPENING.getTime() + 40 * 86_400_000));
    expect(await removeRetained(year.ledger, days)).toMatchObject({ messages: 1 });
    expect(await differences()).toEqual([]);
    // A later one that somebody else empties is one.
    await tamper(`UPDATE audit SET data = jsonb_set(data, '{before,messages}', '"2020-01-01T00:00:00Z"')
      WHERE action = 'remove_retained'`);
    expect(await differences()).toEqual([message('raw (SHA-256)')]);
  });
});

describe('what happens to a mail by itself is no difference', () => {
  test('refused, sent again, and put off before it is taken', async () => {
    await record(year.ledger, await begun(), REFUSED);
    expect(await differences()).toEqual([]);
    expect((await sendAgain(year.ledger, 'small', { code: REFUSED.code }, OPERATOR)).ok).toBe(true);
    expect(await differences()).toEqual([]);
    const again = await begun();
    await record(year.ledger, again, DEFERRED);
    expect(await differences()).toEqual([]);
    await realTimePasses(year.ledger);
    await sent();
    expect(await differences()).toEqual([]);
  });

  test('a sender that is slow: uncertain, and then put off after all', async () => {
    const message = await begun();
    await realTimePasses(year.ledger);
    await digestsAgain(year.ledger, OPENING, {
      limit: 10,
      stragglerSeconds: 30,
      uncertainSeconds: 60,
    });
    expect(await differences()).toEqual([]);
    await record(year.ledger, message, DEFERRED);
    expect(await year.ledger.db.mail.findFirst()).toMatchObject({ state: 'deferred' });
    expect(await differences()).toEqual([]);
  });

  test('one of which no message can be made', async () => {
    await claim(year.ledger, {
      form: () => {
        throw new UnusableAddress('no address');
      },
    });
    expect(await year.ledger.db.mail.findFirst()).toMatchObject({ state: 'refused' });
    expect(await differences()).toEqual([]);
  });

  test('a restore in the middle of sending', async () => {
    await begun();
    await raiseFence(year.ledger, { at: OPENING, name: 'backup' });
    expect(await year.ledger.db.mail.findFirst()).toMatchObject({ state: 'uncertain' });
    expect(await differences()).toEqual([]);
  });

  test('what the outside has since a restore', async () => {
    const { messageId } = await begun();
    await raiseFence(year.ledger, { at: OPENING, name: 'backup' });
    const known = await bringKnown(year.ledger, messageId, 'mail.log', OPERATOR);
    expect(known).toMatchObject({ ok: true, value: { settled: 1 } });
    expect(await year.ledger.db.mail.findFirst()).toMatchObject({ state: 'sent' });
    expect(await differences()).toEqual([]);
  });
});
