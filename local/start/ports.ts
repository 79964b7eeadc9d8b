import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PortSetting } from '../../config.ts';
import type { PortName } from '../../schemas/environment.ts';
import { portIsFree } from '../binaries/port.ts';

/** A port that was asked for by its variable is taken. */
export class AskedPortTaken extends Error {
  constructor({ variable, port }: PortSetting) {
    super(`${variable}=${port}: another program listens there. Choose another port, or unset it.`);
  }
}

/** How far the search for a free port goes. */
const REACH = 100;

/**
 * Chooses a port for each part. One that was asked for must be free; else it is the one of the last
 * start (mails link to it), else the default, else the next free one, which is then said.
 * @param patienceMs how long to wait for servers of a start that was killed to give theirs back.
 * @throws AskedPortTaken
 */
export async function choosePorts(
  folder: string,
  settings: Partial<Record<PortName, PortSetting>>,
  patienceMs: number,
  progress: (line: string) => void,
): Promise<Partial<Record<PortName, number>>> {
  const file = join(folder, 'ports.json');
  const last = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Partial<Record<PortName, number>>,
    () => ({}) as Partial<Record<PortName, number>>,
  );
  const chosen: Partial<Record<PortName, number>> = {};
  const kept = { ...last };
  for (const [name, setting] of Object.entries(settings) as [PortName, PortSetting][]) {
    const others = new Set(Object.values(chosen));
    const isFree = async (port: number) => !others.has(port) && (await portIsFree(port));
    const wanted = setting.given ? setting.port : (last[name] ?? setting.port);
    const deadline = performance.now() + patienceMs;
    while (!(await isFree(wanted)) && performance.now() < deadline) await pause(100);
    const port = (await isFree(wanted)) ? wanted : await next(setting, wanted, isFree);
    if (port !== wanted) progress(`${setting.variable}: port ${wanted} is taken, using ${port}`);
    chosen[name] = port;
    if (!setting.given) kept[name] = port;
  }
  await writeFile(file, JSON.stringify(kept));
  return chosen;
}

async function next(
  setting: PortSetting,
  taken: number,
  isFree: (port: number) => Promise<boolean>,
): Promise<number> {
  if (setting.given) throw new AskedPortTaken(setting);
  for (let port = taken + 1; port <= Math.min(65_535, taken + REACH); port++)
    if (await isFree(port)) return port;
  throw new Error(`No port from ${taken} to ${taken + REACH} is free; set ${setting.variable}.`);
}
