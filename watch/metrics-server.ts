import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** Where metrics are told. */
export interface MetricsPlace {
  /** 0: any free one. */
  port: number;
  host: string;
  /** Whoever asks must have it; null: whoever reaches the port is told. */
  token: string | null;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** `GET /metrics` on a port of its own: it is never part of the pages. @throws when the port is taken. */
export async function serveMetrics(metrics: Metrics, { port, host, token }: MetricsPlace) {
  const wanted = token === null ? null : digest(`Bearer ${token}`);
  const server = createServer((request, response) => {
    const given = digest(request.headers.authorization ?? '');
    if (wanted && !timingSafeEqual(given, wanted))
      return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    if (request.method !== 'GET' || request.url !== '/metrics')
      return void response.writeHead(404).end();
    metrics.text().then(
      (text) =>
        response
          .writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
          .end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
