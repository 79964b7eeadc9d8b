// `npm run doctor`: says of each part whether it is well, and what to do where it is not.
// `npm run doctor -- --recount`: makes the counts of reports anew that pages go by.
// `npm run doctor -- --virtual-time`, `--empty`: of the start with these options.
import { BadConfig, readConfig, type Config } from '../config.ts';
import { fail, linesOf, note, ok, type Finding } from './doctor/finding.ts';
import { machineFindings, portFindings } from './doctor/machine.ts';
import { partFindings, type AskedParts } from './doctor/parts.ts';
import { folderOf } from './start/folder.ts';
import { readRunning, type Running } from './start/running.ts';

const isVirtual = process.argv.includes('--virtual-time');
const isEmpty = process.argv.includes('--empty');

async function examine(config: Config): Promise<Finding[]> {
  const folder = folderOf(config, { virtual: isVirtual, empty: isEmpty });
  const running = await readRunning(folder);
  return [
    ok('settings', 'every variable makes sense'),
    ...(await machineFindings(config)),
    started(running, folder),
    ...(await portFindings(config, running !== null)),
    ...(await partFindings(askedParts(config, running))),
  ];
}

function started(running: Running | null, folder: string): Finding {
  if (!running) return note('npm start', `does not run in ${folder}`);
  const where = running.parts ? `pages on ${running.parts.page}` : 'still starting';
  return ok('npm start', `process ${running.pid}, ${where}`);
}

/** The parts of the start that runs; else those the environment names. */
function askedParts(config: Config, running: Running | null): AskedParts {
  const { databaseUrl, temporal, smtpUrl } = config;
  const parts = running?.parts;
  const recount = process.argv.includes('--recount');
  if (!parts) return { databaseUrl, temporal, smtpUrl, virtual: false, isStarted: false, recount };
  const { temporalAddress: address, namespace } = parts;
  const isOwn = temporal.address === null;
  return {
    databaseUrl: parts.databaseUrl,
    temporal: isOwn ? { address, namespace, connection: { address } } : temporal,
    smtpUrl: parts.smtpUrl,
    virtual: isVirtual,
    isStarted: true,
    recount,
  };
}

async function main(): Promise<Finding[]> {
  try {
    return await examine(readConfig());
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return error.problems.map((problem) => fail('settings', problem, 'correct it, or unset it'));
  }
}

const findings = await main();
const failed = findings.filter(({ state }) => state === 'fail').length;
console.log(linesOf(findings).join('\n'));
const idle = findings.some(({ part, state }) => part === 'npm start' && state === 'note');
const well = idle ? 'Nothing is wrong. It does not run yet: npm start' : 'All is well.';
console.log(`\n${failed === 0 ? well : `To put right: ${failed}`}`);
process.exit(failed === 0 ? 0 : 1);
