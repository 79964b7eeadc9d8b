import { beforeEach, describe, expect, test } from '@jest/globals';
import { file } from '../../../ledger/commands/report-commands.ts';
import type { ClaimedMessage } from '../../../ledger/outbox/message.ts';
import type { SendResult } from '../../../ledger/outbox/fate.ts';
import { renewLeases } from '../../../ledger/outbox/sending.ts';
import { WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt } from '../../support/gate.ts';
import { OPENING } from '../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, claimOne, realTimePasses, record, rowsNamed } from '../../support/outbox.ts';

const [A, B] = ['small-periodic-2027-t001', 'small-periodic-2027-t002'] as const;
const UNCERTAIN: SendResult = { kind: 'uncertain', code: 'message-dropped' };
const BUSY: SendResult = { kind: 'deferred', code: 'rcpt-450-4.2.0', smtpCode: 450 };
const DOWN: SendResult = { kind: 'deferred', code: 'connect-refused', smtpCode: null };
const LOGIN: SendResult = { kind: 'refused', code: 'auth-credentials', fault: 'service' };
const GONE: SendResult = { kind: 'refused', code: 'rcpt-550-5.1.1', fault: 'recipient' };
const SENT: SendResult = { kind: 'sent', code: 'message-250' };

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  await year.stepAt(OPENING, A);
  await year.stepAt(OPENING, B);
});

/** Claims one message, begins it, and writes what became of it. */
async function attempt(result: SendResult): Promise<ClaimedMessage> {
  const message = await claimOne(year.ledger);
  expect(await begin(year.ledger, message)).toBe(true);
  await record(year.ledger, message, result);
  return message;
}
async function mails() {
  const rows = await year.ledger.db.mail.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ state, code, attempt: times, retryAt }) =>
    [state, code, times, retryAt ? 'again' : 'over'].join(' '),
  );
}
const contact = () => year.ledger.db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });
const both = (mail: string) => [mail, mail];

describe('sent', () => {
  test('stamps mails and message, and is over', async () => {
    const { messageId } = await attempt(SENT);
    expect(await mails()).toEqual(both('sent message-250 1 over'));
    const message = await year.ledger.db.message.findUniqueOrThrow({ where: { id: messageId } });
    expect(message.sentAt).toEqual(OPENING);
    await realTimePasses(year.ledger);
    expect(await claim(year.ledger)).toEqual([]);
  });
});

describe('a lease that runs out', () => {
  test('is short, and so is the wait of what may have arrived: a dead sender delays nobody long', async () => {
    const message = await claimOne(year.ledger);
    const seconds = async () =>
      (
        await year.ledger.db.$queryRaw<{ lease: number; retry: number | null }[]>`
          SELECT extract(epoch FROM max(lease_until) - now())::float8 AS lease,
            extract(epoch FROM max(retry_at) - now())::float8 AS retry FROM mail`
      )[0]!;
    expect((await seconds()).lease).toBeLessThanOrEqual(15);
    await begin(year.ledger, message);
    expect((await seconds()).lease).toBeLessThanOrEqual(15);
    await record(year.ledger, message, UNCERTAIN);
    expect((await seconds()).retry).toBeLessThanOrEqual(120);
  });

  test('renewed, it runs on from then; lost, it stays lost', async () => {
    const [message, lost] = [await claimOne(year.ledger), { token: 'another' }];
    const until = async () => (await year.ledger.db.mail.findFirstOrThrow()).leaseUntil!;
    const before = await until();
    const held = [message, { ...message, ...lost }];
    const renewed = await renewLeases(year.ledger, held, { leaseSeconds: 60 });
    expect([...renewed]).toEqual([message.token]);
    expect(Number(await until())).toBeGreaterThan(Number(before));
    await realTimePasses(year.ledger);
    expect(await renewLeases(year.ledger, held)).toEqual(new Set());
  });

  test('before sending: nothing was sent, another sender takes it, the first may not begin', async () => {
    const first = await claimOne(year.ledger, { leaseSeconds: -1 });
    const second = await claimOne(year.other);
    expect(second).toMatchObject({ messageId: first.messageId, isResend: false });
    expect(second.token).not.toBe(first.token);
    expect(await begin(year.ledger, first)).toBe(false);
    expect(await begin(year.other, second)).toBe(true);
    await record(year.ledger, first, GONE);
    await record(year.other, second, SENT);
    expect(await mails()).toEqual(both('sent message-250 2 over'));
    expect((await contact()).refusedAt).toBeNull();
  });

  test('before sending, with nobody else there: it is simply staged again', async () => {
    const first = await claimOne(year.ledger, { leaseSeconds: -1 });
    expect(await begin(year.ledger, first)).toBe(false);
    expect((await claimOne(year.ledger)).messageId).toBe(first.messageId);
  });

  test('after sending has begun: uncertain, and later the same bytes once more', async () => {
    const first = await claimOne(year.ledger);
    await begin(year.ledger, first);
    await realTimePasses(year.ledger);
    expect(await claim(year.ledger)).toEqual([]);
    expect(await mails()).toEqual(both('uncertain lease_expired 1 again'));
    await realTimePasses(year.ledger);
    const again = await claimOne(year.ledger);
    expect(again).toMatchObject({ messageId: first.messageId, isResend: true });
    expect(Buffer.from(again.raw).equals(Buffer.from(first.raw))).toBe(true);
    // The sender that was slow, not dead, writes nothing any more.
    await record(year.ledger, first, SENT);
    expect(await mails()).toEqual(both('uncertain lease_expired 2 again'));
  });
});

