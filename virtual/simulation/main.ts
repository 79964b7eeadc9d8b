// `npm run simulate`: lives through years of the real document on real parts, and says no unless what
// arrived is exactly what was planned.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedPlan } from '../../seeds/load.ts';
import { withAllKinds } from '../../seeds/all-kinds.ts';
import { BadOptions, readOptions, USAGE, type SimulateOptions } from './options.ts';
import { writeDocuments } from './documents.ts';
import { simulate, type Simulation, type SimulationResult } from './simulate.ts';

async function main(): Promise<number> {
  let options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof BadOptions)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  const { json, out, fault } = options;
  const progress = json ? () => undefined : (line: string) => console.error(line);
  const simulation = await simulate(options, progress, planOf(options));
  const { result, differences } = simulation;
  if (out !== null) await writeAll(out, simulation);
  console.log(json ? JSON.stringify(result) : tableOf(result));
  for (const line of differences) console.error(`difference: ${line}`);
  return differences.length === 0 && fault === 0 ? 0 : 1;
}

const planOf = ({ kinds, from }: SimulateOptions) =>
  kinds === 'all' ? withAllKinds(seedPlan(), from) : seedPlan();

/** The result, every mail planned and received, a line each, and every official file. */
async function writeAll(folder: string, simulation: Simulation): Promise<void> {
  const { result, differences, planned, received, documents } = simulation;
  const table = (rows: { row: string; address: string; at: Date }[]) =>
    ['at,row,address', ...rows.map((r) => [r.at.toISOString(), r.row, r.address].join(','))]
      .concat('')
      .join('\n');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(folder, 'differences.txt'), differences.map((each) => `${each}\n`).join(''));
  await writeFile(join(folder, 'planned.csv'), table(planned));
  await writeFile(join(folder, 'received.csv'), table(received));
  await writeDocuments(folder, documents);
}

/** The result for people: one line a figure. */
function tableOf({ years, mails, kinds, actions, documents, ...result }: SimulationResult): string {
  const rows: [string, number | string][] = [
    ['reports owed', result.reports],
    ...Object.entries(kinds).map(([kind, { reports }]): [string, number] => [`  ${kind}`, reports]),
    ['filed on time', result.filedOnTime],
    ['filed late', result.filedLate],
    ['never filed', result.neverFiled],
    ['left the roster', Object.values(kinds).reduce((sum, { left }) => sum + left, 0)],
    ['put before the superior', result.escalated],
    ['returned', actions.returned],
    ['taken back', actions.takenBack],
    ['reopened', actions.reopened],
    ['extensions asked for', actions.extensionAsked],
    ['  granted', actions.extensionGranted],
    ['agencies merged, renamed, split', actions.transferred],
    ['tasks set aside', actions.setAside],
    ['contributions that disagree', actions.disagreed],
    ['objections', actions.objected],
    ['documents signed off', actions.documentsSigned],
    ['  returned', actions.documentsReturned],
    ['  received', actions.documentsReceived],
    ['assessors named', actions.assessorsNamed],
    ['asked for words on a difference', actions.differencesAsked],
    ['  that gave them', actions.differencesWorded],
    ['proposals adopted', actions.adjustmentsAdopted],
    ['letters issued', actions.lettersIssued],
    ['circulars issued', actions.circularsIssued],
    ['  worded by a person', actions.lettersEdited],
    ['inspections concluded', actions.inspectionsConcluded],
    ['  findings', actions.findingsRecorded],
    ...Object.entries(documents).map(([of, count]): [string, number] => [
      `documents: ${of}`,
      count,
    ]),
    ['mails planned', mails.planned],
    ['mails received by the sink', mails.sent],
    ['  missing', mails.missing],
    ['  duplicate', mails.duplicate],
    ['  unplanned', mails.unplanned],
    ['messages (digests)', result.messages],
    ['repairs by the reconciler', result.repairs],
    ['seconds', result.seconds],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const [first, last] = [years[0], years.at(-1)];
  return [
    first === last ? `The year ${first}` : `The years ${first} to ${last}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
  ].join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
