import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnv } from './deps.ts';

/** The port is in use by another program. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or choose another port.`);
    this.port = port;
  }
}

/** A server that listens. */
export interface Serving {
  port: number;
  /** Takes no new request, lets those under way end (for at most `graceMs`), and closes. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Listens on a port (0: any free one).
 * @throws PortTaken when another program listens there.
 */
export async function serve(
  app: Pick<Hono<AppEnv>, 'fetch'>,
  port: number,
  hostname?: string,
): Promise<Serving> {
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen(port, hostname, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, stop: (graceMs = 5_000) => close(server, graceMs) };
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
