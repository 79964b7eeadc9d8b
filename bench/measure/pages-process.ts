// The pages as a process of their own, on a ledger: pages-process.ts DATABASE_URL. What they would mail
// is kept, for the code to sign in with is in it.
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { openLedger } from '../../ledger/ledger.ts';
import type { PromptMail } from '../../server/web/deps.ts';
import { serve } from '../../server/web/serve.ts';
import { freePort } from '../../local/binaries/port.ts';
import { answerBy } from '../harness/child.ts';
import { benchApp } from './bench-app.ts';

const [url = ''] = process.argv.slice(2);
const ledger = openLedger({ url });
const log = pino({ level: 'silent' });
let last: PromptMail | undefined;
const sendMail = async (mail: PromptMail) => void (last = mail);
const port = await freePort();
const baseUrl = `http://127.0.0.1:${port}`;
const app = benchApp({ ledger, baseUrl, sendMail, log });
const serving = await serve(app, port, '127.0.0.1');

answerBy({
  base: () => baseUrl,
  /** The mail leaves after the answer. */
  code: async () => {
    while (!last) await pause(5);
    return /\b\d{8}\b/.exec(last.text)?.[0] ?? '';
  },
  async stop() {
    await serving.stop();
    await ledger.close();
  },
});
