import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from '../../worker/bundle.ts';
import { BadKeys, payloadKeys, sealedPayloads } from '../../worker/sealed-payloads.ts';
import { tempFolder } from '../local/temp.ts';
import { testLedger } from '../support/database.ts';
import { LAUNCH } from '../support/dates.ts';
import { startDevWorld } from '../support/dev-world.ts';
import { RunningClock } from '../support/running-clock.ts';
import { until } from '../support/until.ts';

const KEYS = [randomBytes(32), randomBytes(32)];
const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('"灌区"') };

/** What the SDK notes of a local activity for itself: which one it was, when, and how often it was tried. */
function isOfSdk({ data }: Record<string, unknown>): boolean {
  if (!(data instanceof Uint8Array)) return false;
  const text = Buffer.from(data).toString();
  return (
    /^\{"seq":\d+,/.test(text) && !/small|灌区/.test(text.replace(/"activity_type":"\w+"/, ''))
  );
}

/** Every payload of a history, as its encoding. */
function encodingsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(encodingsIn);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  // Search attributes cannot be sealed: the engine itself reads them.
  const named = Object.entries(value).filter(([name]) => name !== 'searchAttributes');
  const rest: Record<string, unknown> = Object.fromEntries(named);
  if (isOfSdk(rest)) return [];
  const { metadata } = rest as { metadata?: Record<string, Uint8Array> };
  const own = metadata?.['encoding'] ? [Buffer.from(metadata['encoding']).toString()] : [];
  return [...own, ...Object.values(rest).flatMap(encodingsIn)];
}

test('what is sealed says nothing, and is opened by its key, also when another one seals by now', async () => {
  const [first, second] = KEYS as [Buffer, Buffer];
  const [sealed] = await sealedPayloads([first]).encode([payload]);
  expect(Buffer.from(sealed!.data!).includes(Buffer.from('灌区'))).toBe(false);
  const [opened] = await sealedPayloads([second, first]).decode([sealed!]);
  expect(Buffer.from(opened!.data!).toString()).toBe('"灌区"');
  // What was never sealed is read as it is.
  expect(await sealedPayloads([second]).decode([payload])).toEqual([payload]);
  await expect(async () => sealedPayloads([second]).decode([sealed!])).rejects.toThrow(BadKeys);
  const bent = Buffer.from(sealed!.data!);
  bent[bent.length - 1]! ^= 1;
  await expect(async () =>
    sealedPayloads([first]).decode([{ ...sealed!, data: bent }]),
  ).rejects.toThrow(/authenticate/);
});

test('a file of keys is read, or it is said what is wrong with it', async () => {
  const folder = await tempFolder();
  const file = `${folder.path}/keys`;
  await writeFile(file, `# new\n${KEYS[0]!.toString('base64')}\n\n${KEYS[1]!.toString('hex')}\n`);
  expect(payloadKeys(file)).toEqual(KEYS);
  for (const text of ['', 'short', `${KEYS[0]!.toString('base64')}\nAAAA`]) {
    await writeFile(file, text);
    expect(() => payloadKeys(file)).toThrow(/expected a key of 32 bytes in each line/);
  }
  await folder.remove();
});

test('histories hold nothing that is not sealed, and go on under another key', async () => {
  const clock = new RunningClock();
  const codec = sealedPayloads(KEYS);
  const world = await startDevWorld(clock, () => testLedger({ clock }), { payloads: codec });
  try {
    await world.startWorker();
    await world.launch(LAUNCH);
    const handle = world.client.workflow.getHandle('plan/small');
    const historyOf = async () => handle.fetchHistory();
    await until('a step is recorded', async () => {
      const { events = [] } = await historyOf().catch(() => ({ events: [] }));
      return (events ?? []).some(
        ({ markerRecordedEventAttributes }) => markerRecordedEventAttributes,
      );
    });
    const history = await historyOf();
    const encodings = encodingsIn(history.events);
    expect(encodings.length).toBeGreaterThan(1);
    expect([...new Set(encodings)]).toEqual(['binary/encrypted']);
    const workflows = { workflowBundle: { codePath: await workflowBundle() } };
    const rolled = { payloadCodecs: [sealedPayloads([...KEYS].reverse())] };
    await Worker.runReplayHistory({ ...workflows, dataConverter: rolled }, history, 'plan/small');
    await expect(Worker.runReplayHistory(workflows, history, 'plan/small')).rejects.toThrow();
  } finally {
    await world.stop();
  }
});
