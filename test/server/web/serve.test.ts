import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { createApp } from '../../../server/app.tsx';
import { PortTaken, serve } from '../../../server/web/serve.ts';
import { startSite } from '../support/site.ts';

test('the server listens, says which port is taken, and stops', async () => {
  const app = new Hono().get('/', (c) => c.text('here'));
  const first = await serve(app as never, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${first.port}/`;
  expect(await (await fetch(url)).text()).toBe('here');
  const second = serve(app as never, first.port, '127.0.0.1');
  await expect(second).rejects.toThrow(PortTaken);
  await expect(second).rejects.toThrow(`Port ${first.port} is taken`);
  await first.stop();
  await expect(fetch(url)).rejects.toThrow();
});

test.each(['TRACE', 'CONNECT', 'TRACK'])('%s gives nothing back', async (method) => {
  const { deps } = await startSite();
  const serving = await serve(createApp(deps), 0, '127.0.0.1');
  const answer = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(serving.port, '127.0.0.1', () =>
      socket.write(
        `${method} / HTTP/1.1\r\nHost: localhost\r\nX-Secret: mirrored\r\nConnection: close\r\n\r\n`,
      ),
    );
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('error', reject).on('close', () => resolve(text));
  });
  await serving.stop();
  expect(answer).not.toContain('mirrored');
  expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
});
