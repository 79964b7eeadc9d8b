import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../local/binaries/port.ts';
import { READY } from '../../local/start/table.ts';
import { PORTS } from '../../schemas/environment.ts';
import { PATIENCE_MS } from '../support/until.ts';

/** A mail as the inbox shows it. */
export interface InboxMail {
  subject: string;
  text: string;
  html: string;
  /** By their names in lower case. */
  headers: Record<string, string>;
  to: { address: string }[];
}

/** The product as `npm start` runs it, in a process and a data folder of its own. */
export interface RunningProduct {
  page: string;
  inbox: string;
  /** What it has written to the terminal so far. */
  said(): string;
  /** Every address that the start printed, once each. */
  links: string[];
  /** The mails in the inbox to this address, oldest first. */
  mailsTo(address: string): Promise<InboxMail[]>;
  /** As Ctrl-C; answers the exit code. */
  stop(): Promise<number | null>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `npm start` with these arguments, and answers when its table is printed. */
export async function runProduct(args: string[]): Promise<RunningProduct> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'duban-browser-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...args], {
    cwd: ROOT,
    env: {
      ...withoutJest(process.env),
      DUBAN_DATA_DIR: dataDir,
      ...(await portsOfItsOwn()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGINT');
    const code = await exited;
    await rm(dataDir, { recursive: true, force: true });
    return code;
  };
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(READY) && /Ctrl-C/.test(output)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then((code) => reject(new Error(`start ended with ${code}:\n${output}`)));
    setTimeout(() => reject(new Error(`not ready in time:\n${output}`)), PATIENCE_MS).unref();
  });
  try {
    await ready;
    const page = urlAfter(output, 'Pages');
    const inbox = urlAfter(output, 'Inbox');
    const links = [...new Set(output.match(/https?:\/\/[^\s,;]+/g))];
    return {
      page,
      inbox,
      links,
      stop,
      said: () => output,
      mailsTo: (address) => mailsTo(inbox, address),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function urlAfter(output: string, title: string): string {
  const url = new RegExp(`${title} · [^\\s]+\\s+(http\\S+)`).exec(output)?.[1];
  if (url === undefined) throw new Error(`no address of ${title} in:\n${output}`);
  return url;
}

async function mailsTo(inbox: string, address: string): Promise<InboxMail[]> {
  const response = await fetch(new URL('/api/email', inbox));
  const mails = (await response.json()) as InboxMail[];
  return mails.filter(({ to }) => to.some((each) => each.address === address));
}

/** What Jest sets for its own workers is not for the product. */
function withoutJest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(JEST_|NODE_OPTIONS$|NODE_ENV$)/.test(name)),
  );
}

/** Two products that start at the same time would both take the first ports they find free. */
async function portsOfItsOwn(): Promise<Record<string, string>> {
  const variables = Object.values(PORTS).map(({ variable }) => variable);
  const ports = new Set<number>();
  while (ports.size < variables.length) ports.add(await freePort());
  return Object.fromEntries([...ports].map((port, i) => [variables[i] ?? '', String(port)]));
}
