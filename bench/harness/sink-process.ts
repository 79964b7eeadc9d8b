// A mail server that takes everything and counts it: as little work a mail as can be, for it shares the
// cores with what is measured. It is not the house's own sink, which reads and keeps each message.
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answerBy } from './child.ts';

const GREETING = '220 bench ESMTP\r\n';
const EXTENSIONS = '250-bench\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
const END = Buffer.from('\r\n.\r\n');
const MESSAGE_ID = /^message-id:\s*(<[^>]+>)/im;
/** Of a message only its head is looked into. */
const HEAD = 4_096;

/** When each message came, by Message-ID: epoch ms of the first time. */
let arrivals = new Map<string, number>();
let twice = 0;
let kept: Buffer[] | null = null;
/** Before the final dot is answered, in ms: a server that is far away, or slow. */
let slowness = 0;

/** One connection. */
class Session {
  #left: Buffer = Buffer.alloc(0);
  #inData = false;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.write(GREETING);
  }

  #take(chunk: Buffer): void {
    this.#left = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    let answer = '';
    for (;;) {
      const end = this.#inData ? this.#left.indexOf(END) : this.#left.indexOf('\r\n');
      if (end < 0) break;
      if (this.#inData) {
        const message = this.#left.subarray(0, end + 2);
        this.#left = this.#left.subarray(end + END.length);
        this.#inData = false;
        if (slowness > 0) void this.#acceptLater(message);
        else answer += accept(message);
      } else {
        const line = this.#left.toString('latin1', 0, end);
        this.#left = this.#left.subarray(end + 2);
        answer += this.#reply(line);
      }
    }
    if (answer !== '') this.#socket.write(answer);
  }

  async #acceptLater(message: Buffer): Promise<void> {
    await pause(slowness);
    if (!this.#socket.destroyed) this.#socket.write(accept(message));
  }

  #reply(line: string): string {
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        return EXTENSIONS;
      case 'DATA':
        this.#inData = true;
        return '354 go on\r\n';
      case 'QUIT':
        this.#socket.end('221 bye\r\n');
        return '';
      default:
        return '250 ok\r\n';
    }
  }
}

function accept(message: Buffer): string {
  const id = MESSAGE_ID.exec(message.toString('latin1', 0, HEAD))?.[1];
  if (id === undefined) return '554 5.6.0 no Message-ID\r\n';
  if (arrivals.has(id)) twice += 1;
  else arrivals.set(id, performance.timeOrigin + performance.now());
  kept?.push(Buffer.from(message));
  return '250 ok\r\n';
}

const server = createServer((socket) => new Session(socket));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

answerBy({
  port: () => (server.address() as AddressInfo).port,
  /** Forgets what came; from now on keeps messages, or is slow, if asked. */
  reset: (given: { keeps?: boolean; slownessMs?: number }) => {
    arrivals = new Map();
    twice = 0;
    kept = given.keeps ? [] : null;
    slowness = given.slownessMs ?? 0;
  },
  count: () => arrivals.size,
  arrived: () => ({ at: [...arrivals.values()], twice }),
  kept: () => kept ?? [],
});
