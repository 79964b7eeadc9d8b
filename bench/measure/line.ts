/**
 * A herd as waiting lines: mails go from the database through a sender to a mail server, and wait wherever
 * somebody else is being served. Fed with processor times as they were measured, it says how long a herd
 * takes on other machines than the one at hand, and which part is busy all the while.
 */

/** What one mail takes of each part's processor, in ms. */
export interface Service {
  sender: number;
  postgres: number;
  sink: number;
}

/** The parts there are. Those on one host share its cores; each process has one thread. */
export interface Layout {
  /** Sender processes; each claims for itself, over a connection whose work is one of PostgreSQL's processes. */
  senders: number;
  /** Connections of a sender to its mail server: so many mails are under way at once. */
  connections: number;
  /** Cores of the one host that everything runs on; or of each kind's own hosts. */
  cores: number | { sender: number; postgres: number; sink: number };
  /** Sender processes on one host, and senders that share one mail server (a relay); default: all. */
  sendersPerHost?: number;
  sendersPerSink?: number;
  /** Digests of a claim. */
  batch?: number;
  /** Between sender and mail server and back, beside what takes its processor, in ms. */
  latencyMs?: number;
}

/** How a herd goes. */
export interface Predicted {
  lastMs: number;
  perSecond: number;
  /** Of the time, how much the busiest process of a kind, and the busiest host, was at work. */
  busy: { sender: number; postgres: number; sink: number; host: number };
}

/** A thread on a host: does one task after another. */
interface Process {
  host: Host;
  waiting: Task[];
  atWork: boolean;
  isReady: boolean;
  worked: number;
}
interface Host {
  free: number;
  cores: number;
  ready: Process[];
  worked: number;
}
interface Task {
  ms: number;
  then: () => void;
}

const BATCH = 100;

/** Lets so many mails, all due at 0, go through. Takes time linear in their number. */
export function letThrough(mails: number, service: Service, layout: Layout): Predicted {
  const { senders, connections, batch = BATCH, latencyMs = 0 } = layout;
  const { sendersPerHost = senders, sendersPerSink = senders } = layout;
  const clock = new Events();
  const hosts = hostsOf(
    layout,
    Math.ceil(senders / sendersPerHost),
    Math.ceil(senders / sendersPerSink),
  );
  const sinks = hosts.sink.map(processOn);
  const [sending, claiming]: [Process[], Process[]] = [[], []];
  let [left, done] = [mails, 0];
  for (let i = 0; i < senders; i++) {
    const own = processOn(hosts.sender[Math.floor(i / sendersPerHost)]!);
    const backend = processOn(hosts.postgres);
    const sink = sinks[Math.floor(i / sendersPerSink)]!;
    sending.push(own);
    claiming.push(backend);
    let [queued, underway, claims] = [0, 0, false];
    const claim = () => {
      if (claims || left === 0 || queued >= batch) return;
      claims = true;
      const taken = Math.min(batch, left);
      left -= taken;
      const then = () => {
        claims = false;
        queued += taken;
        pump();
        claim();
      };
      work(clock, backend, { ms: taken * service.postgres, then });
    };
    const pump = () => {
      while (queued > 0 && underway < connections) {
        queued -= 1;
        underway += 1;
        work(clock, own, { ms: service.sender, then: () => clock.after(latencyMs / 2, arrive) });
      }
    };
    const arrive = () =>
      work(clock, sink, { ms: service.sink, then: () => clock.after(latencyMs / 2, answered) });
    const answered = () => {
      underway -= 1;
      done += 1;
      pump();
      claim();
    };
    claim();
  }
  clock.run();
  if (done < mails) throw new Error(`${mails - done} of ${mails} mails are stuck`);
  const share = (processes: readonly Process[]) =>
    Math.max(...processes.map(({ worked }) => worked)) / clock.now;
  const all = [...new Set([...hosts.sender, hosts.postgres, ...hosts.sink])];
  return {
    lastMs: clock.now,
    perSecond: (mails * 1000) / clock.now,
    busy: {
      sender: share(sending),
      postgres: Math.max(share(claiming), hosts.postgres.worked / hosts.postgres.cores / clock.now),
      sink: share(sinks),
      host: Math.max(...all.map(({ worked, cores }) => worked / cores)) / clock.now,
    },
  };
}

function hostsOf({ cores }: Layout, senderHosts: number, sinkHosts: number) {
  const host = (count: number): Host => ({ free: count, cores: count, ready: [], worked: 0 });
  const many = (count: number, of: () => Host) => Array.from({ length: count }, of);
  if (typeof cores === 'number') {
    const one = host(cores);
    const same = () => one;
    return { sender: many(senderHosts, same), postgres: one, sink: many(sinkHosts, same) };
  }
  return {
    sender: many(senderHosts, () => host(cores.sender)),
    postgres: host(cores.postgres),
    sink: many(sinkHosts, () => host(cores.sink)),
  };
}

const processOn = (host: Host): Process => ({
  host,
  waiting: [],
  atWork: false,
  isReady: false,
  worked: 0,
});

/** Gives a process a task: it begins when the process has done what came before, and a core is free. */
function work(clock: Events, process: Process, task: Task): void {
  process.waiting.push(task);
  if (!process.atWork && !process.isReady) {
    process.isReady = true;
    process.host.ready.push(process);
  }
  dispatch(clock, process.host);
}

function dispatch(clock: Events, host: Host): void {
  while (host.free > 0 && host.ready.length > 0) {
    const process = host.ready.shift()!;
    const { ms, then } = process.waiting.shift()!;
    host.free -= 1;
    Object.assign(process, { isReady: false, atWork: true });
    clock.after(ms, () => {
      host.free += 1;
      process.atWork = false;
      process.worked += ms;
      host.worked += ms;
      if (process.waiting.length > 0) {
        process.isReady = true;
        host.ready.push(process);
      }
      then();
      dispatch(clock, host);
    });
  }
}

/** What is to happen when; of the same instant in the order in which it was said. */
class Events {
  now = 0;
  #count = 0;
  readonly #heap: { at: number; order: number; then: () => void }[] = [];

  after(ms: number, then: () => void): void {
    const heap = this.#heap;
    heap.push({ at: this.now + ms, order: this.#count++, then });
    for (let i = heap.length - 1; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) break;
      [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
      i = parent;
    }
  }

  run(): void {
    for (let next = this.#take(); next; next = this.#take()) {
      this.now = next.at;
      next.then();
    }
  }

  #take() {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0; ;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.#isBefore(child, least)) least = child;
      if (least === i) return first;
      [heap[i], heap[least]] = [heap[least]!, heap[i]!];
      i = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a]!, this.#heap[b]!];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }
}
