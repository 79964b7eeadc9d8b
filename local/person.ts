import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BadConfig } from '../config.ts';
import { writePerson } from '../documents/person.ts';
import type { Actor } from '../domain/report/actor.ts';
import { correctPerson } from '../ledger/commands/register/correct-person.ts';
import { personData } from '../ledger/read/person/person.ts';
import { onLedger } from './database-url.ts';

/*
 * npm run --silent person -- export ADDRESS [--out FILE.json|FILE.xlsx]
 * npm run --silent person -- correct ADDRESS [--name NAME] [--address ADDRESS]
 *
 * Writes everything that the ledger knows of whoever has the address, as JSON (on standard output, or to a file) or
 * as a workbook; puts name or address right in their account and as a contact, which the audit notes.
 * Exit: 0 done, 1 nobody has the address, or it is refused, 2 wrong arguments or settings, 3 no database.
 */

const USAGE = `usage: npm run --silent person -- export ADDRESS [--out FILE.json|FILE.xlsx]
       npm run --silent person -- correct ADDRESS [--name NAME] [--address ADDRESS]`;
const OPERATOR: Actor = { kind: 'admin', agencyId: null, name: '运维人员' };

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { out: { type: 'string' }, name: { type: 'string' }, address: { type: 'string' } },
    allowPositionals: true,
  });
  const [act, address, ...others] = positionals;
  const { out, ...correction } = values;
  const isExport = act === 'export' && Object.keys(correction).length === 0;
  const isCorrection = act === 'correct' && Object.keys(correction).length > 0 && out === undefined;
  if (address === undefined || others.length > 0 || !(isExport || isCorrection))
    throw new TypeError('what is to be done?');
  if (out !== undefined && !/\.(?:json|xlsx)$/.test(out))
    throw new TypeError('--out: .json or .xlsx');
  return onLedger(async (ledger) => {
    if (isCorrection) {
      const outcome = await correctPerson(ledger, address, correction, OPERATOR);
      console.log(JSON.stringify(outcome.ok ? outcome.value : { refused: outcome.refusal }));
      return outcome.ok ? 0 : 1;
    }
    const person = await personData(ledger, address);
    if (!person) {
      console.error(`Nobody has the address ${address}, and nothing is known of it.`);
      return 1;
    }
    const json = `${JSON.stringify(person, null, 2)}\n`;
    if (out === undefined) process.stdout.write(json);
    else
      await writeFile(out, out.endsWith('.json') ? json : await writePerson(person), {
        mode: 0o600,
      });
    return 0;
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TypeError) && !(error instanceof BadConfig)) throw error;
  console.error(error instanceof BadConfig ? error.message : `${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
