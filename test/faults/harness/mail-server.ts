import { createHash } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ROWS_HEADER, rowsIn } from '../../../mail/compose/rows.ts';

/** Where in a session something can go wrong; `after` is behind the final dot, with the message taken. */
export type Verb =
  'connect' | 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'after';

/** What the server does wrong from now on: drops the connection, says nothing, or refuses in words and after 421 hangs up. */
export interface Trouble {
  at: Verb;
  does: 'drop' | 'hang' | `${4 | 5}${string}`;
  /** Of the mails to one recipient alone. */
  to?: string;
}

/** One message as it came. */
export interface Arrival {
  messageId: string;
  /** The outbox rows that it carries. */
  rows: string[];
  /** Of its bytes. */
  hash: string;
  /** When MAIL FROM was heard, and when it was taken; epoch ms. */
  begun: number;
  at: number;
}

/** A mail server that can be broken at every verb, and counts what it has taken. */
export interface MailServer {
  url: string;
  arrivals: readonly Arrival[];
  /** What came that carries no row of the outbox, as it came. */
  letters: readonly Buffer[];
  /** How many sessions stand still at this moment. */
  hanging(): number;
  /** Breaks it from the next time that the place is reached. */
  breakAt(trouble: Trouble): void;
  /** As it was; sessions that stand still are ended, as by a server that is started again. */
  mend(): void;
  /** From now on one mail in so many ms, or as fast as it can. */
  throttle(ms: number): void;
  /** Nobody listens any more, and every session ends; until `listen`. */
  stopListening(): Promise<void>;
  listen(): Promise<void>;
  /** Forgets what came. */
  reset(): void;
  close(): Promise<void>;
}

const YES: Record<Exclude<Verb, 'connect' | 'body' | 'after'>, string> = {
  greeting: '220 ready',
  ehlo: '250-here\r\n250-AUTH PLAIN\r\n250 8BITMIME',
  auth: '235 2.7.0 in',
  mail: '250 2.1.0 ok',
  rcpt: '250 2.1.5 ok',
  data: '354 go',
  dot: '250 2.0.0 taken',
};

const EARLY: readonly Verb[] = ['connect', 'greeting', 'ehlo', 'auth'];

/** What all sessions of a server share. */
interface Shared {
  trouble: Trouble | null;
  everyMs: number;
  nextSlot: number;
  taken: Arrival[];
  letters: Buffer[];
  hanging: Set<Socket>;
}

/** Starts one on 127.0.0.1, on any free port; its URL has an account. */
export async function startMailServer(): Promise<MailServer> {
  const shared: Shared = {
    trouble: null,
    everyMs: 0,
    nextSlot: 0,
    taken: [],
    letters: [],
    hanging: new Set(),
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      shared.hanging.delete(socket);
    });
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    new Session(socket, shared).greet();
  });
  await listenOn(server, 0);
  const { port } = server.address() as AddressInfo;
  const stopListening = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  const mend = () => {
    shared.trouble = null;
    for (const socket of shared.hanging) socket.destroy();
  };
  return {
    url: `smtp://duban:secret@127.0.0.1:${port}`,
    get arrivals() {
      return shared.taken;
    },
    get letters() {
      return shared.letters;
    },
    hanging: () => shared.hanging.size,
    breakAt: (trouble) => void (shared.trouble = trouble),
    mend,
    throttle: (ms) => void (shared.everyMs = ms),
    reset() {
      shared.taken = [];
      shared.everyMs = 0;
      mend();
    },
    stopListening,
    listen: () => listenOn(server, port),
    close: stopListening,
  };
}

const listenOn = (server: Server, port: number): Promise<void> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));

/** One connection. */
class Session {
  readonly #socket: Socket;
  readonly #shared: Shared;
  #left: Buffer = Buffer.alloc(0);
  #inData = false;
  #to = '';
  #begun = 0;

  constructor(socket: Socket, shared: Shared) {
    this.#socket = socket;
    this.#shared = shared;
  }

  greet(): void {
    if (!this.#goesOn('connect')) return;
    if (this.#answer('greeting')) this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  /** Does what is wrong here, if it is; @returns whether the session goes on as it should. */
  #goesOn(at: Verb): boolean {
    const { trouble, hanging } = this.#shared;
    if (trouble?.at !== at || (trouble.to !== undefined && trouble.to !== this.#to)) return true;
    if (trouble.does === 'drop') this.#socket.destroy();
    else if (trouble.does === 'hang') {
      this.#socket.pause();
      hanging.add(this.#socket);
    } else if (trouble.does.startsWith('421')) this.#socket.end(`${trouble.does}\r\n`);
    else this.#socket.write(`${trouble.does}\r\n`);
    return false;
  }

  #answer(at: keyof typeof YES): boolean {
    if (!this.#goesOn(at)) return false;
    this.#socket.write(`${YES[at]}\r\n`);
    return true;
  }

  #take(chunk: Buffer): void {
    this.#left = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    // A server that dies over the content has read some of it.
    if (this.#inData && !this.#goesOn('body')) return;
    while (!this.#socket.destroyed && !this.#socket.isPaused()) {
      const end = this.#left.indexOf(this.#inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const bytes = this.#left.subarray(0, end);
      this.#left = this.#left.subarray(end + (this.#inData ? 5 : 2));
      if (this.#inData) {
        this.#inData = false;
        void this.#atDot(bytes);
      } else this.#command(bytes.toString('latin1'));
    }
  }

  #command(line: string): void {
    const verb = (line.split(' ')[0] ?? '').toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') this.#answer('ehlo');
    else if (verb === 'AUTH') this.#answer('auth');
    else if (verb === 'MAIL') {
      this.#begun = Date.now();
      this.#answer('mail');
    } else if (verb === 'RCPT') {
      this.#to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      this.#answer('rcpt');
    } else if (verb === 'DATA') this.#inData = this.#answer('data');
    else if (verb === 'QUIT') this.#socket.end('221 bye\r\n');
    else this.#socket.write('250 ok\r\n');
  }

  async #atDot(bytes: Buffer): Promise<void> {
    const { everyMs } = this.#shared;
    if (everyMs > 0) {
      const slot = Math.max(Date.now(), this.#shared.nextSlot);
      this.#shared.nextSlot = slot + everyMs;
      await new Promise((resolve) => setTimeout(resolve, slot - Date.now()));
      if (this.#socket.destroyed) return;
    }
    if (!this.#goesOn('dot')) return;
    this.#keep(Buffer.from(bytes));
    if (!this.#goesOn('after')) return;
    this.#socket.write(`${YES.dot}\r\n`);
    // What goes wrong before MAIL FROM is met by connections that are new.
    if (EARLY.includes(this.#shared.trouble?.at ?? 'mail')) this.#socket.end();
  }

  #keep(bytes: Buffer): void {
    const end = bytes.indexOf('\r\n\r\n');
    const head = bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
    const rows = rowsIn(headerOf(head, ROWS_HEADER));
    if (rows.length === 0) return void this.#shared.letters.push(bytes);
    this.#shared.taken.push({
      messageId: headerOf(head, 'Message-ID'),
      rows,
      hash: createHash('sha256').update(bytes).digest('hex'),
      begun: this.#begun,
      at: Date.now(),
    });
  }
}

/** A header's value, unfolded. */
function headerOf(head: string, name: string): string {
  const value = new RegExp(`^${name}:((?:.*)(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1] ?? '';
  return value.replace(/\r\n[ \t]/g, '').trim();
}
