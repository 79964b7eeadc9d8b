import type { Ledger } from '../../ledger/ledger.ts';
import { hasAdministrator } from '../../ledger/read/register/installed.ts';
import { SEED_PLAN } from '../../seeds/load.ts';
import { setupCode } from '../../server/sign-in/setup-code.ts';

/** The ledger holds the demonstration; the message says what to do. */
export class HoldsDemo extends Error {
  constructor() {
    super(
      'The database of DATABASE_URL holds the demonstration, which does not go together with people ' +
        'and plans of your own. Name an empty database, or unset DATABASE_URL: then --empty keeps one ' +
        'of its own.',
    );
  }
}

/** @throws HoldsDemo if the ledger holds the demonstration. */
export async function requireOwn({ db }: Ledger): Promise<void> {
  if ((await db.plan.count({ where: { id: SEED_PLAN } })) > 0) throw new HoldsDemo();
}

/** Whether the ledger belongs to somebody already: the demonstration is not put on top of it. */
export async function isOwn({ db }: Ledger): Promise<boolean> {
  if ((await db.plan.count({ where: { id: SEED_PLAN } })) > 0) return false;
  return (await db.plan.count()) > 0 || (await db.user.count()) > 0;
}

/** By which code the first administrator is made; null once there is one. */
export async function codeToSetUp(ledger: Ledger, secret: string): Promise<string | null> {
  return (await hasAdministrator(ledger)) ? null : setupCode(secret);
}
