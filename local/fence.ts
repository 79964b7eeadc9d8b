import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { BadConfig } from '../config.ts';
import type { Actor } from '../domain/report/actor.ts';
import { bringKnown, releaseFence } from '../ledger/commands/fence.ts';
import { standingFence } from '../ledger/fence/fence.ts';
import { waitingMails } from '../ledger/fence/waiting.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { onLedger } from './database-url.ts';
import { archiveText } from './fence/archive.ts';
import { refusalLine, statusLines } from './fence/words.ts';

/*
 * npm run --silent fence -- status [--json]
 * npm run --silent fence -- known FILE|FOLDER… [--json]
 * npm run --silent fence -- release [--yes] [--json]
 *
 * A ledger restored from a backup sends nothing. `status` shows what would go out, `known` takes note of what
 * the outside has (a list of Message-IDs, a relay's log, an mbox, the folder of a Maildir), `release` lets the rest go.
 * Exit: 0 done, 1 refused or failed, 2 wrong arguments, 3 no database, 4 not confirmed.
 */

const USAGE = `usage: npm run --silent fence -- status [--json]
       npm run --silent fence -- known FILE|FOLDER… [--json]
       npm run --silent fence -- release [--yes] [--json]`;

interface Asked {
  verb: string;
  files: string[];
  json: boolean;
  yes: boolean;
}

async function main(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n${USAGE}`);
    return 2;
  }
  return onLedger(async (ledger) => {
    if (asked.verb === 'known') return await known(ledger, asked);
    if (asked.verb === 'release') return await release(ledger, asked);
    return await status(ledger, asked);
  });
}

/** @returns what is asked for, or what is wrong with it. */
function readArgs(args: string[]): Asked | string {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const options = { json: flag, yes: flag } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [verb = '', ...files] = positionals;
    if (!['status', 'known', 'release'].includes(verb)) return `not a command: ${verb || '(none)'}`;
    if (verb === 'known' ? files.length === 0 : files.length > 0)
      return verb === 'known' ? 'known needs a file' : `${verb} takes no file`;
    return { verb, files, ...values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whoever has the terminal and the database's password runs the installation. */
const OPERATOR: Actor = {
  kind: 'admin',
  agencyId: null,
  name: `${userInfo().username} (terminal)`,
};

const say = (json: boolean, value: object, lines: string[]): void =>
  console.log(json ? JSON.stringify(value, null, 2) : lines.join('\n'));

async function status(ledger: Ledger, { json }: Asked): Promise<number> {
  const fence = await standingFence(ledger.db);
  const waiting = fence && (await waitingMails(ledger.db, await ledger.clock.now()));
  say(json, { fenced: fence !== null, fence, waiting }, statusLines(fence, waiting));
  return 0;
}

async function known(ledger: Ledger, { files, json }: Asked): Promise<number> {
  for (const file of files) {
    const text = await archiveText(file);
    const outcome = await bringKnown(ledger, text, basename(file), OPERATOR);
    if (!outcome.ok) {
      say(json, { ok: false, file, refusal: outcome.refusal }, [refusalLine(outcome.refusal)]);
      return 1;
    }
    const { messages, added, others, notTaken, settled } = outcome.value;
    say(json, { ok: true, file, ...outcome.value }, [
      `${file}: ${messages} messages of Duban, ${added} of them new; ${others} others passed over` +
        `${notTaken > 0 ? `; ${notTaken} that the relay did not keep, which are to be sent` : ''}`,
      `  ${settled} mails that waited here are marked as sent`,
    ]);
  }
  return 0;
}

async function release(ledger: Ledger, { yes, json }: Asked): Promise<number> {
  const fence = await standingFence(ledger.db);
  const waiting = fence && (await waitingMails(ledger.db, await ledger.clock.now()));
  if (waiting) for (const line of statusLines(fence, waiting)) console.error(line);
  if (fence && !yes && !(await confirmed())) {
    say(json, { ok: false, waiting }, ['Not confirmed: type release when asked, or give --yes.']);
    return 4;
  }
  const outcome = await releaseFence(ledger, yes ? null : (waiting?.seen ?? null), OPERATOR);
  if (!outcome.ok) {
    say(json, { ok: false, refusal: outcome.refusal }, [refusalLine(outcome.refusal)]);
    return 1;
  }
  say(json, { ok: true, released: outcome.value }, ['Released: mails go out as they fall due.']);
  return 0;
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question('Type release to go on: ')).trim() === 'release';
  } finally {
    terminal.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof BadConfig ? 2 : 1;
}
