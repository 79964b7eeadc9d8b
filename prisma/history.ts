import type { DiagnoseMigrationHistoryOutput } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Throws if the database's own record of migrations does not fit the migrations of this code. */
export function refuseForeignHistory(state: DiagnoseMigrationHistoryOutput): void {
  const { failedMigrationNames: failed, editedMigrationNames: edited, history } = state;
  if (failed.length > 0)
    throw new Error(
      `Migration ${failed.join(', ')} failed half-way on this database. See what the column “logs” ` +
        'of its table _prisma_migrations says and what is left of it; when nothing is, run ' +
        `\`tsx prisma/migrate.ts --rolled-back ${failed[0]}\`, then migrate again.`,
    );
  if (edited.length > 0)
    throw new Error(
      `Migration ${edited.join(', ')} was changed after it was applied to this database. ` +
        'Put its file back as it was, and bring the change as a new migration.',
    );
  const unknown =
    history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [];
  if (unknown.length > 0)
    throw new Error(
      `The database is newer than this code: it has migration ${unknown.join(', ')}, which is not ` +
        'in prisma/migrations. Run the code it was migrated with, or a newer one.',
    );
}

/** Rethrows what the engine says of a failed migration, without its stack of Rust functions. */
export function sqlFailed(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  const name = /migration_name="([^"]+)"/.exec(text)?.[1];
  const [what = text] = text.replace(/^external connector error\n/, '').split('\n   0: ');
  throw new Error(name === undefined ? what : `Migration ${name} failed: ${what}`, {
    cause: error,
  });
}
