import { schemaEngine } from './engine.ts';
import { noDatabase } from './no-database.ts';

/**
 * The SQL that takes a database from one Prisma schema (its text; undefined: an empty database) to
 * another, as `prisma migrate diff --script` writes it; empty if they ask for the same tables.
 * Needs no database. Rejects with the engine's message if a schema is not valid.
 */
export async function diffSchemas(from: string | undefined, to: string): Promise<string> {
  const engine = await schemaEngine(noDatabase());
  try {
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? '').trim();
    return sql === '' || sql === '-- This is an empty migration.' ? '' : `${sql}\n`;
  } finally {
    engine.free();
  }
}

function datamodel(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] };
}
