import { openLedger } from '../../ledger/ledger.ts';
import { createDatabase, urlOf } from '../../local/postgres/databases.ts';
import { startPostgres } from '../../local/postgres/start.ts';
import { migrate } from '../../prisma/migrator.ts';
import { importPlan } from '../../ledger/import-plan.ts';
import { seedPlan } from '../../seeds/load.ts';
import { workflowBundle } from '../../worker/bundle.ts';
import { runFolder } from './run-folder.ts';
import { ADMIN_URL, EMPTY_TEMPLATE, SEEDED_TEMPLATE } from './templates.ts';

/**
 * What a whole Jest run shares: one PostgreSQL with two migrated template databases (one of them with
 * the seeds), and the workflow bundle. Its address is passed on in the environment.
 */
export async function startTestRun(): Promise<{ stop(): Promise<void> }> {
  const folder = await runFolder();
  const progress = () => undefined;
  const [postgres] = await Promise.all([
    startPostgres({ dataDir: `${folder.path}/db`, progress, persistent: false }),
    workflowBundle(),
  ]);
  const admin = urlOf(postgres.url, 'postgres');
  const empty = await createDatabase(admin, EMPTY_TEMPLATE);
  await migrate(empty, { progress });
  const ledger = openLedger({
    url: await createDatabase(admin, SEEDED_TEMPLATE, EMPTY_TEMPLATE),
    connections: 1,
  });
  await importPlan(ledger, seedPlan());
  await ledger.close();
  process.env[ADMIN_URL] = admin;
  return {
    async stop() {
      await postgres.stop();
      await folder.remove();
    },
  };
}
