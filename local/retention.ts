import { parseArgs } from 'node:util';
import { BadConfig, readConfig } from '../config.ts';
import { removeRetained, showRetention, type Retained } from '../ledger/retention/retain.ts';
import type { Kept } from '../ledger/retention/rules.ts';
import { onLedger } from './database-url.ts';

/*
 * npm run --silent retention -- show|remove [--json]
 *
 * Shows what is kept for how long (DUBAN_KEEP_…_DAYS), how much of it is there, and how much is past its time; `remove`
 * takes that away, all or nothing, and writes into the audit how much of what.
 * Exit: 0 done, 2 wrong arguments or settings, 3 no database.
 */

const USAGE = 'usage: npm run --silent retention -- show|remove [--json]';

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [act, ...others] = positionals;
  if ((act !== 'show' && act !== 'remove') || others.length > 0)
    throw new TypeError('what is to be done?');
  const { keepDays } = readConfig();
  return onLedger(async (ledger) => {
    if (act === 'remove') {
      const removed = await removeRetained(ledger, keepDays);
      const lines = Object.entries(removed).map(([kind, count]) => `${kind}: ${count} removed`);
      console.log(
        values.json ? JSON.stringify({ removed }) : lines.join('\n') || 'nothing is past its time',
      );
      return 0;
    }
    const retained = await showRetention(ledger, keepDays);
    console.log(values.json ? JSON.stringify({ retained }) : retained.map(lineOf).join('\n'));
    return 0;
  });
}

/** What the day of a kind's first one says of it: from there its days are counted. */
const SINCE: Record<Kept, string> = {
  messages: 'sent',
  sessions: 'ending',
  heartbeats: 'last heard of',
  signIns: 'written',
  contacts: 'having left',
  users: 'deactivated',
  questions: 'asked',
};

const lineOf = ({ kind, days, there, past, oldest }: Retained): string =>
  [
    kind.padEnd(12),
    (days === 0 ? 'for ever' : `${days} days`).padEnd(12),
    `${there} there${oldest ? `, the first ${SINCE[kind]} on ${oldest.toISOString().slice(0, 10)}` : ''}`,
    `${past} past their time`,
  ].join('  ');

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError) && !(error instanceof BadConfig)) throw error;
  console.error(error instanceof BadConfig ? error.message : `${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