describe('uncertain', () => {
  test('identical bytes under the same Message-ID to the same address, whatever has changed since', async () => {
    const first = await attempt(UNCERTAIN);
    expect(await mails()).toEqual(both('uncertain message-dropped 1 again'));
    expect(await claim(year.ledger)).toEqual([]);
    const address = 'new@shuili.example';
    await year.ledger.db.contact.update({ where: { id: 'shuili-officer' }, data: { address } });
    await file(year.ledger, A, formOf(), WATER);
    await realTimePasses(year.ledger);
    const again = await attempt(SENT);
    expect(again).toMatchObject({
      messageId: first.messageId,
      address: 'officer@shuili.example',
      members: first.members,
    });
    expect(Buffer.from(again.raw).equals(Buffer.from(first.raw))).toBe(true);
    expect(await mails()).toEqual(both('sent message-250 2 over'));
  });

  test('a filing after the second claim does not make other bytes of it', async () => {
    const first = await attempt(UNCERTAIN);
    await realTimePasses(year.ledger);
    const again = await claimOne(year.ledger);
    await file(year.ledger, A, formOf(), WATER);
    expect(await begin(year.ledger, again)).toBe(true);
    await record(year.ledger, again, BUSY);
    expect(await mails()).toEqual(both('uncertain rcpt-450-4.2.0 2 again'));
    await realTimePasses(year.ledger);
    const third = await claimOne(year.ledger);
    expect(Buffer.from(third.raw).equals(Buffer.from(first.raw))).toBe(true);
  });

  test('a lease that runs out meanwhile leaves it uncertain', async () => {
    await attempt(UNCERTAIN);
    await realTimePasses(year.ledger);
    const lost = await claimOne(year.ledger);
    await realTimePasses(year.ledger);
    expect(await begin(year.ledger, lost)).toBe(false);
    expect(await claimOne(year.ledger)).toMatchObject({ isResend: true });
  });

  test('not sent again when nothing of it applies any more', async () => {
    await attempt(UNCERTAIN);
    for (const report of [A, B]) await file(year.ledger, report, formOf(), WATER);
    await realTimePasses(year.ledger);
    expect(await claim(year.ledger)).toEqual([]);
    expect(await mails()).toEqual(both('uncertain message-dropped 1 over'));
  });

  test('never half of it: while one of its reports is being filed it waits', async () => {
    await attempt(UNCERTAIN);
    await realTimePasses(year.ledger);
    const gate = await gateAt(year.ledger, 'audit');
    const filing = file(year.other, A, formOf(), WATER);
    await gate.reached();
    expect(await claim(year.ledger)).toEqual([]);
    await gate.open();
    await filing;
    expect(await claimOne(year.ledger)).toMatchObject({ isResend: true, members: { length: 2 } });
  });

  test('three times in all, then it stays as it is; so do senders that die of it', async () => {
    await attempt(UNCERTAIN);
    for (const times of [2, 3]) {
      await realTimePasses(year.ledger);
      await attempt(UNCERTAIN);
      const rest = times < 3 ? 'again' : 'over';
      expect(await mails()).toEqual(both(`uncertain message-dropped ${times} ${rest}`));
    }
    await realTimePasses(year.ledger);
    expect(await claim(year.ledger)).toEqual([]);
  });

  test('senders that die of a message do not send it for ever', async () => {
    let sent = 0;
    for (let i = 0; i < 8; i++) {
      await realTimePasses(year.ledger);
      for (const message of await claim(year.ledger)) if (await begin(year.ledger, message)) sent++;
    }
    expect(sent).toBe(3);
    expect(await mails()).toEqual(both('uncertain lease_expired 3 over'));
  });
});

