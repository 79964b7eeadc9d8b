import { beforeEach, expect, test } from '@jest/globals';
import { linkEntries } from '../../../ledger/audit-chain/seal.ts';
import { messageHashes } from '../../../ledger/outbox/audit-mails.ts';
import { digestsAgain } from '../../../ledger/outbox/due-digests.ts';
import { recordFates } from '../../../ledger/outbox/sending.ts';
import { auditPage } from '../../../ledger/read/desk/audit.ts';
import { verifyLedger } from '../../../local/verify-audit/verify.ts';
import { OPENING } from '../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, realTimePasses, record } from '../../support/outbox.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2, moreOfficers: ['deputy'] });
  for (const n of [1, 2]) await year.stepAt(OPENING, `small-periodic-2027-t00${n}`);
});

const entries = async () =>
  (
    await year.ledger.db.audit.findMany({
      where: { action: { startsWith: 'mail' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, planId, data }) => ({ action, planId, ...(data as object) }));
const begun = async () => {
  const messages = await claim(year.ledger);
  for (const message of messages) expect(await begin(year.ledger, message)).toBe(true);
  return messages;
};

test('what was sent together is one entry of its plan’s chain, with each Message-ID and answer', async () => {
  const messages = await begun();
  expect(messages).toHaveLength(2);
  const result = { kind: 'sent', code: 'dot-250-2.0.0' } as const;
  await recordFates(
    year.ledger,
    messages.map((message) => ({ message, result })),
  );
  const said = (message: (typeof messages)[number]) => ({
    ...{ id: message.messageId, code: 'dot-250-2.0.0', mails: message.members.toSorted() },
    ...messageHashes(message.raw, message.address),
    ...{ contact: expect.any(String), subject: expect.any(String) },
  });
  const ids = messages.map(({ messageId }) => messageId).sort();
  expect(await entries()).toEqual([
    {
      action: 'mails_sent',
      planId: 'small',
      messages: ids.map((id) => said(messages.find(({ messageId }) => messageId === id)!)),
    },
  ]);
  // Settled once, told once.
  await recordFates(
    year.ledger,
    messages.map((message) => ({ message, result })),
  );
  expect(await entries()).toHaveLength(1);
  await linkEntries(year.ledger);
  expect(await verifyLedger(year.ledger, [])).toMatchObject({ ok: true, unlinked: 0 });
  const page = await auditPage(year.ledger, 'small', 1);
  expect(page.rows.some(({ action }) => action.startsWith('mail'))).toBe(false);
});

test('so is what was refused, and what may have arrived, also where a sender died', async () => {
  const [first, second] = await begun();
  await record(year.ledger, first!, {
    kind: 'refused',
    code: 'rcpt-550-5.1.1',
    fault: 'recipient',
  });
  await realTimePasses(year.ledger);
  const times = { limit: 10, stragglerSeconds: 30, uncertainSeconds: 60 };
  await digestsAgain(year.ledger, OPENING, times);
  expect(await entries()).toEqual([
    {
      action: 'mail_refused',
      planId: 'small',
      messages: [expect.objectContaining({ id: first!.messageId, code: 'rcpt-550-5.1.1' })],
    },
    {
      action: 'mail_uncertain',
      planId: 'small',
      messages: [expect.objectContaining({ id: second!.messageId, code: 'lease_expired' })],
    },
  ]);
});
