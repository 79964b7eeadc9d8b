import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

/** A span as it is told by OTLP over HTTP, in JSON. */
export interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

/** What a span says under a name. */
export const told = ({ attributes }: Span, key: string): string | number | undefined => {
  const value = attributes.find((each) => each.key === key)?.value;
  return value?.stringValue ?? value?.intValue;
};

/** An OpenTelemetry collector that keeps what it is told. */
export async function startCollector() {
  const spans: Span[] = [];
  /** Method, path and content of each request. */
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { resourceSpans } = body as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
      bodies.push(`${request.method} ${request.url} ${JSON.stringify(body)}`);
      for (const { scopeSpans } of resourceSpans)
        spans.push(...scopeSpans.flatMap((each) => each.spans));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  return {
    ...{ spans, bodies, url: `http://127.0.0.1:${port}` },
    stop: () => new Promise<void>((closed) => void server.close(() => closed())),
  };
}