describe('a definite refusal for now (4xx)', () => {
  test('forms anew under the same Message-ID, to the address of then, without what was filed', async () => {
    const first = await attempt(BUSY);
    expect(await mails()).toEqual(both('deferred rcpt-450-4.2.0 1 again'));
    expect(await claim(year.ledger)).toEqual([]);
    const address = 'new@shuili.example';
    await year.ledger.db.contact.update({ where: { id: 'shuili-officer' }, data: { address } });
    await file(year.ledger, A, formOf(), WATER);
    await realTimePasses(year.ledger);
    const again = await attempt(SENT);
    expect(again).toMatchObject({ messageId: first.messageId, address, isResend: false });
    expect(await rowsNamed(again)).toEqual([`${B}/1/opening/shuili-officer`]);
    expect(await mails()).toEqual(['cancelled rcpt-450-4.2.0 1 over', 'sent message-250 2 over']);
  });

  test('is tried for days, and then given up without marking the contact', async () => {
    await year.ledger.db.mail.updateMany({ data: { attempt: 125 } });
    await attempt(BUSY);
    expect(await mails()).toEqual(both('refused rcpt-450-4.2.0 126 over'));
    expect((await contact()).refusedAt).toBeNull();
  });
});

describe('our own server', () => {
  test.each([
    ['down', DOWN],
    ['refusing our log-in', LOGIN],
  ])(
    '%s: mails wait however often, the code tells why, nobody is marked',
    async (_name, result) => {
      await year.ledger.db.mail.updateMany({ data: { attempt: 500 } });
      for (let i = 0; i < 3; i++) {
        await realTimePasses(year.ledger);
        await attempt(result);
        expect(await mails()).toEqual(both(`deferred ${result.code} 500 again`));
      }
      expect((await contact()).refusedAt).toBeNull();
      await realTimePasses(year.ledger);
      await attempt(SENT);
      expect(await mails()).toEqual(both('sent message-250 501 over'));
    },
  );
});

describe('a refusal for good (5xx)', () => {
  test('of the recipient marks the contact; the next mail that is taken clears the mark', async () => {
    await attempt(GONE);
    expect(await mails()).toEqual(both('refused rcpt-550-5.1.1 1 over'));
    expect(await contact()).toMatchObject({ refusedAt: OPENING, refusedCode: 'rcpt-550-5.1.1' });
    await year.ledger.db.mail.updateMany({
      where: { id: { startsWith: B } },
      data: { state: 'staged' },
    });
    await attempt(SENT);
    expect(await contact()).toMatchObject({ refusedAt: null, refusedCode: null });
  });

  test('of a rule before the content is tried again for days, and marks nobody', async () => {
    const denied: SendResult = { kind: 'refused', code: 'rcpt-554-5.7.1', fault: 'policy' };
    await attempt(denied);
    expect(await mails()).toEqual(both('deferred rcpt-554-5.7.1 1 again'));
    await year.ledger.db.mail.updateMany({ data: { attempt: 125 } });
    await realTimePasses(year.ledger);
    await attempt(denied);
    expect(await mails()).toEqual(both('refused rcpt-554-5.7.1 126 over'));
    expect((await contact()).refusedAt).toBeNull();
  });

  test('of the message marks nobody', async () => {
    await attempt({ kind: 'refused', code: 'message-554-5.7.1', fault: 'message' });
    expect(await mails()).toEqual(both('refused message-554-5.7.1 1 over'));
    expect((await contact()).refusedAt).toBeNull();
  });
});
