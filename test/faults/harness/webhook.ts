import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the operator's notices of one scene arrive. */
export interface Webhook {
  url: string;
  /** When each came, in ms of this process's steady clock. */
  calls: readonly { at: number; body: string }[];
  close(): Promise<void>;
}

/** Starts one on 127.0.0.1. */
export async function startWebhook(): Promise<Webhook> {
  const calls: { at: number; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ at: performance.now(), body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/notices`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
