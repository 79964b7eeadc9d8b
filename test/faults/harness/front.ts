import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One address in front of servers that come and go, as a floating address is. */
export interface Front {
  port: number;
  /** From now on it leads there; connections to where it led before are cut. */
  leadTo(port: number): void;
  /** From now on nothing that is said there is passed on. */
  stall(): void;
  /** As it was; what stands still is cut. */
  goOn(): void;
  close(): Promise<void>;
}

/** Starts it. */
export async function startFront(port: number): Promise<Front> {
  let target = port;
  let isStalled = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on('data', (chunk) => {
        if (!isStalled) other.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    leadTo(next) {
      target = next;
      cut();
    },
    stall: () => void (isStalled = true),
    goOn() {
      isStalled = false;
      cut();
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
