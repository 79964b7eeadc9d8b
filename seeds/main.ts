// `npm run seed`: reads the notice of `seeds/`, its agencies, demo contacts and users into the
// database of DATABASE_URL. Again: changes nothing.
import { insist, readConfig } from '../config.ts';
import { openLedger } from '../ledger/ledger.ts';
import { loadSeeds, SEED_PLAN } from './load.ts';

try {
  const { databaseUrl } = insist(readConfig(), ['DATABASE_URL']);
  const ledger = openLedger({ url: databaseUrl ?? '' });
  const { created } = await loadSeeds(ledger).finally(() => ledger.close());
  console.log(`Plan ${SEED_PLAN}: ${created ? 'read into the ledger' : 'was there already'}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
