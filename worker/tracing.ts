import { createRequire } from 'node:module';
import type { Tracer } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { InjectedSinks, WorkerInterceptors } from '@temporalio/worker';
import type { MailTransport } from '../mail/transport/transport.ts';
import { startTracer } from '../watch/tracer.ts';

/** The module that has a workflow's own spans made, within its bundle. */
export const WORKFLOW_SPANS = createRequire(import.meta.url).resolve(
  '@temporalio/interceptors-opentelemetry/lib/workflow-interceptors',
);

type Sending = Pick<MailTransport, 'send' | 'connections'>;

/** What a worker tells OpenTelemetry of itself. */
export interface Tracing {
  client: WorkflowClientInterceptor[];
  worker: WorkerInterceptors;
  sinks: InjectedSinks<never>;
  /** Has every mail that is sent be a span: its Message-ID and its end, neither address nor text. */
  mails(of: Sending): Sending;
  /** Sends what is left, and tells no more. */
  stop(): Promise<void>;
}

/**
 * Tells a collector of workflows, their steps and mails: each workflow is a trace, and its steps are
 * spans under it by name and ids. Nothing of it is even loaded where this is not called.
 * @param url the collector's address.
 */
export async function startTracing(url: string): Promise<Tracing> {
  const spans = await import('@temporalio/interceptors-opentelemetry');
  const { tracer, processor, resource, stop } = await startTracer(url, 'duban-worker');
  const client = [new spans.OpenTelemetryWorkflowClientInterceptor({ tracer })];
  return {
    client,
    worker: {
      activity: [
        (context) => ({
          inbound: new spans.OpenTelemetryActivityInboundInterceptor(context, { tracer }),
        }),
      ],
    },
    sinks: { exporter: spans.makeWorkflowExporter(processor, resource) } as never,
    mails: (of) => watched(of, tracer),
    stop,
  };
}

const MESSAGE_ID = /^Message-ID:\s*(<[^<>\s]+>)/im;
/** Where the headers of a message are looked for. */
const HEAD = 4_096;

function watched(of: Sending, tracer: Tracer): Sending {
  return {
    connections: of.connections,
    async send(raw, envelope, isHeld) {
      const [, id = ''] = MESSAGE_ID.exec(raw.subarray(0, HEAD).toString('latin1')) ?? [];
      const span = tracer.startSpan('SendMail', { attributes: { 'messaging.message.id': id } });
      const result = await of.send(raw, envelope, isHeld);
      span.setAttributes({ 'duban.mail.result': result.kind, 'duban.mail.code': result.code });
      span.end();
      return result;
    },
  };
}
