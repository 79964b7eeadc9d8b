// Developer's command: `npx tsx prisma/new-migration.ts PURPOSE` writes the next migration.
import { writeNextMigration } from './next-migration.ts';

const purpose = process.argv[2];
if (purpose === undefined) {
  process.stderr.write('Usage: tsx prisma/new-migration.ts PURPOSE   (such as: add_contacts)\n');
  process.exitCode = 2;
} else {
  try {
    const name = await writeNextMigration(purpose, new Date());
    process.stdout.write(
      name === undefined
        ? 'The migrations already bring all that prisma/schema.prisma asks for.\n'
        : `Wrote prisma/migrations/${name}/migration.sql: read it, then commit the whole folder.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
