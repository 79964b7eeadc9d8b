import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { isInner, postJson } from '../../watch/webhook.ts';

describe('a webhook', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.100.100.200'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'],
  ])('%s is inside', (address) => expect(isInner(address)).toBe(true));

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2400:3200::1', '2606:4700::1111'])(
    '%s is outside',
    (address) => expect(isInner(address)).toBe(false),
  );

  test.each([
    ...['http://127.0.0.1:1/x', 'http://[::1]:1/x', 'http://localhost:1/x', 'http://0x7f.1:1/x'],
    ...['http://2130706433:1/x', 'http://[::ffff:10.0.0.1]/x'],
  ])('%s is refused unless it is allowed', async (url) => {
    const post = (inner: boolean) => postJson({ url, format: 'json', inner }, {});
    await expect(post(false)).rejects.toThrow(/is an inner address/);
  });

  test('follows no redirect, and tells neither path nor answer', async () => {
    const paths: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/inner' }).end('a secret');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/key-1234`;
    const error = await postJson({ url, format: 'json', inner: true }, {}).catch(String);
    expect(error).toBe(`Error: 127.0.0.1:${port} answered 302`);
    expect(paths).toEqual(['/key-1234']);
    server.close();
    const gone = await postJson({ url, format: 'json', inner: true }, {}).catch(String);
    expect(gone).toBe(`Error: 127.0.0.1:${port} was not reached`);
  });
});
