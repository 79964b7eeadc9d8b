import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** Stages at which a script can do something else than say yes. */
export type At = 'connect' | 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot';

/**
 * What the server does at a stage: `drop` the connection, `hang` (say nothing), or answer with a line.
 * A list is worked off, one entry each time the stage is reached; after it the server says yes.
 */
export type Script = Partial<Record<At, string | string[]>>;

export interface ScriptedServer {
  url: string;
  /** Complete messages, as far as the final dot, whatever was answered to it. */
  messages: string[];
  /** How many connections were made. */
  connections: () => number;
  /** Resolves when a final dot has come; with waitAtDot. */
  atDot: Promise<void>;
  answerDot(): void;
  close(): Promise<void>;
}

const YES: Record<At, string> = {
  connect: '',
  greeting: '220 ready',
  ehlo: '250 8BITMIME',
  auth: '235 2.7.0 in',
  mail: '250 2.1.0 ok',
  rcpt: '250 2.1.5 ok',
  data: '354 go',
  dot: '250 2.0.0 taken',
};

export interface ServerOptions {
  pipelining?: boolean;
  auth?: boolean;
  /** Offers STARTTLS and then speaks none. */
  starttls?: boolean;
  /** Announces a greatest size. */
  size?: number;
  /** Says go on to DATA, and reads nothing any more. */
  stopReading?: boolean;
  /** Answers the final dot with a reply that never ends. */
  trickle?: boolean;
  /** Answers the final dot when answerDot is called. */
  waitAtDot?: boolean;
}

/** A real SMTP server on a socket of its own, whose every answer can be scripted. */
export async function scriptedServer(
  script: Script,
  options: ServerOptions = {},
): Promise<ScriptedServer> {
  const messages: string[] = [];
  const sockets = new Set<net.Socket>();
  const left = Object.fromEntries(
    Object.entries(script).map(([at, what]) => [at, [what].flat()]),
  ) as Partial<Record<At, string[]>>;
  let made = 0;
  let reachedDot = () => {};
  let answerDot = () => {};
  const atDot = new Promise<void>((resolve) => (reachedDot = resolve));

  /** Does what the script says at this stage; true when the session goes on. */
  function act(socket: net.Socket, at: At): boolean {
    const action = left[at]?.shift() ?? YES[at];
    if (action === 'hang') socket.pause();
    else if (action === 'drop') socket.destroy();
    else if (action !== '') socket.write(`${action}\r\n`);
    return action.startsWith(YES[at].charAt(0));
  }

  function atTheDot(socket: net.Socket): void {
    reachedDot();
    if (options.trickle) {
      const drip = setInterval(() => socket.write('250-wait\r\n'), 40);
      socket.on('close', () => clearInterval(drip));
    } else if (options.waitAtDot) answerDot = () => act(socket, 'dot');
    else act(socket, 'dot');
  }

  const server = net.createServer((socket) => {
    made += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let buffer = '';
    let content = false;
    let recipients = 0;
    if (!act(socket, 'connect')) return;
    act(socket, 'greeting');

    const command = (line: string) => {
      const verb = line.split(' ')[0]!.toUpperCase();
      if (verb === 'EHLO') {
        const offers = [
          ...(options.pipelining ? ['PIPELINING'] : []),
          ...(options.auth ? ['AUTH PLAIN'] : []),
          ...(options.starttls ? ['STARTTLS'] : []),
          ...(options.size ? [`SIZE ${options.size}`] : []),
        ];
        if (!left.ehlo?.length) socket.write(['', ...offers].map((it) => `250-${it}\r\n`).join(''));
        act(socket, 'ehlo');
      } else if (verb === 'HELO') socket.write('502 no\r\n');
      else if (verb === 'STARTTLS') {
        socket.write('220 go on\r\n');
        socket.removeAllListeners('data');
        socket.once('data', () => socket.write('this is no TLS\r\n'));
      } else if (verb === 'AUTH') act(socket, 'auth');
      else if (verb === 'MAIL') act(socket, 'mail');
      else if (verb === 'RCPT') recipients += act(socket, 'rcpt') ? 1 : 0;
      else if (verb === 'DATA') {
        content = act(socket, 'data');
        // So that a lone dot, which ends an empty message, is found like any other.
        if (content) buffer = `\r\n${buffer}`;
        if (options.stopReading) socket.pause();
      } else if (verb === 'RSET') socket.write('250 reset\r\n');
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('500 what\r\n');
    };

    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const end = buffer.indexOf(content ? '\r\n.\r\n' : '\r\n');
        if (end < 0 || socket.destroyed || socket.isPaused()) return;
        const text = buffer.slice(0, end);
        buffer = buffer.slice(end + (content ? 5 : 2));
        if (content) {
          content = false;
          if (recipients > 0) messages.push(text.slice(2));
          recipients = 0;
          atTheDot(socket);
        } else command(text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    connections: () => made,
    atDot,
    answerDot: () => answerDot(),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
