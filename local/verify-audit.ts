import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { BadConfig } from '../config.ts';
import { readHead, type Head } from '../ledger/audit-chain/links.ts';
import { openLedger } from '../ledger/ledger.ts';
import { databaseUrl, NO_DATABASE } from './database-url.ts';
import { chainsOfFile, linesOfChains } from './verify-audit/chain-file.ts';
import { verifyChains, verifyLedger, type Verified } from './verify-audit/verify.ts';
import { wordsOf } from './verify-audit/words.ts';

/*
 * npm run --silent verify-audit -- [--head H]… [--json] [--out FILE | --file FILE]
 *
 * Follows the audit's chains and says what was changed, dropped, put elsewhere or cut. A head H, as it
 * stands in a receipt, a consolidation or a mail, proves that nothing before it was made anew. --out
 * also writes the chains to a file, which --file checks anywhere, without a database.
 * Exit: 0 whole, 1 something does not hold, 2 wrong arguments, 3 no database.
 */

const USAGE =
  'usage: npm run --silent verify-audit -- [--head CHAIN:NUMBER:HASH]… [--json] [--out FILE | --file FILE]';

async function main(args: string[]): Promise<number> {
  const asked = readArgs(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n${USAGE}`);
    return 2;
  }
  let verified: Verified;
  if (asked.file !== undefined) {
    verified = await verifyChains(chainsOfFile(createReadStream(asked.file)), asked.heads);
  } else {
    const url = await databaseUrl();
    if (url === null) {
      console.error(NO_DATABASE);
      return 3;
    }
    verified = await ofDatabase(url, asked.heads, asked.out);
  }
  console.log(asked.json ? JSON.stringify(verified, null, 2) : wordsOf(verified).join('\n'));
  return verified.ok ? 0 : 1;
}

interface Asked {
  heads: Head[];
  json: boolean;
  out?: string | undefined;
  file?: string | undefined;
}

/** @returns what is asked for, or what is wrong with it. */
function readArgs(args: string[]): Asked | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        head: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        out: { type: 'string' },
        file: { type: 'string' },
      },
    });
    const { json = false, out, file } = values;
    if (out !== undefined && file !== undefined) return '--out and --file exclude each other';
    const heads: Head[] = [];
    for (const text of values.head ?? []) {
      const head = readHead(text);
      if (!head) return `not a head: ${text}`;
      heads.push(head);
    }
    return { heads, json, out, file };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function ofDatabase(url: string, heads: Head[], out?: string): Promise<Verified> {
  const ledger = openLedger({ url, connections: 2 });
  try {
    if (out !== undefined) {
      const file = createWriteStream(out, { mode: 0o600 });
      for await (const line of linesOfChains(ledger))
        if (!file.write(line)) await once(file, 'drain');
      file.end();
      await once(file, 'finish');
    }
    return await verifyLedger(ledger, heads);
  } finally {
    await ledger.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof BadConfig || (error instanceof Error && 'code' in error);
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = error instanceof BadConfig ? 2 : 3;
}
