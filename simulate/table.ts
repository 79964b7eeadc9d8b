import type { SimulationResult } from './simulate.ts';

/** The result for people: one line a figure. */
export function tableOf({ year, mails, ...result }: SimulationResult): string {
  const rows: [string, number | string][] = [
    ['reports owed', result.reports],
    ['filed on time', result.filedOnTime],
    ['filed late', result.filedLate],
    ['never filed', result.neverFiled],
    ['put before the commission', result.escalated],
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
  return [
    `The year ${year}`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
  ].join('\n');
}
