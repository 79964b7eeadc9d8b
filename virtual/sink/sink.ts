import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Behaviours, type Behaviour, type SinkReply } from './behaviour.ts';
import { readMessage, type SinkMessage } from './sink-message.ts';

/** How a sink behaves. */
export interface SinkOptions {
  /** Any free port when left out. */
  port?: number;
  /** Called for every message taken, before it is answered: a throw answers 451. */
  onMessage?: (message: SinkMessage) => void | Promise<void>;
  /** By recipient. */
  behaviour?: Readonly<Record<string, Behaviour>>;
  /** The virtual instant of arrival. */
  stamp?: () => Date;
}

/** A mail server that keeps what it is sent. */
export interface Sink {
  /** For createTransport. */
  url: string;
  /** What was taken, in the order of arrival. */
  messages: readonly SinkMessage[];
  count(): number;
  /** From now on, for one recipient. */
  behave(address: string, behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Starts a real SMTP server on 127.0.0.1 that keeps what it is sent. */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const messages: SinkMessage[] = [];
  const behaviours = new Behaviours(options.behaviour);

  /** Takes a message; the reply it must be refused with, or whether to drop the connection. */
  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<SinkReply | 'drop' | null> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const at = options.stamp?.() ?? null;
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo.map(({ address }) => address);
    const behaviour = to.map((address) => behaviours.take(address, 'dot')).find(Boolean);
    if (behaviour && 'reply' in behaviour) return behaviour.reply;
    if (behaviour?.drop === 'lost') return 'drop';
    const raw = Buffer.concat(chunks);
    const from = mailFrom ? mailFrom.address : '';
    for (const address of to) {
      const message = await readMessage(raw, { from, to: address, at });
      await options.onMessage?.(message);
      messages.push(message);
    }
    return behaviour ? 'drop' : null;
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const behaviour = behaviours.take(address, 'rcpt');
      callback(behaviour && 'reply' in behaviour ? refusal(behaviour.reply) : null);
    },
    onData(stream, session, callback) {
      take(stream, session).then(
        (refused) => {
          if (refused === 'drop') dropConnection(server, session);
          else callback(refused && refusal(refused));
        },
        () => callback(refusal({ smtpCode: 451, text: '4.3.0 the sink failed' })),
      );
    },
  });
  // A client that goes away in the middle is not the sink's trouble.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    count: () => messages.length,
    behave: (address, behaviour) => behaviours.set(address, behaviour),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        for (const connection of server.connections) connection.close();
      }),
  };
}

function refusal({ smtpCode, text }: SinkReply): Error {
  return Object.assign(new Error(text), { responseCode: smtpCode });
}

function dropConnection(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections)
    if (connection.session.id === id) connection._socket.destroy();
}
