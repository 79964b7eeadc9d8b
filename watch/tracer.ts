import type { Tracer } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';

/** How a process tells OpenTelemetry of itself. */
export interface Traces {
  tracer: Tracer;
  processor: SpanProcessor;
  resource: Resource;
  /** Sends what is left, and tells no more. */
  stop(): Promise<void>;
}

/**
 * Tells a collector by OTLP over HTTP. Nothing of it is even loaded where this is not called.
 * @param url the collector's address; `/v1/traces` is added.
 * @param service what the process is called there.
 */
export async function startTracer(url: string, service: string): Promise<Traces> {
  const [api, core, base, exporters, hooks, resources] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/resources'),
  ]);
  const resource = new resources.Resource({ 'service.name': service });
  const exporter = new exporters.OTLPTraceExporter({ url: `${url.replace(/\/+$/, '')}/v1/traces` });
  const processor = new base.BatchSpanProcessor(exporter);
  const provider = new base.BasicTracerProvider({ resource, spanProcessors: [processor] });
  // Temporal's interceptors hand spans on by what is registered for the process. The provider is not: libraries that would
  // make spans of their own, as the sign-in's of its statements, tell nobody.
  api.context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  return {
    ...{ tracer: provider.getTracer('duban'), processor, resource },
    stop: () => provider.shutdown().catch(() => undefined),
  };
}
