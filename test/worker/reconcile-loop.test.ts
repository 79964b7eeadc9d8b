import { expect, test } from '@jest/globals';
import pino from 'pino';
import { startReconciler } from '../../worker/reconcile-loop.ts';
import { OPENING, PROCESS } from '../support/dates.ts';
import { openedYear } from '../support/opened-year.ts';
import { until } from '../support/until.ts';

const log = pino({ level: 'silent' });

test('a worker reconciles by itself, again and again, until it is stopped', async () => {
  const { ledger, clock } = await openedYear();
  const lose = async () => {
    clock.set(new Date(OPENING.getTime() + 3_600_000));
    await ledger.db.relay.deleteMany();
    await ledger.db.repair.deleteMany();
    await ledger.db.$executeRaw`UPDATE process SET changed_real = now() - interval '1 hour'`;
  };
  await lose();
  const loop = startReconciler(ledger, log, 1);
  for (let round = 0; round < 2; round++) {
    await until('the repair', async () => (await ledger.db.repair.count()) > 0);
    expect(await ledger.db.repair.findFirst()).toMatchObject({ subject: PROCESS });
    await lose();
  }
  await loop.stop();
});
