import { openLedger } from '../../ledger/ledger.ts';
import { Connection } from '@temporalio/client';
import { startProduct } from './product.ts';
import { RunningClock } from './running-clock.ts';

/*
 * The product as a process of its own, so that a test can kill it:
 * product-process.ts DATABASE_URL TEMPORAL_ADDRESS OFFSET_MS SMTP_URL. Says `ready` when it polls.
 */
const [url = '', address = '', offset = '', smtpUrl = ''] = process.argv.slice(2);
const connection = await Connection.connect({ address });
const clock = new RunningClock(Number(offset));
const ledger = { ...openLedger({ url, clock }), url };
await startProduct({ ledger, connection, address, smtpUrl });
console.log('ready');
