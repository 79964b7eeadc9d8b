import pino from 'pino';
import { askRehearsal, type RehearsalYears } from '../../ledger/rehearsal/ask.ts';
import type { Rehearsal } from '../../prisma/generated/client.ts';
import { rehearsalProcesses } from '../../server/rehearsals.ts';
import { OPERATOR } from './actors.ts';
import type { TestLedger } from './database.ts';
import { until } from './until.ts';

/** The processes of rehearsals, beside a ledger of the tests. */
export function rehearsing(ledger: TestLedger, program?: string) {
  const processes = rehearsalProcesses({
    ledger,
    databaseUrl: ledger.url,
    mailFrom: { name: '督办', address: 'duban@commission.example' },
    baseUrl: 'http://duban.test',
    log: pino({ level: 'silent' }),
    ...(program !== undefined && { program }),
  });
  const rowOf = (id: number): Promise<Rehearsal> =>
    ledger.db.rehearsal.findUniqueOrThrow({ where: { id } });
  return {
    processes,
    rowOf,
    /** Asks for one, and starts it. */
    async start(planId: string, years: RehearsalYears): Promise<number> {
      const asked = await askRehearsal(ledger, planId, years, OPERATOR);
      if (!asked.ok) throw new Error(asked.refusal.code);
      processes.start(asked.value.id);
      return asked.value.id;
    },
    /** The row of one as soon as it has ended. */
    ended: (id: number): Promise<Rehearsal> =>
      until(`the end of rehearsal ${id}`, async () => {
        const row = await rowOf(id);
        return row.underWay === null && row;
      }),
    /** Waits until it lives through its years. */
    living: (id: number): Promise<Rehearsal> =>
      until(`rehearsal ${id} on its way`, async () => {
        const row = await rowOf(id);
        return row.lived > 0 && row;
      }),
    /** The databases of rehearsals that are there. */
    databases: async (): Promise<string[]> => {
      const rows = await ledger.db.$queryRaw<{ name: string }[]>`
        SELECT datname AS name FROM pg_database
        WHERE starts_with(datname, current_database() || '_rehearsal')`;
      return rows.map(({ name }) => name);
    },
  };
}
