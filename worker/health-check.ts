// `tsx worker/health-check.ts`: exits with 0 while a worker of this ledger beats (for a container).
import { insist, readConfig } from '../config.ts';
import { lastBeat } from '../ledger/heartbeat.ts';
import { openLedger } from '../ledger/ledger.ts';
import { BEAT_MS } from '../watch/heartbeat-loop.ts';

const { databaseUrl } = insist(readConfig(), ['DATABASE_URL']);
const ledger = openLedger({ url: databaseUrl ?? '', connections: 1 });
const age = await lastBeat(ledger, 'worker').finally(() => ledger.close());
process.exitCode = age !== null && age * 1_000 <= 3 * BEAT_MS ? 0 : 1;
