import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from '../contenders/contender.ts';
import type { ContenderName } from '../contenders/names.ts';
import { startChild, type Child } from '../harness/child.ts';
import { percentileOf, rounded } from '../harness/figures.ts';
import type { Arena } from './arena.ts';

/** What became of one herd; times in ms from the instant at which it was due, rates in mails a second. */
export interface Measured {
  n: number;
  firstMs: number;
  p50Ms: number;
  p99Ms: number;
  lastMs: number;
  perSecond: number;
  lost: number;
  twice: number;
  /** Processor time a mail from the instant to the last one, in ms; null where it cannot be told. */
  cpuMs: { sender: number; postgres: number | null; sink: number };
  /** What was done of the work before the instant: processor time a mail of sender and PostgreSQL. */
  aheadMs: number;
}

/** None came for so long: what is missing then is lost. */
const QUIET_MS = 120_000;
/** What comes twice comes soon. */
const AFTER_MS = 400;
/** Least time between the end of the preparations and the instant. */
const CALM_MS = 1_500;

/** What one contender is asked for. */
export interface Round {
  name: ContenderName;
  /** Reminders: for Duban as many messages as there are recipients, for others one each. */
  n: number;
}

/** Has one contender send one herd, from a fresh process on a fresh database. */
export async function measure(arena: Arena, { name, n }: Round): Promise<Measured> {
  const { sink, postgres, warmUp, recipients } = arena;
  const messages = messagesOf(name, n, recipients);
  const database = await arena.database(name);
  const child = contenderProcess(name);
  try {
    await child.ask('start', placeIn(arena, database.url));
    const msAMail = await warmedUp(child, arena, name);
    const before = await cpuOf(child, arena);
    const at = await stageInTime(child, { from: warmUp, count: n }, msAMail, () =>
      postgres.settle(database.url),
    );
    if (at.late) throw new Error(`${name} was not ready in time: staging took ${at.tookMs} ms`);
    await pause(Math.max(0, at.at - Date.now() - 200));
    const ready = await cpuOf(child, arena);
    await sink.untilCount(messages, QUIET_MS);
    const done = await cpuOf(child, arena);
    await pause(AFTER_MS);
    const { at: arrivals, twice } = await sink.arrived();
    const times = arrivals.map((each) => each - at.at);
    const lastMs = times.at(-1) ?? Number.NaN;
    const each = (ms: number) => rounded(ms / n);
    return {
      n,
      firstMs: Math.round(times[0] ?? Number.NaN),
      p50Ms: Math.round(percentileOf(times, 0.5)),
      p99Ms: Math.round(percentileOf(times, 0.99)),
      lastMs: Math.round(lastMs),
      perSecond: rounded((n * 1000) / lastMs),
      lost: messages - arrivals.length,
      twice,
      cpuMs: {
        sender: each(done.sender - ready.sender),
        postgres: done.postgres === null ? null : each(done.postgres - (ready.postgres ?? 0)),
        sink: each(done.sink - ready.sink),
      },
      aheadMs: each(ready.sender - before.sender),
    };
  } finally {
    await child.stop();
    await database.drop();
  }
}

/** How many messages so many reminders make. */
const messagesOf = (name: ContenderName, mails: number, recipients: number): number =>
  name === 'duban' ? Math.min(mails, recipients) : mails;

/**
 * Has a contender send the mails before the herd, which nobody counts.
 * @returns how long staging a mail may take, in ms.
 */
export async function warmedUp(child: Child, arena: Arena, name: ContenderName): Promise<number> {
  const { sink, warmUp, recipients } = arena;
  await sink.reset();
  const { tookMs } = await stageInTime(child, { from: 0, count: warmUp }, 20);
  if (!(await sink.untilCount(messagesOf(name, warmUp, recipients), QUIET_MS)))
    throw new Error(`${name} did not send the mails that come before the herd`);
  await pause(AFTER_MS);
  await sink.reset();
  return Math.max(2, (tookMs / warmUp) * 2);
}

/** A contender's process. */
export const contenderProcess = (name: ContenderName): Child =>
  startChild(join(import.meta.dirname, '../contenders/process.ts'), [name]);

/** Where a contender works in this arena. */
export const placeIn = (
  { sink, recipients, readyFile, folder }: Arena,
  url: string,
  connections = 10,
): Place => ({ url, smtpUrl: sink.url, connections, recipients, readyFile, folder });

/**
 * Stages mails for an instant that comes when they are staged and what can be done ahead is done.
 * @param msAMail how long one may take; if it takes longer, the mails are `late`, and go out at once.
 */
export async function stageInTime(
  child: Child,
  { from, count }: { from: number; count: number },
  msAMail: number,
  then: () => Promise<void> = async () => undefined,
): Promise<{ at: number; tookMs: number; late: boolean }> {
  const began = Date.now();
  const at = began + Math.ceil(count * msAMail) + 2 * CALM_MS;
  await child.ask('stage', { from, count, at });
  await child.ask('ahead', { from, count, at });
  const tookMs = Date.now() - began;
  await then();
  return { at, tookMs, late: Date.now() > at - 500 };
}

async function cpuOf(child: Child, { sink, postgres }: Arena) {
  const [sender, server, mailServer] = await Promise.all([
    child.ask<number>('cpu'),
    postgres.cpuMs(),
    sink.cpuMs(),
  ]);
  return { sender, postgres: server, sink: mailServer };
}
