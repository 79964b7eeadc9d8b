import { expect, test } from '@jest/globals';
import { useSenders } from '../support/senders.ts';
import { until } from '../support/until.ts';

const LEASE_SECONDS = 2;

const senders = useSenders();
const mails = () => senders.year.ledger.db.mail.findMany();

test('as long as a send lasts its lease is renewed, and no other sender takes it', async () => {
  let letGo!: () => void;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const sink = await senders.server({ onMessage: () => held });
  for (let i = 0; i < 2; i++) senders.sender({ leaseSeconds: LEASE_SECONDS });
  await senders.stepAll();
  const first = await until('a send', async () => {
    const [mail] = await mails();
    return mail?.state === 'sending' && mail.leaseUntil;
  });
  const past = new Date(first.getTime() + 2 * LEASE_SECONDS * 1_000);
  await until('two leases later', async () => {
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: 'sending', attempt: 1 });
    return mail!.leaseUntil! > past;
  });
  letGo();
  await senders.settled('sent');
  expect(sink.count()).toBe(1);
});

test('a process that was stopped past its lease sends nothing when it wakes', async () => {
  const sink = await senders.server();
  let stopped = false;
  senders.sender({ leaseSeconds: LEASE_SECONDS }, (transport) => ({
    ...transport,
    send(...args) {
      // The whole process stands still, as under SIGSTOP; its clock goes on.
      const isFirst = !stopped;
      stopped = true;
      const still = new Int32Array(new SharedArrayBuffer(4));
      if (isFirst) Atomics.wait(still, 0, 0, LEASE_SECONDS * 1_000 + 100);
      return transport.send(...args);
    },
  }));
  await senders.stepAll();
  // It knows that nothing was sent, and may say so as long as nobody else has taken the mails.
  await senders.settled('deferred');
  expect(sink.count()).toBe(0);
  await senders.year.ledger.db.$executeRaw`UPDATE mail SET retry_at = now()`;
  await senders.year.ledger.db.$executeRaw`SELECT pg_notify('duban_outbox', '')`;
  await senders.settled('sent');
  expect(sink.count()).toBe(1);
});
