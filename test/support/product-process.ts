import { openLedger } from '../../ledger/ledger.ts';
import { TestServerTime } from '../../local/temporal/test-server-time.ts';
import { startProduct } from './product.ts';

/*
 * The product as a process of its own, so that a test can kill it:
 * product-process.ts DATABASE_URL TEMPORAL_ADDRESS OFFSET_MS SMTP_URL. Says `ready` when it polls.
 */
const [url = '', address = '', offset = '', smtpUrl = ''] = process.argv.slice(2);
const time = await TestServerTime.connect(address);
const clock = { now: async () => new Date((await time.now()).getTime() + Number(offset)) };
const ledger = { ...openLedger({ url, clock }), url };
await startProduct({ ledger, connection: time.connection, address, smtpUrl, cachedWorkflows: 0 });
console.log('ready');
