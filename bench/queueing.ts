import { availableParallelism } from 'node:os';
import { rounded, spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { openArena, type Arena } from './measure/arena.ts';
import { letThrough, type Layout, type Service } from './measure/line.ts';
import { measure, type Measured } from './measure/measure.ts';

const CONNECTIONS = 10;
/** The service times are taken at a smaller herd than the one they are to foretell. */
const SMALLER = 5;

/** A ministry's service at the end of a year: a million reports due on one day, 31 provinces. */
const COUNTRY = 1_000_000;
const RELAYS: Record<string, Layout> = {
  'one sender, everything on 2 cores': { senders: 1, connections: CONNECTIONS, cores: 2 },
  'one sender, a relay 20 ms away': {
    ...{ senders: 1, connections: CONNECTIONS, latencyMs: 20 },
    cores: { sender: 2, postgres: 4, sink: 4 },
  },
  '4 senders, 50 connections each': {
    ...{ senders: 4, connections: 50, latencyMs: 20, sendersPerHost: 2, sendersPerSink: 1 },
    cores: { sender: 2, postgres: 8, sink: 4 },
  },
  '16 senders, 50 connections each': {
    ...{ senders: 16, connections: 50, latencyMs: 20, sendersPerHost: 2, sendersPerSink: 4 },
    cores: { sender: 2, postgres: 16, sink: 4 },
  },
  '31 databases, 2 senders each': {
    ...{ senders: 2, connections: 50, latencyMs: 20, sendersPerHost: 2, sendersPerSink: 2 },
    cores: { sender: 2, postgres: 4, sink: 4 },
  },
};

/**
 * `npm run bench -- queueing`: measures what a mail takes of each part at a fifth of N, lets N mails go
 * through waiting lines with these times, and says how far that is from N mails sent; then lets a
 * country's herd through other layouts.
 */
export async function run({ n = 10_000, runs = 3 }: BenchOptions): Promise<BenchResult> {
  const few = Math.max(1, Math.floor(n / SMALLER));
  const [fed, sent]: [Measured[], Measured[]] = [[], []];
  const arena = await openArena({ mails: n, needs: ['duban'] });
  try {
    for (let round = 0; round < runs; round++) {
      fed.push(await once(arena, few));
      sent.push(await once(arena, n));
    }
  } finally {
    await arena.stop();
  }
  const service = serviceOf(fed);
  const cores = availableParallelism();
  const here = letThrough(n, service, { senders: 1, connections: CONNECTIONS, cores });
  const perSecond = spreadOf(sent.map((each) => each.perSecond));
  return {
    name: 'queueing',
    n,
    runs,
    fedWith: few,
    cores,
    serviceMs: service,
    perSecond: { predicted: rounded(here.perSecond), measured: perSecond },
    /** Predicted by measured. */
    ratio: rounded(here.perSecond / perSecond.median),
    country: countryOf(service),
  };
}

async function once(arena: Arena, n: number): Promise<Measured> {
  const one = await measure(arena, { name: 'duban', n });
  say(`${n} mails: ${one.perSecond}/s`);
  return one;
}

/** @throws Error where the machine does not tell PostgreSQL's processor time. */
function serviceOf(rounds: readonly Measured[]): Service {
  const of = (figure: (cpu: Measured['cpuMs']) => number | null) =>
    spreadOf(rounds.map(({ cpuMs }) => figure(cpuMs) ?? Number.NaN)).median;
  const service = {
    sender: of((cpu) => cpu.sender),
    postgres: of((cpu) => cpu.postgres),
    sink: of((cpu) => cpu.sink),
  };
  if (Number.isNaN(service.postgres))
    throw new Error('the processor time of PostgreSQL is told on Linux alone');
  return service;
}

/** A million mails through each layout; through many databases each takes its part. */
function countryOf(service: Service) {
  return Object.fromEntries(
    Object.entries(RELAYS).map(([name, layout]) => {
      const databases = Number(/^(\d+) databases/.exec(name)?.[1] ?? 1);
      const part = letThrough(Math.ceil(COUNTRY / databases / 10), service, layout);
      return [
        name,
        {
          minutes: rounded((part.lastMs * 10) / 60_000),
          perSecond: Math.round(part.perSecond * databases),
          busySender: rounded(part.busy.sender),
          busyPostgres: rounded(part.busy.postgres),
          busySink: rounded(part.busy.sink),
        },
      ];
    }),
  );
}
