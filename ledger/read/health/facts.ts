import type { AskedServer, HealthFacts, LedgerFigures } from '../../../domain/alarms/facts.ts';
import { listMigrations } from '../../../prisma/migrations.ts';
import { machineNow, measureClock } from '../../clock.ts';
import type { Ledger } from '../../ledger.ts';
import { tryToWrite } from './canary.ts';
import { readFigures } from './figures.ts';

const PATIENCE_MS = 3_000;

/** What the database tells of the product; without the database, that. Never rejects. */
export async function healthFacts(
  ledger: Ledger,
  servers: readonly AskedServer[],
): Promise<HealthFacts> {
  const started = performance.now();
  const facts: HealthFacts = {
    at: machineNow(),
    ...{ ledger: null, unanswered: null, answeredInMs: 0, missingMigrations: [], servers },
  };
  try {
    await inTime(ledger.db.$queryRaw`SELECT 1`);
    facts.answeredInMs = Math.round(performance.now() - started);
    facts.missingMigrations = await inTime(missingMigrations(ledger));
    if (facts.missingMigrations.length > 0) return facts;
    const { figures, at } = await inTime(ledgerFigures(ledger));
    return { ...facts, at, ledger: figures };
  } catch (error) {
    // The message may name hosts and users: the code says enough.
    const code = (error as { code?: unknown }).code;
    return { ...facts, unanswered: typeof code === 'string' ? code : 'no answer' };
  }
}

async function ledgerFigures(ledger: Ledger): Promise<{ figures: LedgerFigures; at: Date }> {
  const [{ figures, at }, writesRefused, clockOff] = await Promise.all([
    readFigures(ledger),
    tryToWrite(ledger),
    measureClock(ledger),
  ]);
  return { figures: { ...figures, writesRefused, clockOff }, at };
}

async function missingMigrations({ db }: Ledger): Promise<string[]> {
  const [there] = await db.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`;
  const applied = there?.there
    ? await db.$queryRaw<{ name: string }[]>`SELECT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    : [];
  const names = new Set(applied.map(({ name }) => name));
  return (await listMigrations()).map(({ name }) => name).filter((name) => !names.has(name));
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error('too slow'), { code: `no answer in ${PATIENCE_MS} ms` });
    timer = setTimeout(() => reject(error), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
