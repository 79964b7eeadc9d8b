import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { freePort } from '../../local/binaries/port.ts';
import { runServer } from '../../server/run-server.ts';
import { testLedger } from '../support/database.ts';
import { SETTINGS } from '../support/outbox.ts';
import { NAMESPACE } from '../support/product.ts';
import type { SmallPlanOptions } from '../support/small-plan.ts';
import { startWorld, type World } from '../support/world.ts';
import { TASK_QUEUE } from '../../config.ts';
import type { Place } from './visitor.ts';
import { FOR_EVER } from '../../ledger/retention/rules.ts';

/** A small plan on real parts, with its pages. */
export interface ServedWorld extends World, Place {}

export interface ServedWorldOptions extends SmallPlanOptions {
  startsAt: Date;
}

/** Boots a world and serves its pages; whoever is a contact of the plan signs in by a mailed code. */
export async function startServedWorld(options: ServedWorldOptions): Promise<ServedWorld> {
  const port = await freePort();
  const page = `http://127.0.0.1:${port}`;
  const makeLedger: Parameters<typeof startWorld>[0]['makeLedger'] = (clock) =>
    testLedger({ clock });
  const world = await startWorld({ ...options, makeLedger, baseUrl: page });
  const { ledger, connection, sink, plan } = world;
  await ledger.db.user.createMany({
    data: plan.contacts.map(({ id, agencyId, role, address }) => ({
      ...{ id, agencyId, email: address, name: `${agencyId}-${role}` },
      role:
        agencyId === plan.commissionId
          ? ('commission' as const)
          : agencyId === plan.governmentId
            ? ('government' as const)
            : ('agency' as const),
    })),
  });
  const serving = await runServer({
    ...{ ledger, databaseUrl: ledger.url, connection, namespace: NAMESPACE, taskQueue: TASK_QUEUE },
    ...{ smtpUrl: sink.url, mailFrom: SETTINGS.from, virtualTime: null },
    config: {
      baseUrl: page,
      secret: randomBytes(24).toString('hex'),
      defaultLang: 'zh-CN',
      idleMinutes: 480,
      freshMinutes: 10,
      keepDays: FOR_EVER,
    },
    ...{ log: pino({ level: 'silent' }), port, host: '127.0.0.1' },
  });
  return {
    ...world,
    page,
    mailsTo: (address) =>
      Promise.all(
        sink.messages
          .filter(({ to }) => to === address)
          .map(async (message) => ({
            subject: message.subject,
            text: (await message.body()).text,
          })),
      ),
    async stop() {
      await serving.stop();
      await world.stop();
    },
  };
}
