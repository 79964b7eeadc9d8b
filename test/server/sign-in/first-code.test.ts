import { Connection } from '@temporalio/client';
import { expect, test } from '@jest/globals';
import pino from 'pino';
import { setUp } from '../../../ledger/commands/register/set-up.ts';
import { FOR_EVER } from '../../../ledger/retention/rules.ts';
import { runServer } from '../../../server/run-server.ts';
import { setupCode } from '../../../server/sign-in/setup-code.ts';
import { testLedger } from '../../support/database.ts';

const SECRET = 'b7Qx2LmV9sTf4KpZ8wRj5NcY1hGd6EaU';

test('a server says by what code the first administrator is made, until there is one', async () => {
  const ledger = await testLedger();
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const serveOnce = async () => {
    lines.length = 0;
    const serving = await runServer({
      ...{
        ledger,
        databaseUrl: ledger.url,
        connection,
        namespace: 'default',
        taskQueue: 'duban',
        log,
      },
      smtpUrl: 'smtp://127.0.0.1:1',
      mailFrom: { name: 'Duban', address: 'duban@duban.test' },
      config: {
        baseUrl: 'http://duban.test',
        secret: SECRET,
        defaultLang: 'zh-CN',
        idleMinutes: 480,
        freshMinutes: 10,
        keepDays: FOR_EVER,
      },
      ...{ virtualTime: null, port: 0, host: '127.0.0.1' },
    });
    await serving.stop();
    return lines.join('');
  };
  try {
    const said = await serveOnce();
    expect(said).toContain(setupCode(SECRET));
    expect(said).toContain('http://duban.test/setup');
    await setUp(ledger, { name: '管理员', address: 'a@duban.test', lang: 'zh-CN' });
    expect(await serveOnce()).toBe('');
  } finally {
    await connection.close();
  }
});
