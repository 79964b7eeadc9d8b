import { expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { PortTaken, serve } from '../../../server/web/serve.ts';

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
