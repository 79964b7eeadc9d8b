import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether nothing listens on this TCP port of 127.0.0.1. */
export async function portIsFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined;
}

/** A TCP port of 127.0.0.1 that was free a moment ago; another program may still be faster. */
export async function freePort(): Promise<number> {
  const port = await listen(0);
  if (port === undefined) throw new Error('No free TCP port is left on 127.0.0.1.');
  return port;
}

/** A port was asked for and another program listens on it. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(what: string, port: number) {
    super(`${what} cannot start: port ${port} is taken by another program. Choose another port.`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/**
 * Throws PortTaken unless the port is free, or becomes free within `patience` milliseconds (a
 * server whose owner was killed a moment ago is still closing).
 */
export async function requirePort(what: string, port: number, patience = 0): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await portIsFree(port))) {
    if (performance.now() >= deadline) throw new PortTaken(what, port);
    await pause(100);
  }
}

/** Listens for a moment: the port that was free, or undefined. */
function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
